using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Balise.Tests.Host;

/// <summary>Measures on a port of their own, without content.</summary>
public sealed partial class MetricsTests
{
    [Fact]
    public async Task Every_measure_of_the_dashboard_is_served_on_its_own_port_and_nowhere_else()
    {
        const string Planted = "phrase-plantée-4242";
        var port = BaliseProcess.FreePort();
        await using var balise = await BaliseProcess.StartAsync(("BALISE_METRICS_PORT", port.ToString()));
        await balise.AskAsync("closed", Planted);
        await balise.AskAsync("public", $"{Planted} NAS 046 454 286");
        using var stranger = await balise.Client.GetAsync("/v1/models");
        using var client = new HttpClient();

        var served = await client.GetStringAsync($"http://127.0.0.1:{port}/metrics");
        using var elsewhere = await balise.Client.GetAsync("/metrics");
        using var portal = await client.GetAsync($"http://127.0.0.1:{port}/connexion");

        Assert.DoesNotContain("plant", served);
        Assert.Contains("dotnet_gc_pause_time_seconds_total", served);
        Assert.Contains("kestrel_active_connections", served);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, portal.StatusCode);
        var dashboard = await File.ReadAllTextAsync(Path.Combine(BaliseProcess.Root, "deploy", "dashboard.json"));
        foreach (var expression in Expressions(JsonDocument.Parse(dashboard).RootElement))
        {
            foreach (Match name in Names().Matches(expression))
            {
                Assert.Contains(name.Value, served);
            }
        }
    }

    private static IEnumerable<string> Expressions(JsonElement dashboard) => dashboard.GetProperty("panels").EnumerateArray()
        .SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!);

    [GeneratedRegex(@"\b(balise|gen_ai)_[a-z_]+(?=[\[{)])")]
    private static partial Regex Names();
}

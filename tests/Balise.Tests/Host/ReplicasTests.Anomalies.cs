using System.Net.Http.Json;
using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>What is watched is counted together (Guide, 2.3; S19).</summary>
public sealed partial class ReplicasTests
{
    [Fact]
    public async Task A_burst_spread_over_replicas_is_one_burst()
    {
        using var officer = await PortalSession.OpenAsync(stage.First, "security_officer");
        Assert.True((await officer.PutAsync("/api/v1/anomaly-watches/findings", new { threshold = 6, action = "alert" })).IsSuccessStatusCode);

        // A ceiling, set after: a replica that keeps it watches too.
        var marker = await officer.PostAsync("/api/v1/quotas", new { scope = "use_case", target = "traduire-document", measure = "requests", period = "day", amount = 1 });
        await stage.UntilAsync(async b => (await b.AskAsync("sovereign", "Bonjour")).Code == "quota_exceeded");

        for (var i = 0; i < 6; i++)
        {
            // Two for each of three: none of them reaches six.
            Assert.Equal(200, (await stage.Replicas[i % 3].AskAsync("intranet", "Écris à jean.tremblay@exemple.qc.ca.", model: stage.First.Model("closed"))).Status);
        }

        var alert = await AlertAsync(officer);
        await officer.PutAsync("/api/v1/anomaly-watches/findings", new { threshold = 6, action = "off" });
        await officer.PostAsync($"/api/v1/anomalies/{alert.GetProperty("id").GetString()}/release", new { reason = "Essai" });
        await officer.PostAsync($"/api/v1/quotas/{(await marker.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()}/withdraw", new { });
        await stage.UntilAsync(async b => (await b.AskAsync("sovereign", "Bonjour")).Status == 200);
        Assert.Equal(6, alert.GetProperty("count").GetInt32());
    }

    private static async Task<JsonElement> AlertAsync(PortalSession officer)
    {
        for (var i = 0; i < 400; i++)
        {
            if ((await officer.GetJsonAsync("/api/v1/anomalies?open=true")).EnumerateArray().ToList() is [var alert, ..])
            {
                return alert;
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("Nothing was told.");
    }
}

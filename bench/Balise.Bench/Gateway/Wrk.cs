using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Balise.Bench.Gateway;

/// <summary>Runs wrk with a POST and reads its summary.</summary>
internal static partial class Wrk
{
    public static async Task<Result> RunAsync(Peer peer, string prompt, string work, int seconds, int connections = 32)
    {
        var script = System.IO.Path.Combine(work, $"{peer.Name}.lua");
        var body = JsonSerializer.Serialize(new { model = peer.Model, messages = new[] { new { role = "user", content = prompt } } });
        var headers = string.Join('\n', peer.Headers.Select(h => $"wrk.headers[\"{h.Key}\"] = [==[{h.Value}]==]"));
        await File.WriteAllTextAsync(script, $"""
            wrk.method = "POST"
            wrk.path = "{peer.Path}"
            wrk.headers["content-type"] = "application/json"
            wrk.headers["authorization"] = "Bearer {peer.Key}"
            {headers}
            wrk.body = [==[{body}]==]
            done = function(summary, latency, requests)
              io.write(string.format("RESULT %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
                summary.errors.status, summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
            end
            """);
        var start = new ProcessStartInfo("wrk", ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s", "-s", script, $"http://127.0.0.1:{peer.Port}"])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var match = Line().Match(output);
        if (!match.Success)
        {
            throw new InvalidOperationException($"wrk said nothing usable of {peer.Name}: {output}");
        }

        double Number(int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return new Result(peer.Name, Number(1) / (Number(2) / 1e6), Number(3) / 1000, Number(4) / 1000, (long)Number(1), (long)(Number(5) + Number(6)));
    }

    [GeneratedRegex(@"RESULT (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)")]
    private static partial Regex Line();
}

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Balise.Bench.Gateway;

/// <summary>
/// Throughput at 32 connections with a 1.3 KB prompt and an instant upstream, for every peer in one run: direct, nginx, a bare YARP
/// forwarder, Portkey, and Balise with everything on (authentication, policy, detection, durable journal). Then the streams, then the
/// cost of longer prompts.
/// </summary>
internal static class GatewayBench
{
    private const int Upstream = 6100;

    // Long enough for every peer's compiler to have done its work.
    private const int WarmUpSeconds = 12;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = args is ["--seconds", var s] ? int.Parse(s) : 8;
        var work = Directory.CreateTempSubdirectory("balise-bench-").FullName;
        using var peers = new PeerSet(work);
        peers.Dotnet("upstream", ["upstream", $"{Upstream}"]);
        await PeerSet.ListeningAsync(Upstream);
        var runs = new List<Peer> { new("direct", Upstream, "k", "m") };
        await peers.NginxAsync(runs, 6101, Upstream);
        var yarp = peers.Dotnet("yarp", ["yarp", "6102", $"http://127.0.0.1:{Upstream}"]);
        await PeerSet.ListeningAsync(6102);
        runs.Add(new("yarp", 6102, "k", "m"));
        await peers.PortkeyAsync(runs, 6103, Upstream);
        var balise = await peers.BaliseAsync(runs, 6104, Upstream);

        var prompt = Prompt(1240);
        var results = new List<Result>();
        var cpu = TimeSpan.Zero;
        foreach (var round in new[] { WarmUpSeconds, seconds })
        {
            results.Clear();
            foreach (var peer in runs)
            {
                cpu = balise.Process.TotalProcessorTime;
                results.Add(await Wrk.RunAsync(peer, prompt, work, round));
            }
        }

        // Balise is the last peer: what it used since is this run.
        cpu = balise.Process.TotalProcessorTime - cpu;
        var table = Report(results, balise, cpu, seconds);
        Console.WriteLine(table);
        await SaveAsync("gateway.md", table);

        var streams = await StreamBench.RunAsync([.. runs.Where(r => r.Name is not "portkey")]);
        Console.WriteLine(streams);
        await SaveAsync("gateway-streams.md", streams);

        var (sizes, plot) = await SizeBench.RunAsync([(runs.First(r => r.Name == "yarp"), yarp), (runs[^1], balise.Process)], work);
        Console.WriteLine(sizes);
        await SaveAsync("gateway-sizes.md", sizes);
        await SaveAsync("gateway-sizes.svg", plot);
        return 0;
    }

    // Ordinary prose in French with nothing to find: the common case is the one that must be fast.
    internal static string Prompt(int bytes)
    {
        var text = new StringBuilder("Résume en cinq points le texte qui suit, pour une note aux directions d’école. ");
        const string sentence = "Le comité a discuté de l’horaire des autobus, de la rénovation du gymnase et du calendrier des rencontres de parents. ";
        for (var have = Encoding.UTF8.GetByteCount(text.ToString()); have < bytes; have += Encoding.UTF8.GetByteCount(sentence))
        {
            text.Append(sentence);
        }

        return text.ToString();
    }

    private static string Report(List<Result> results, BaliseFigures balise, TimeSpan cpu, int seconds)
    {
        var yarp = results.First(r => r.Peer == "yarp").RequestsPerSecond;
        var portkey = results.FirstOrDefault(r => r.Peer == "portkey")?.RequestsPerSecond;
        var text = new StringBuilder()
            .AppendLine("# Gateway throughput").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"32 connections, prompt of 1.3 KB, instant upstream, {seconds} s each, one run. {Machine.Describe()}").AppendLine()
            .AppendLine("| peer | requests/s | × YARP | × Portkey | p50 ms | p99 ms | errors |").AppendLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var r in results)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"| {r.Peer} | {r.RequestsPerSecond:N0} | {r.RequestsPerSecond / yarp:0.00} | {(portkey is > 0 ? (r.RequestsPerSecond / portkey.Value).ToString("0.0", CultureInfo.InvariantCulture) : "—")} | {r.P50Ms:0.0} | {r.P99Ms:0.0} | {r.Errors} |");
        }

        return text.AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Balise: ready {balise.ReadyMs:N0} ms after process start on an existing database; resident {balise.ResidentMb():N0} MB after the runs; CPU {cpu.TotalMicroseconds / Math.Max(1, results[^1].Requests):N0} µs per request.")
            .ToString();
    }

    private static async Task SaveAsync(string name, string text)
    {
        var folder = Path.Combine(Machine.Root(), "bench", "results");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, name), text);
    }
}

/// <param name="Key">Sent as a bearer token.</param>
internal sealed record Peer(string Name, int Port, string Key, string Model)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Path { get; init; } = "/v1/chat/completions";
}

internal sealed record Result(string Peer, double RequestsPerSecond, double P50Ms, double P99Ms, long Requests, long Errors);

/// <summary>What the table says of the machine.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{Environment.ProcessorCount} cores ({cpu ?? "unknown"}), load generator on the same machine, .NET {Environment.Version}, {DateTime.UtcNow:yyyy-MM-dd}.";
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Balise.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}

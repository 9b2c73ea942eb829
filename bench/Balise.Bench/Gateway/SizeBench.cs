using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Balise.Bench.Gateway;

/// <summary>Processor time of one request against the length of its prompt, from 1.3 KB to 1 MB: twice the text must cost twice, not more.</summary>
internal static class SizeBench
{
    private static readonly int[] Bytes = [1_300, 4_000, 16_000, 64_000, 256_000, 1_000_000];

    public static async Task<(string Table, string Plot)> RunAsync((Peer Peer, Process Process)[] peers, string work)
    {
        var costs = peers.Select(_ => new double[Bytes.Length]).ToArray();
        for (var size = 0; size < Bytes.Length; size++)
        {
            var prompt = GatewayBench.Prompt(Bytes[size]);
            for (var i = 0; i < peers.Length; i++)
            {
                await Wrk.RunAsync(peers[i].Peer, prompt, work, seconds: 1, connections: 8);
                var before = peers[i].Process.TotalProcessorTime;
                var result = await Wrk.RunAsync(peers[i].Peer, prompt, work, seconds: 4, connections: 8);
                costs[i][size] = (peers[i].Process.TotalProcessorTime - before).TotalMicroseconds / Math.Max(1, result.Requests);
            }
        }

        return (Table(peers, costs), LinearityPlot.Draw(Bytes, [.. peers.Select((p, i) => (p.Peer.Name, costs[i].Select((c, k) => c * 1000 / Bytes[k]).ToArray()))]));
    }

    private static string Table((Peer Peer, Process Process)[] peers, double[][] costs)
    {
        var text = new StringBuilder()
            .AppendLine("# Cost of a request against the length of its prompt").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"8 connections, instant upstream, one run. Processor time of the process, all its threads. {Machine.Describe()}").AppendLine()
            .AppendLine($"| prompt, bytes | {string.Join(" | ", peers.Select(p => $"{p.Peer.Name}, µs | {p.Peer.Name}, ns a byte"))} |")
            .AppendLine($"|---:|{string.Concat(Enumerable.Repeat("---:|", peers.Length * 2))}");
        for (var size = 0; size < Bytes.Length; size++)
        {
            var cells = costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c[size]:N0} | {c[size] * 1000 / Bytes[size]:0.0}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {Bytes[size]:N0} | {string.Join(" | ", cells)} |");
        }

        return text.AppendLine().AppendLine("![Nanoseconds a byte](gateway-sizes.svg)").ToString();
    }
}

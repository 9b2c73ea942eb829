using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Balise.Bench.Gateway;

/// <summary>
/// Many streams at once, each opened again as soon as it ends: how long before the first event, how long before the first word, and
/// whether every stream came whole. The provider sends its first word at once and one more every 50 ms, so that nobody is saturated.
/// </summary>
internal static class StreamBench
{
    private static readonly string Whole = string.Concat(Enumerable.Repeat(InstantUpstream.Piece, InstantUpstream.Pieces));

    public static async Task<string> RunAsync(IReadOnlyList<Peer> peers)
    {
        var text = new StringBuilder()
            .AppendLine("# Streams").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Streams of {InstantUpstream.Pieces} words, 50 ms apart, opened again as they end; one run. {Machine.Describe()}").AppendLine()
            .AppendLine("| streams at once | peer | streams | damaged | first event p50 ms | p99 ms | first word p50 ms | p99 ms |").AppendLine("|---:|---|---:|---:|---:|---:|---:|---:|");
        foreach (var at in new[] { 128, 512 })
        {
            foreach (var peer in peers)
            {
                await MeasureAsync(peer, at, TimeSpan.FromSeconds(3));
                var seen = await MeasureAsync(peer, at, TimeSpan.FromSeconds(12));
                var (events, words) = (Sorted(seen, s => s.FirstEventMs), Sorted(seen, s => s.FirstWordMs));
                text.AppendLine(CultureInfo.InvariantCulture,
                    $"| {at} | {peer.Name} | {seen.Count} | {seen.Count(s => !s.Whole)} | {Percentile(events, .5):0.00} | {Percentile(events, .99):0.00} | {Percentile(words, .5):0.00} | {Percentile(words, .99):0.00} |");
            }
        }

        var disk = Disk();
        return text.AppendLine().AppendLine(CultureInfo.InvariantCulture,
            $"A decision is on the disk before its request leaves. Writing 4 KiB and flushing them, alone on this disk, in the same run: p50 {Percentile(disk, .5):0.00} ms, p99 {Percentile(disk, .99):0.00} ms.").ToString();
    }

    /// <summary>The floor of durability: what one small write takes to be on the disk, a hundred times a second as the streams ask.</summary>
    private static List<double> Disk()
    {
        var file = Path.GetTempFileName();
        var page = new byte[4096];
        List<double> took = [];
        using (var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite))
        {
            RandomAccess.Write(handle, new byte[4 << 20], 0);
            RandomAccess.FlushToDisk(handle);
            for (var i = 0; i < 500; i++)
            {
                Thread.Sleep(9);
                var began = Stopwatch.GetTimestamp();
                RandomAccess.Write(handle, page, i * page.Length);
                RandomAccess.FlushToDisk(handle);
                took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        File.Delete(file);
        return Sorted(took, ms => ms);
    }

    private static async Task<IReadOnlyCollection<Seen>> MeasureAsync(Peer peer, int streams, TimeSpan duration)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = streams, UseProxy = false });
        var seen = new ConcurrentBag<Seen>();
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, streams).Select(async i =>
        {
            // Spread over one stream's length: people do not press « send » together. The first one opens the connection and is not counted.
            await Task.Delay(i * 1000 / streams);
            await OneAsync(client, peer);
            while (Stopwatch.GetTimestamp() < until)
            {
                seen.Add(await OneAsync(client, peer));
            }
        }));
        return seen;
    }

    private static async Task<Seen> OneAsync(HttpClient client, Peer peer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{peer.Port}{peer.Path}")
        {
            Content = JsonContent.Create(new { model = peer.Model, stream = true, messages = new[] { new { role = "user", content = "Explique la photosynthèse en vingt mots." } } }),
        };
        request.Headers.Authorization = new("Bearer", peer.Key);
        foreach (var header in peer.Headers)
        {
            request.Headers.Add(header.Key, header.Value);
        }

        var began = Stopwatch.GetTimestamp();
        double? firstEvent = null, firstWord = null;
        var text = new StringBuilder();
        var done = false;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await lines.ReadLineAsync() is { } line)
            {
                if (!line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    continue;
                }

                firstEvent ??= Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                if (line == "data: [DONE]")
                {
                    done = true;
                    continue;
                }

                using var piece = JsonDocument.Parse(line.AsMemory(6));
                if (piece.RootElement.GetProperty("choices") is { } choices && choices.GetArrayLength() > 0 && choices[0].GetProperty("delta").TryGetProperty("content", out var content))
                {
                    text.Append(content.GetString());
                    firstWord ??= text.Length > 0 ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : null;
                }
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            done = false;
        }

        return new Seen(firstEvent ?? 0, firstWord ?? 0, done && text.ToString() == Whole);
    }

    private static List<double> Sorted<T>(IEnumerable<T> seen, Func<T, double> what) => [.. seen.Select(what).Order()];

    private static double Percentile(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * part)];

    private readonly record struct Seen(double FirstEventMs, double FirstWordMs, bool Whole);
}

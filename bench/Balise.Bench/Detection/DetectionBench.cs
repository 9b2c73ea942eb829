using System.Diagnostics;
using System.Globalization;
using System.Text;
using Balise.Bench.Gateway;
using Balise.Detection;
using Balise.Detection.Names;

namespace Balise.Bench.Detection;

/// <summary>
/// One thread: throughput with and without names, a prompt of 4 KB, allocations, ripgrep in the same run, and the cost of a character as
/// texts grow. Processor time, so that a busy machine spoils less.
/// </summary>
internal static class DetectionBench
{
    private static readonly int[] Lengths = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

    public static void Run()
    {
        var named = DetectorSet.Create(new DetectorSetOptions { PersonTagger = PersonNames.Load() });
        var bare = DetectorSet.Standard;
        var buffer = new FindingBuffer();
        var clean = SampleTexts.Clean(16_000_000);
        Warm(named, bare, buffer);

        var report = new StringBuilder();
        report.AppendLine("# Detection").AppendLine().AppendLine(Machine.Describe()).AppendLine();
        report.AppendLine("One thread, processor time, best of five. Clean text: ministry prose in French and English, years and percentages, nothing to find.").AppendLine();
        report.AppendLine("| what | value |").AppendLine("|---|---:|");
        var without = Throughput(bare, clean, buffer);
        var with = Throughput(named, clean[..4_000_000], buffer);
        Row("without names", $"{without:0} MB/s");
        Row("with names", $"{with:0} MB/s");
        Row("4 KB prompt, without names, p50 / p99", Prompt(bare, clean[..4096], buffer));
        Row("4 KB prompt, with names, p50 / p99", Prompt(named, clean[..4096], buffer));
        Row("bytes allocated a scan of 4 KB without findings, without / with names", $"{Allocated(bare, clean[..4096], buffer)} / {Allocated(named, clean[..4096], buffer)}");
        Row("ripgrep, union of 26 comparable patterns, one thread", Compared(clean, without));

        report.AppendLine().AppendLine("## As texts grow").AppendLine();
        report.AppendLine("Nanoseconds a character; flat means linear. Hostile texts repeat one unit; « with names » is said where it is.").AppendLine();
        report.AppendLine($"| text | {string.Join(" | ", Lengths.Select(l => l >= 1_000_000 ? $"{l / 1_000_000} M" : $"{l / 1000} k"))} |").AppendLine("|---|" + string.Concat(Lengths.Select(_ => "---:|")));
        var series = new List<(string Name, double[] Costs)> { Costs("clean", SampleTexts.Clean, bare, buffer), Costs("clean, names", SampleTexts.Clean, named, buffer) };
        series.AddRange(SampleTexts.Hostile.Select(h => Costs(h.Name, n => SampleTexts.Repeat(h.Unit, n), bare, buffer)));
        series.Add(Costs("'Ab ', names", n => SampleTexts.Repeat("Ab ", n), named, buffer));
        foreach (var (name, costs) in series)
        {
            report.AppendLine($"| {name} | {string.Join(" | ", costs.Select(c => c.ToString("0.0", CultureInfo.InvariantCulture)))} |");
        }

        report.AppendLine().AppendLine("![Cost of a character](detection-linearity.svg)");
        var folder = Path.Combine(Machine.Root(), "bench", "results");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "detection.md"), report.ToString());
        File.WriteAllText(Path.Combine(folder, "detection-linearity.svg"), LinearityPlot.Draw(Lengths, series));
        Console.WriteLine(report);

        void Row(string what, FormattableString value) => report.AppendLine($"| {what} | {value.ToString(CultureInfo.InvariantCulture)} |");
    }

    private static void Warm(DetectorSet named, DetectorSet bare, FindingBuffer buffer)
    {
        foreach (var text in SampleTexts.Hostile.Select(h => SampleTexts.Repeat(h.Unit, 4096)).Append(SampleTexts.Clean(8192)))
        {
            for (var i = 0; i < 150; i++)
            {
                named.Scan(text, buffer);
                bare.Scan(text, buffer);
            }
        }
    }

    private static double Throughput(DetectorSet set, string text, FindingBuffer buffer)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes / 1e6 / Enumerable.Range(0, 5).Min(_ => Processor(() =>
        {
            for (var at = 0; at < text.Length; at += 16_384)
            {
                set.Scan(text.AsSpan(at, Math.Min(16_384, text.Length - at)), buffer);
            }
        }));
    }

    private static FormattableString Prompt(DetectorSet set, string prompt, FindingBuffer buffer)
    {
        var times = new double[5_000];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            set.Scan(prompt, buffer);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return $"{times[times.Length / 2]:0} µs / {times[times.Length * 99 / 100]:0} µs (elapsed)";
    }

    private static long Allocated(DetectorSet set, string text, FindingBuffer buffer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            set.Scan(text, buffer);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }

    private static FormattableString Compared(string clean, double without)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, clean);
            var speed = new FileInfo(path).Length / 1e6 / Ripgrep.Seconds(path);
            return speed is { } found ? (FormattableString)$"{found:0} MB/s: Balise without names is {without / found:0.00} times as fast" : $"not installed";
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static (string Name, double[] Costs) Costs(string name, Func<int, string> make, DetectorSet set, FindingBuffer buffer) =>
        (name, [.. Lengths.Select(length =>
        {
            // Short texts are scanned many times, so that the clock has something to count.
            var text = make(length);
            var rounds = Math.Max(1, 1_000_000 / length);
            return Enumerable.Range(0, length > 1_000_000 ? 1 : 2).Min(_ => Processor(() =>
            {
                for (var i = 0; i < rounds; i++)
                {
                    set.Scan(text, buffer);
                }
            })) * 1e9 / ((double)length * rounds);
        })]);

    private static double Processor(Action action)
    {
        var before = Process.GetCurrentProcess().UserProcessorTime;
        action();
        return Math.Max((Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds, 1e-6);
    }
}

using System.Diagnostics;
using System.Text;
using Balise.Detection.Names;

namespace Balise.NameTraining;

/// <summary>Scores on the held-out packs of the data folder, and the speed next to a plain loop over the same characters.</summary>
internal static class Measurement
{
    private static readonly string[] Packs =
        ["winer_fr_test", "presidio_synth_v2_en", "presidio_generated_large_en", "wnut17_test_en", "europeana_fr_ocr", "fenec_fr_sample"];

    public static bool Report(string folder, PersonTagger tagger, TextWriter output)
    {
        var all = new StringBuilder();
        var mistakes = Environment.GetEnvironmentVariable("NAMES_MISTAKES");
        foreach (var (pack, texts) in Read(folder))
        {
            var score = Score.Of(tagger, texts, pack == mistakes ? Printer(output) : null);
            output.WriteLine($"{pack,-28}{score}");
            foreach (var text in texts)
                all.AppendLine(text.Text);
        }

        if (all.Length == 0)
            return false;
        Time(tagger, all.ToString(), output);
        return true;
    }

    public static IEnumerable<(string Pack, List<LabelledText> Texts)> Read(string folder)
    {
        foreach (var pack in Packs)
        {
            var path = Path.Combine(folder, "detection", pack + ".jsonl.gz");
            if (File.Exists(path))
                yield return (pack, LabelledText.ReadAll(path));
        }
    }

    public static Action<string, string, LabelledText, int, int> Printer(TextWriter output) =>
        (what, why, text, start, end) => output.WriteLine(Around(what, why, text, start, end));

    private static string Around(string what, string why, LabelledText text, int start, int end)
    {
        var left = text.Text[Math.Max(0, start - 40)..start];
        var right = text.Text[end..Math.Min(text.Text.Length, end + 30)];
        return $"{what} {why} | {left}[[{text.Text[start..end]}]]{right}".ReplaceLineEndings("⏎");
    }

    private static void Time(PersonTagger tagger, string text, TextWriter output)
    {
        var buffer = new PersonSpanBuffer();
        var bytes = Encoding.UTF8.GetByteCount(text);
        double tagging = double.MaxValue, plain = double.MaxValue;
        var letters = 0;
        for (var turn = 0; turn < 5; turn++)
        {
            var clock = Stopwatch.GetTimestamp();
            tagger.Tag(text, buffer);
            tagging = Math.Min(tagging, Stopwatch.GetElapsedTime(clock).TotalSeconds);
            clock = Stopwatch.GetTimestamp();
            foreach (var c in text)
                letters += char.IsLetter(c) ? 1 : 0;
            plain = Math.Min(plain, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        }

        output.WriteLine($"{bytes / 1e6 / tagging:F1} MB/s; counting letters one by one: {bytes / 1e6 / plain:F0} MB/s (ratio {tagging / plain:F1}); {buffer.Count} names, {letters / 5} letters");
    }
}

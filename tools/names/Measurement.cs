using System.Diagnostics;
using System.Text;
using Balise.Detection.Names;

namespace Balise.NameTraining;

/// <summary>Scores on the held-out packs of the data folder, and the speed next to a plain loop over the same characters.</summary>
internal static class Measurement
{
    /// <summary>Each piece is timed several times and its best time kept, so that another program's turn does not count.</summary>
    private const int Piece = 32_768, Turns = 15;

    private static readonly string[] Packs =
        ["winer_fr_test", "presidio_synth_v2_en", "presidio_generated_large_en", "wnut17_test_en", "europeana_fr_ocr", "fenec_fr_sample"];

    public static bool Report(string folder, PersonTagger tagger, TextWriter output)
    {
        var all = new StringBuilder();
        output.WriteLine($"{"own texts",-28}{Score.Of(tagger, HeldOutTexts.Read(), PrinterFor("held", output))}");
        foreach (var (pack, texts) in Read(folder))
        {
            var score = Score.Of(tagger, texts, PrinterFor(pack, output));
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

    /// <summary>Prints the mistakes made on a pack, when NAMES_MISTAKES names it.</summary>
    public static Action<string, string, LabelledText, int, int>? PrinterFor(string pack, TextWriter output) =>
        Environment.GetEnvironmentVariable("NAMES_MISTAKES")?.Split(',').Contains(pack) != true ? null : (what, why, text, start, end) => output.WriteLine(Around(what, why, text, start, end));

    private static string Around(string what, string why, LabelledText text, int start, int end)
    {
        var left = text.Text[Math.Max(0, start - 50)..start];
        var right = text.Text[end..Math.Min(text.Text.Length, end + 30)];
        return $"{what} {why} | {left}[[{text.Text[start..end]}]]{right}".ReplaceLineEndings("⏎");
    }

    private static void Time(PersonTagger tagger, string text, TextWriter output)
    {
        var buffer = new PersonSpanBuffer();
        double tagging = 0, plain = 0;
        int letters = 0, names = 0;
        for (var start = 0; start < text.Length; start += Piece)
        {
            var piece = text.AsSpan(start, Math.Min(Piece, text.Length - start));
            double taggingPiece = double.MaxValue, plainPiece = double.MaxValue;
            for (var turn = 0; turn < Turns; turn++)
            {
                var clock = Stopwatch.GetTimestamp();
                tagger.Tag(piece, buffer);
                taggingPiece = Math.Min(taggingPiece, Stopwatch.GetElapsedTime(clock).TotalSeconds);
                clock = Stopwatch.GetTimestamp();
                foreach (var c in piece)
                    letters += char.IsLetter(c) ? 1 : 0;
                plainPiece = Math.Min(plainPiece, Stopwatch.GetElapsedTime(clock).TotalSeconds);
            }

            tagging += taggingPiece;
            plain += plainPiece;
            names += buffer.Count;
        }

        var megabytes = Encoding.UTF8.GetByteCount(text) / 1e6;
        output.WriteLine($"{megabytes / tagging:F1} MB/s; counting letters one by one: {megabytes / plain:F0} MB/s (ratio {tagging / plain:F1}); {names} names, {letters / Turns} letters");
    }
}

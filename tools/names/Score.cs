using Balise.Detection;
using Balise.Detection.Names;

namespace Balise.NameTraining;

/// <summary>
/// Spans found and missed. A gold name is found when at least 80 % of it is covered; a predicted one is right when at least half
/// of it lies in gold spans: of names only (strict), or of any type (as the pack's scorer counts).
/// </summary>
internal readonly record struct Score(int Found, int Gold, int Right, int RightAny, int Predicted)
{
    public double Recall => Found / (double)Math.Max(1, Gold);

    public double Precision => Right / (double)Math.Max(1, Predicted);

    public double PrecisionAny => RightAny / (double)Math.Max(1, Predicted);

    public double F1 => Harmonic(Precision, Recall);

    public double F1Any => Harmonic(PrecisionAny, Recall);

    public static Score Of(PersonTagger tagger, IEnumerable<LabelledText> texts, Action<string, string, LabelledText, int, int>? mistake = null)
    {
        var set = DetectorSet.Create(new DetectorSetOptions { PersonTagger = new Balise.Detection.Names.PersonNames(tagger) });
        var buffer = new FindingBuffer();
        int found = 0, gold = 0, right = 0, rightAny = 0, predicted = 0;
        foreach (var text in texts)
        {
            set.Scan(text.Text, buffer);
            Finding[] people = [.. buffer.Findings.ToArray().Where(f => f.Type == FindingType.Person)];
            var covered = new bool[text.Text.Length];
            var names = new bool[text.Text.Length];
            var any = new bool[text.Text.Length];
            foreach (var span in people)
                covered.AsSpan(span.Start, (span.End - span.Start)).Fill(true);
            foreach (var span in text.Spans)
            {
                any.AsSpan(span.Start, span.End - span.Start).Fill(true);
                if (span.Type != "PERSON")
                    continue;
                names.AsSpan(span.Start, span.End - span.Start).Fill(true);
                gold++;
                var ok = covered.AsSpan(span.Start, span.End - span.Start).Count(true) >= 0.8 * (span.End - span.Start);
                found += ok ? 1 : 0;
                if (!ok)
                    mistake?.Invoke("missed", "", text, span.Start, span.End);
            }

            foreach (var span in people)
            {
                predicted++;
                var strict = names.AsSpan(span.Start, (span.End - span.Start)).Count(true) >= 0.5 * (span.End - span.Start);
                right += strict ? 1 : 0;
                rightAny += any.AsSpan(span.Start, (span.End - span.Start)).Count(true) >= 0.5 * (span.End - span.Start) ? 1 : 0;
                if (!strict)
                    mistake?.Invoke("wrong", $"{span.Reasons} {span.Confidence:F2}", text, span.Start, span.End);
            }
        }

        return new Score(found, gold, right, rightAny, predicted);
    }

    public override string ToString() =>
        $"recall {Recall:F3} ({Found}/{Gold})  precision {Precision:F3}  F1 {F1:F3}  | any type: precision {PrecisionAny:F3}  F1 {F1Any:F3}";

    private static double Harmonic(double p, double r) => p + r == 0 ? 0 : 2 * p * r / (p + r);
}

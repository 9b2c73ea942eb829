using Balise.Detection;
using Balise.Detection.Names;

namespace Balise.NameTraining;

/// <summary>What the whole engine says of people in the project's own texts: names covered, findings that are nobody, and texts without anybody that raise an alarm.</summary>
internal readonly record struct TextScore(int Found, int Gold, int Right, int Predicted, int Alarms, int Innocent, int InnocentAlarms, int Empty)
{
    public static TextScore Of(PersonTagger tagger, IEnumerable<LabelledText> texts, Action<string, string, LabelledText, int, int>? mistake = null)
    {
        var set = DetectorSet.Create(new DetectorSetOptions { PersonTagger = new Balise.Detection.Names.PersonNames(tagger) });
        var buffer = new FindingBuffer();
        var score = default(TextScore);
        foreach (var text in texts)
        {
            set.Scan(text.Text, buffer);
            score += Of(text, buffer.Findings, mistake);
        }

        return score;
    }

    public static TextScore operator +(TextScore a, TextScore b) => new(
        a.Found + b.Found, a.Gold + b.Gold, a.Right + b.Right, a.Predicted + b.Predicted, a.Alarms + b.Alarms, a.Innocent + b.Innocent,
        a.InnocentAlarms + b.InnocentAlarms, a.Empty + b.Empty);

    public override string ToString() =>
        $"recall {Found / (double)Math.Max(1, Gold):F3} ({Found}/{Gold})  precision {Right / (double)Math.Max(1, Predicted):F3} ({Predicted - Right} wrong)  "
        + $"innocent texts with an alarm {InnocentAlarms}/{Empty} ({InnocentAlarms / (double)Math.Max(1, Empty):P1}), texts without people {Alarms}/{Innocent} ({Alarms / (double)Math.Max(1, Innocent):P1})";

    private static TextScore Of(LabelledText text, ReadOnlySpan<Finding> findings, Action<string, string, LabelledText, int, int>? mistake)
    {
        var covered = new bool[text.Text.Length];
        var labelled = new bool[text.Text.Length];
        foreach (ref readonly var finding in findings)
            covered.AsSpan(finding.Start, finding.End - finding.Start).Fill(true);
        int found = 0, gold = 0, right = 0, predicted = 0;
        foreach (var span in text.Spans)
        {
            labelled.AsSpan(span.Start, span.End - span.Start).Fill(true);
            if (span.Type != "PERSON")
                continue;
            gold++;
            var ok = covered.AsSpan(span.Start, span.End - span.Start).Count(true) >= 0.8 * (span.End - span.Start);
            found += ok ? 1 : 0;
            if (!ok)
                mistake?.Invoke("missed", text.Id, text, span.Start, span.End);
        }

        var wrong = 0;
        foreach (ref readonly var finding in findings)
        {
            if (finding.Type != FindingType.Person)
                continue;
            predicted++;
            var ok = labelled.AsSpan(finding.Start, finding.End - finding.Start).Count(true) >= 0.5 * (finding.End - finding.Start);
            right += ok ? 1 : 0;
            wrong += ok ? 0 : 1;
            if (!ok)
                mistake?.Invoke(gold == 0 ? "ALARM" : "wrong", $"{text.Id} {finding.Reasons} {finding.Confidence:F2}", text, finding.Start, finding.End);
        }

        var alarm = wrong > 0 ? 1 : 0;
        var empty = !text.Spans.Any(s => s.Type[0] != '?');
        return new TextScore(found, gold, right, predicted, gold == 0 ? alarm : 0, gold == 0 ? 1 : 0, empty ? alarm : 0, empty ? 1 : 0);
    }
}

using System.Globalization;
using System.Text;
using Balise.Detection;
using Balise.Tests.Detection.Labelled;

namespace Balise.ContextTraining;

/// <summary>
/// What a set of detectors finds of labelled texts: a value is found when 80 % of it is covered, a finding is right when half of it lies in a value.
/// Names of persons are left out: another model finds them.
/// </summary>
internal sealed class ContextScore
{
    private readonly SortedDictionary<string, (int Found, int Gold)> recall = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Right, int All)> precision = new(StringComparer.Ordinal);
    private int innocents;
    private int alarms;

    public void Add(DetectorSet set, LabelledText text, FindingBuffer buffer, TextWriter? mistakes = null)
    {
        set.Scan(text.Text, buffer);
        var covered = new bool[text.Text.Length];
        var any = new bool[text.Text.Length];
        foreach (ref readonly var f in buffer.Findings)
        {
            covered.AsSpan(f.Start, f.Length).Fill(true);
        }

        foreach (var label in text.Labels)
        {
            any.AsSpan(label.Start, label.End - label.Start).Fill(true);
            if (label.Role == SpanRole.Expected && label.Type != "PERSON")
            {
                var found = covered.AsSpan(label.Start, label.End - label.Start).Count(true) >= 0.8 * (label.End - label.Start);
                var (was, all) = recall.GetValueOrDefault(label.Type);
                recall[label.Type] = (was + (found ? 1 : 0), all + 1);
                if (!found)
                {
                    mistakes?.WriteLine(Around("missed " + label.Type, text, label.Start, label.End));
                }
            }
        }

        var wrongs = 0;
        foreach (ref readonly var f in buffer.Findings)
        {
            if (f.Type == FindingType.Person)
            {
                continue;
            }

            var right = any.AsSpan(f.Start, f.Length).Count(true) >= 0.5 * f.Length;
            var name = FindingTypes.Name(f.Type);
            var (was, all) = precision.GetValueOrDefault(name);
            precision[name] = (was + (right ? 1 : 0), all + 1);
            if (!right)
            {
                wrongs++;
                mistakes?.WriteLine(Around($"wrong {name} {f.Confidence:F2} {f.Reasons} {f.Detail}", text, f.Start, f.End));
            }
        }

        innocents += text.Labels.Count == 0 ? 1 : 0;
        alarms += text.Labels.Count == 0 && wrongs > 0 ? 1 : 0;
    }

    public override string ToString()
    {
        var lines = new StringBuilder();
        foreach (var type in recall.Keys.Union(precision.Keys).Order(StringComparer.Ordinal))
        {
            var (found, gold) = recall.GetValueOrDefault(type);
            var (right, all) = precision.GetValueOrDefault(type);
            lines.AppendLine(CultureInfo.InvariantCulture, $"{type,-20} recall {Rate(found, gold)} ({found}/{gold})  precision {Rate(right, all)} ({right}/{all})");
        }

        var (f, g) = (recall.Values.Sum(v => v.Found), recall.Values.Sum(v => v.Gold));
        var (r, a) = (precision.Values.Sum(v => v.Right), precision.Values.Sum(v => v.All));
        lines.Append(CultureInfo.InvariantCulture, $"{"all",-20} recall {Rate(f, g)} ({f}/{g})  precision {Rate(r, a)} ({r}/{a})  innocent texts with an alarm {alarms}/{innocents}");
        return lines.ToString();
    }

    private static string Rate(int part, int whole) => whole == 0 ? "  –  " : (part / (double)whole).ToString("F3", CultureInfo.InvariantCulture);

    private static string Around(string what, LabelledText text, int start, int end) =>
        $"{what} | {text.Id} | {text.Text[Math.Max(0, start - 70)..start]}[[{text.Text[start..end]}]]{text.Text[end..Math.Min(text.Text.Length, end + 40)]}".ReplaceLineEndings("⏎");
}

using System.Text;

namespace Balise.Tests.Detection.Labelled;

/// <summary>
/// Makes the evasions of one half from its plain texts: each disguise takes a few texts, always the same ones, and hides one value in each.
/// </summary>
internal static class Evasions
{
    private const int TextsPerDisguise = 6;

    /// <param name="half">Begins every id: <c>d</c> for the development half, <c>r1</c> for a retired one, <c>t</c> for the test half.</param>
    public static IEnumerable<LabelledText> Of(string half, IReadOnlyList<LabelledText> texts) =>
        Of(texts, half is "dev" or "test" ? half[..1] : half);

    private static IEnumerable<LabelledText> Of(IReadOnlyList<LabelledText> texts, string prefix) =>
        Disguise.All.SelectMany((disguise, rank) => Of(texts, prefix, disguise, rank));

    private static IEnumerable<LabelledText> Of(IReadOnlyList<LabelledText> texts, string prefix, Disguise disguise, int rank)
    {
        // One value for each text; round robin over the types, so that a frequent type does not crowd out the others.
        var byType = disguise.Types
            .Select(type => texts
                .SelectMany(text => text.Spans.Where(span => span.Type == type).Take(1).Select(span => (Text: text, Span: span)))
                .Where(candidate => CanHide(disguise, candidate.Text, candidate.Span))
                .ToList())
            .Where(list => list.Count > 0)
            .ToList();
        for (var i = 0; i < TextsPerDisguise && byType.Count > 0; i++)
        {
            var candidates = byType[(i + rank) % byType.Count];
            var (text, span) = candidates[(rank * 5 + i / byType.Count * 3) % candidates.Count];
            yield return Apply(text, span, disguise, $"{prefix}-{disguise.Name}-{i + 1:00}");
        }
    }

    private static bool CanHide(Disguise disguise, LabelledText text, LabelledSpan span)
    {
        var value = text.ValueOf(span);
        return !value.Contains('\n')
            && !(disguise.Apply(span.Type, value) is [var only] && only.Text == value)

            // A secret left in clear would look like a leak to whoever scans the file.
            && text.Spans.All(other => other == span || other.Type != "SECRET");
    }

    private static LabelledText Apply(LabelledText source, LabelledSpan target, Disguise disguise, string id)
    {
        var text = new StringBuilder();
        var labels = new List<LabelledSpan>();
        var at = 0;
        foreach (var label in source.Labels.OrderBy(label => label.Start))
        {
            text.Append(source.Text, at, label.Start - at);
            if (label == target)
            {
                foreach (var piece in disguise.Apply(label.Type, source.ValueOf(label)))
                {
                    if (piece.IsSpan)
                    {
                        labels.Add(new LabelledSpan(text.Length, text.Length + piece.Text.Length, label.Type, label.Role, Evaded: true));
                    }

                    text.Append(piece.Text);
                }
            }
            else
            {
                labels.Add(label with { Start = text.Length, End = text.Length + label.End - label.Start });
                text.Append(source.Text, label.Start, label.End - label.Start);
            }

            at = label.End;
        }

        text.Append(source.Text, at, source.Text.Length - at);
        return new LabelledText(id, source.Language, source.Kind, disguise.Name, text.ToString(), labels);
    }
}

using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>proportionality.json</c>.</summary>
internal static class ProportionalityReader
{
    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, FormShapes.Proportionality, problems) is not { } fields)
        {
            return;
        }

        var draft = new ProportionalityDraft(fields.OptionalText("form"), fields.Has("note") ? fields.Words("note") : null);
        foreach (var item in fields.Objects("tiers", FormShapes.Tier))
        {
            var when = ConditionReader.Read(item, "when", problems) ?? new AllOf([]);
            draft.Tiers.Add(new(
                new(item.Text("id"), item.Choice("tier", Vocabulary.Tiers), when, item.Words("why"), item.Source("source")), item.Place));
        }

        foreach (var item in fields.Objects("requirements", FormShapes.Requirement))
        {
            draft.Requirements.Add(new(
                new(
                    item.Text("id"), item.Choice("kind", Vocabulary.RequirementKinds), item.Text("target"), item.Choice("from", Vocabulary.Tiers),
                    ConditionReader.Read(item, "when", problems), item.Words("why"), item.Source("source")),
                item.Place));
        }

        foreach (var item in fields.Objects("opinions", FormShapes.Opinion))
        {
            draft.Opinions.Add(new(
                new(
                    item.Text("id"), item.Words("title"), item.Text("form"), item.Text("role"), (int)(item.Number("workingDays") ?? 0),
                    (int)(item.Number("validMonths") ?? 0), item.Flag("barsDeciding"), item.Source("source")),
                item.Place));
        }

        foreach (var item in fields.Objects("cases", FormShapes.Case))
        {
            layer.Cases.Proportionality.Add(new(
                new(item.Map("answers"), item.Choice("tier", Vocabulary.Tiers), item.Texts("requires"), item.Texts("spares")), item.Place));
        }

        layer.Proportionality = draft;
    }
}

namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>use-types.json</c> and <c>finding-levels.json</c>.</summary>
internal static class UseTypeReader
{
    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.UseTypes, problems) is not { } fields)
        {
            return;
        }

        foreach (var item in fields.Objects("useTypes", Shapes.UseType))
        {
            var useType = new UseType(
                item.Text("id"), item.Source("source"), item.Words("title"), item.Words("condition"),
                item.Choice("onPublic", Vocabulary.Permissions), item.Flag("everywhere"), item.Choice("maxLevelOnPublic", Vocabulary.Levels))
            {
                Binding = item.Flag("binding", absent: true),
                Conflict = item.OptionalText("conflict"),
            };
            layer.UseTypes.Add(new(useType, item.Place));
        }

        foreach (var item in fields.Objects("cases", Shapes.UseTypeCase))
        {
            layer.Cases.UseTypes.Add(new(
                new(
                    item.Text("useType"), item.Choice("systemType", Vocabulary.SystemTypeNames), item.Choice("level", Vocabulary.Levels),
                    item.Choice("expect", Vocabulary.Permissions)),
                item.Place));
        }
    }

    public static void ReadFindingLevels(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.FindingLevels, problems) is not { } fields)
        {
            return;
        }

        foreach (var item in fields.Objects("findingLevels", Shapes.FindingLevel))
        {
            var finding = new FindingLevel(
                item.Text("category"), item.Choice("level", Vocabulary.Levels), item.Flag("personal"), item.Source("source"),
                item.Words("title"))
            {
                Binding = item.Flag("binding", absent: true),
            };
            layer.FindingLevels.Add(new(finding, item.Place));
        }

        foreach (var item in fields.Objects("cases", Shapes.FindingCase))
        {
            layer.Cases.Findings.Add(new(
                new(item.Texts("categories"), item.Choice("level", Vocabulary.Levels), item.Flag("personal")), item.Place));
        }
    }
}

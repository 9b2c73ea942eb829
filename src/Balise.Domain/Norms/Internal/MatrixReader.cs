namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>matrix.json</c>.</summary>
internal static class MatrixReader
{
    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.Matrix, problems) is not { } fields)
        {
            return;
        }

        var source = fields.Source("source");
        var draft = new MatrixDraft(
            fields.Place, source, fields.Has("strictSource") ? fields.Source("strictSource") : source, fields.OptionalText("conflict"));
        foreach (var item in fields.Objects("cells", Shapes.Cell))
        {
            var cell = new MatrixCell(
                item.Choice("level", Vocabulary.Levels), item.Choice("systemType", Vocabulary.SystemTypeNames),
                item.Choice("effect", Vocabulary.Effects));
            if (!item.Is("level", Vocabulary.Levels) || !item.Is("systemType", Vocabulary.SystemTypeNames))
            {
                // Reported by Choice already; its default would pass for another cell.
                continue;
            }

            if (draft.Cells.Exists(known => known.Value.Level == cell.Level && known.Value.Type == cell.Type))
            {
                problems.Add(item.Place, $"the cell {item.Text("level")} × {item.Text("systemType")} is given twice: keep one");
            }

            draft.Cells.Add(new(cell, item.Place));
        }

        foreach (var item in fields.Objects("cases", Shapes.MatrixCase))
        {
            layer.Cases.Matrix.Add(new(
                new(
                    item.Choice("level", Vocabulary.Levels), item.Choice("systemType", Vocabulary.SystemTypeNames), item.Flag("strict"),
                    item.Choice("expect", Vocabulary.Effects)),
                item.Place));
        }

        layer.Matrix = draft;
    }
}

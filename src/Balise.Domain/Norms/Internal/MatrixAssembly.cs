using Balise.Domain.Data;
using Balise.Domain.Systems;

namespace Balise.Domain.Norms.Internal;

/// <summary>Fills the sixteen cells from the packs, national first, and refuses a cell that a local pack would open.</summary>
internal sealed class MatrixAssembly(ProblemList problems)
{
    private readonly MatrixEffect[,] cells = new MatrixEffect[SecurityLevels.Names.Length, SystemTypes.Names.Length];
    private MatrixDraft? national;

    public void Lay(Layer layer)
    {
        if (layer.Matrix is not { } draft)
        {
            return;
        }

        if (layer.Over is null)
        {
            national = draft;
            ReportMissing(draft);
        }

        foreach (var (cell, place) in draft.Cells.Select(located => (located.Value, located.Place)))
        {
            var known = cells[(int)cell.Level, (int)cell.Type];
            if (layer.Over is not null && Tightening.Loosens(known, cell.Effect))
            {
                problems.Add(
                    place.At("effect"),
                    $"loosens {cell.Level.Name()} on {cell.Type.Name()}, which the national pack marks as binding: it is “{Name(known)}” there");
            }

            cells[(int)cell.Level, (int)cell.Type] = cell.Effect;
        }

        ReportContradictions(draft);
    }

    public ClassificationMatrix Build() => new(national!.Source, cells, national.StrictSource);

    private void ReportMissing(MatrixDraft draft)
    {
        foreach (var level in Enum.GetValues<SecurityLevel>())
        {
            foreach (var type in Enum.GetValues<SystemType>())
            {
                if (!draft.Cells.Exists(cell => cell.Value.Level == level && cell.Value.Type == type))
                {
                    problems.Add(draft.Place.At("cells"), $"the cell {level.Name()} × {type.Name()} is missing");
                }
            }
        }
    }

    // Required somewhere means refused everywhere else: a level with both would say two things.
    private void ReportContradictions(MatrixDraft draft)
    {
        foreach (var level in Enum.GetValues<SecurityLevel>())
        {
            var row = Enum.GetValues<SystemType>().Select(type => cells[(int)level, (int)type]).ToList();
            if (row.Contains(MatrixEffect.Require) && row.Contains(MatrixEffect.Allow))
            {
                problems.Add(draft.Place.At("cells"), $"{level.Name()} is required on one type and allowed on another: choose");
            }
        }
    }

    private static string Name(MatrixEffect effect) => Array.Find(Vocabulary.Effects.Pairs, pair => pair.Value == effect).Name;
}

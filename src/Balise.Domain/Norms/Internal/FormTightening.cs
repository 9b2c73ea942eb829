using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>What a restated question may not do to the one below. A question that is not locked keeps its type only.</summary>
internal static class FormTightening
{
    public static IEnumerable<(string Key, string Reason)> Check(Question below, Question local)
    {
        if (below.Rule.Type != local.Rule.Type)
        {
            yield return ("type", "the type stays the same");
        }

        if (!below.Locked)
        {
            yield break;
        }

        if (below.Required && !local.Required)
        {
            yield return ("required", "it is required and stays so");
        }

        if (below.RequiredWhen is { } when && !local.Required && local.RequiredWhen?.ToString() != when.ToString())
        {
            yield return ("requiredWhen", "it keeps its condition, or becomes always required");
        }

        if (local.ShownWhen is { } shown && shown.ToString() != below.ShownWhen?.ToString())
        {
            yield return ("shownWhen", "it may not be hidden more than it was");
        }

        if (local.MinRows < below.MinRows)
        {
            yield return ("minRows", $"the fewest rows stay at {below.MinRows}");
        }

        if (below.NotBefore is { } earlier && local.NotBefore != earlier)
        {
            yield return ("notBefore", $"the order of dates with “{earlier}” stays");
        }

        foreach (var problem in Check(below.Rule, local.Rule))
        {
            yield return problem;
        }

        foreach (var column in below.Columns)
        {
            if (local.Column(column.Id) is not { } same || same.Rule.Type != column.Rule.Type)
            {
                yield return ("columns", $"the column “{column.Id}” stays, with its type");
            }
            else if (column.Required && !same.Required)
            {
                yield return ("columns", $"the column “{column.Id}” is required and stays so");
            }
            else if (Check(column.Rule, same.Rule).Any())
            {
                yield return ("columns", $"the column “{column.Id}” keeps its options and bounds");
            }
        }
    }

    private static IEnumerable<(string Key, string Reason)> Check(ValueRule below, ValueRule local)
    {
        foreach (var option in below.Options.Where(option => local.Option(option.Value)?.Score != option.Score || local.Option(option.Value) is null))
        {
            yield return ("options", $"the option “{option.Value}” stays, with its weight");
        }

        if (below.Min is { } min && !(local.Min >= min))
        {
            yield return ("min", "the smallest value may only be raised");
        }

        if (below.Max is { } max && !(local.Max <= max))
        {
            yield return ("max", "the largest value may only be lowered");
        }
    }
}

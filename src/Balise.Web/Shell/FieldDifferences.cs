using Balise.Domain;

namespace Balise.Web.Shell;

/// <summary>What someone else saved first, with the names and values people read.</summary>
internal static class FieldDifferences
{
    /// <param name="changed">What the register answered.</param>
    /// <param name="name">Label of a field.</param>
    /// <param name="theirs">Value in the register, in words.</param>
    /// <param name="yours">Value typed, in words.</param>
    public static IReadOnlyList<FieldDifference> InWords(
        ChangedMeanwhile changed, Func<string, string> name, Func<string, string> theirs, Func<string, string> yours) =>
        [.. changed.Differences.Select(d => (d, theirs: theirs(d.Field), yours: yours(d.Field)))

            // Two values that read the same were saved in between: the register's own words tell them apart.
            .Select(v => v.theirs == v.yours ? v.d with { Field = name(v.d.Field) } : new FieldDifference(name(v.d.Field), v.theirs, v.yours))];
}

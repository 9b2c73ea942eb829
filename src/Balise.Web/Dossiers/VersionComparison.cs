using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Norms.Forms;
using Balise.Web.Shell;

namespace Balise.Web.Dossiers;

/// <summary>What changed between two versions of the answers of a file; one of them may be the present.</summary>
public sealed class VersionComparison(IAnswerVersions versions, NormsPack norms)
{
    /// <summary>Name of the present, in addresses.</summary>
    public const string Now = "maintenant";

    /// <summary>Form by form, in the order of the file; <c>null</c> when a version is not one of this file.</summary>
    /// <param name="from">Id of a version, or <see cref="Now"/>.</param>
    public async Task<IReadOnlyList<FormDifferences>?> BetweenAsync(Dossier dossier, string from, string to, Domain.Language language, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        if (await StateAsync(dossier, from, ct) is not { } before || await StateAsync(dossier, to, ct) is not { } after)
        {
            return null;
        }

        return
        [
            .. DossierForms.Of(dossier, dossier.Needs(norms), norms)
                .Concat(before.Keys.Union(after.Keys).Select(id => norms.Forms.GetValueOrDefault(id)).OfType<Form>())
                .DistinctBy(form => form.Id)
                .Select(form => new FormDifferences(form, AnswerDifferences.Between(form, Of(before, form), Of(after, form), language)))
                .Where(each => each.Rows.Count > 0),
        ];
    }

    private async Task<IReadOnlyDictionary<string, AnswerSet>?> StateAsync(Dossier dossier, string version, CancellationToken ct) =>
        version == Now ? dossier.Answers
        : Guid.TryParse(version, out var id) ? await versions.StateAsync(dossier.Id, new(id), ct)
        : null;

    private static AnswerSet Of(IReadOnlyDictionary<string, AnswerSet> state, Form form) =>
        state.GetValueOrDefault(form.Id) ?? form.Carries.Select(id => state.GetValueOrDefault(id)).FirstOrDefault(set => set is not null) ?? AnswerSet.Empty(form);
}

public sealed record FormDifferences(Form Form, IReadOnlyList<AnswerDifference> Rows);

/// <summary>A version in words: « Dépôt de la demande, 22 novembre à 10 h 42, par X ».</summary>
internal static class VersionWords
{
    public static string What(this Words words, VersionLine line, NormsPack norms) => line.Form.Length == 0
        ? words.Of("version.cause", line.Cause)
        : words["version.saved", norms.Forms.TryGetValue(line.Form, out var form) ? words.In(form.Title) : line.Form];

    public static string When(this Formats formats, VersionLine line) =>
        formats.Moment(line.Since) == formats.Moment(line.At) ? formats.Moment(line.At) : $"{formats.Moment(line.Since)} – {formats.Time(line.At)}";
}

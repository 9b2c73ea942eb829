using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Leaves a comment on a form or one of its questions, and says that a section asked for is done.</summary>
public sealed class CommentDossier(IStore<Dossier> dossiers, DossierOffice office)
{
    /// <param name="question">Empty for the whole form.</param>
    public Task<Result<Dossier>> ExecuteAsync(string number, string form, string question, string text, Actor by, CancellationToken ct) =>
        office.ActAsync(dossiers, number, (dossier, _) => dossier.Comment(form, question, text, by, office.Now), by, ct);

    public Task<Result<Dossier>> FinishSectionAsync(string number, string form, string section, Actor by, CancellationToken ct) =>
        office.ActAsync(dossiers, number, (dossier, hat) => dossier.FinishContribution(form, section, hat, office.Now), by, ct);
}

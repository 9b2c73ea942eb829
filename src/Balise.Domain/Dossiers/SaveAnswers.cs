using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Keeps what is typed, as it is typed. Two people in one form: field by field, and a conflict is shown, never lost.</summary>
public sealed class SaveAnswers(IStore<Dossier> dossiers, DossierOffice office)
{
    public async Task<Result<SavedAnswers>> ExecuteAsync(string number, string form, IReadOnlyList<AnswerEdit> edits, Actor by, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        if (!office.Norms.Forms.TryGetValue(form, out var found))
        {
            return new NotFound("dossier.form_not_found");
        }

        var saved = dossier.Save(found, edits, by, office.Now);
        if (!saved.Ok)
        {
            return saved;
        }

        return await office.Changes.SaveAsync(by, ct) is { } error ? error : saved;
    }
}

using Balise.Domain.Attachments;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Keeps what is typed, as it is typed. Two people in one form: field by field, and a conflict is shown, never lost.</summary>
public sealed class SaveAnswers(IStore<Dossier> dossiers, MaterialChanges material, IAttachmentStore attachments, AnswerHistory history, DossierOffice office)
{
    // Two saves of the same instant: the second is laid over the first, field by field. Each round lets someone else through.
    private const int Rounds = 8;

    public async Task<Result<SavedAnswers>> ExecuteAsync(string number, string form, IReadOnlyList<AnswerEdit> edits, Actor by, CancellationToken ct)
    {
        for (var round = 1; ; round++)
        {
            var saved = await TryAsync(number, form, edits, by, ct);
            if (saved.Error is not ChangedMeanwhile || round == Rounds)
            {
                return saved;
            }
        }
    }

    private async Task<Result<SavedAnswers>> TryAsync(string number, string form, IReadOnlyList<AnswerEdit> edits, Actor by, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        if (!office.Norms.Forms.TryGetValue(form, out var found))
        {
            return new NotFound("dossier.form_not_found");
        }

        if (await attachments.MissingAsync(dossier.Id, edits, ct) is { Count: > 0 } missing)
        {
            return new Invalid([.. missing.Select(problem => problem with { Field = $"{found.Id}.{problem.Field}" })]);
        }

        var before = dossier.Version;
        var (saved, hat) = by.Try(each => dossier.Save(found, edits, each, office.Now));
        if (!saved.Ok)
        {
            return saved;
        }

        if (dossier.Version != before)
        {
            await history.SavedAsync(dossier, saved.Value.Answers, hat, ct);
        }

        await material.OfAsync(dossier, ct);
        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : saved;
    }
}

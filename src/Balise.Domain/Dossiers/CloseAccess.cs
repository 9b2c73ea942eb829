using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>
/// The first step of the exit checklist (Guide, 3.3): the authorisation is withdrawn and, where nothing else authorises the use case, its
/// keys are revoked and it is retired. What was closed is written in the checklist. The gateway refuses from the moment this returns.
/// </summary>
public sealed class CloseAccess(DossierRegisters registers, IKeyStore keys, AnswerHistory history, DossierOffice office)
{
    private const string Table = "closed_items";

    // Beyond it the checklist tells their number: a table is read by people, and the journal names each key.
    private const int MostKeysNamed = 50;

    public async Task<Result<Dossier>> ExecuteAsync(string number, Actor by, CancellationToken ct)
    {
        if (await registers.OpenAsync(number, ct) is not { } file)
        {
            return new NotFound("dossier.not_found");
        }

        var (allowed, hat) = by.Try(each => file.Dossier.MayCloseAccess(each));
        if (!allowed.Ok)
        {
            return allowed.Error;
        }

        var closed = await CloseAsync(file, ct);
        var form = office.Norms.Forms.GetValueOrDefault(Dossier.ExitForm);
        var checklist = form?.Find(Table) is null ? null : Checked(file.Dossier.AnswersOf(form), closed);
        file.Dossier.CloseAccess(form, checklist, closed.Count, office.Now);
        if (checklist is not null)
        {
            await history.SavedAsync(file.Dossier, checklist, hat, ct);
        }

        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : file.Dossier;
    }

    private async Task<IReadOnlyList<AnswerRow>> CloseAsync(WholeFile file, CancellationToken ct)
    {
        List<AnswerRow> closed = [];
        var all = await registers.Authorizations.AllAsync(ct);
        foreach (var own in all.Where(each => each.Terms.Dossier == file.Dossier.Number && each.State != AuthorizationState.Withdrawn))
        {
            own.WithdrawWith(file.Dossier.Number);
            closed.Add(Row("route", own.Number));
        }

        // Another authorisation of the use case still needs its keys.
        if (all.Any(each => each.UseCase == file.UseCase.Id && each.State != AuthorizationState.Withdrawn && each.Terms.Until >= office.Today))
        {
            return closed;
        }

        var open = (await keys.OfAsync(file.UseCase.Id, ct)).Where(each => each.RevokedAt is null).ToList();
        open.ForEach(key => key.RevokeWith(file.Dossier.Number, office.Now));
        closed.AddRange(open.Count > MostKeysNamed ? [Row("key", $"{open.Count} clés ({file.UseCase.Slug})")] : open.Select(key => Row("key", key.Slug)));

        file.UseCase.RetireWith(file.Dossier.Number, office.Now);
        return closed;
    }

    // What someone wrote already is not written twice.
    private static AnswerSet Checked(AnswerSet held, IReadOnlyList<AnswerRow> closed)
    {
        var rows = (held[Table] as RowsAnswer)?.Rows ?? [];
        var added = closed.Where(row => !rows.Any(each => Answer.Same(each.Cell("name"), row.Cell("name"))));
        return held.With(Table, new RowsAnswer([.. rows.Where(row => !row.IsEmpty), .. added]));
    }

    private AnswerRow Row(string kind, string name) => new(new Dictionary<string, Answer>
    {
        ["kind"] = new TextAnswer(kind), ["name"] = new TextAnswer(name), ["done_on"] = new DateAnswer(office.Today),
    });
}

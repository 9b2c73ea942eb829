using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>What members do while a session sits: step aside, fill the grid, vote; then it is closed.</summary>
public sealed class SitInSession(IStore<CommitteeSession> sessions, DossierOffice office)
{
    /// <summary>A member declares an interest in a file.</summary>
    public Task<Result<CommitteeSession>> RecuseAsync(string session, DossierId dossier, string reason, Actor by, CancellationToken ct) =>
        ActAsync(session, (sitting, hat) => sitting.Recuse(dossier, hat.Person, reason), by, ct);

    public Task<Result<CommitteeSession>> FillGridAsync(string session, DossierId dossier, AnswerSet answers, Actor by, CancellationToken ct) =>
        ActAsync(
            session,
            (sitting, hat) => office.Norms.Forms.TryGetValue(answers.Form, out var grid) ? sitting.FillGrid(dossier, grid, answers, hat) : new NotFound("dossier.form_not_found"),
            by, ct);

    public Task<Result<CommitteeSession>> VoteAsync(string session, DossierId dossier, VoteKind vote, string dissent, Actor by, CancellationToken ct) =>
        ActAsync(session, (sitting, hat) => sitting.Cast(new(dossier, hat.Person, vote, dissent), hat), by, ct);

    public Task<Result<CommitteeSession>> CloseAsync(string session, Actor by, CancellationToken ct) => ActAsync(session, (sitting, hat) => sitting.Close(hat), by, ct);

    private async Task<Result<CommitteeSession>> ActAsync(string session, Func<CommitteeSession, Actor, Result<Done>> act, Actor by, CancellationToken ct)
    {
        if (await sessions.FindAsync(session, ct) is not { } sitting)
        {
            return new NotFound("session.not_found");
        }

        var (done, hat) = by.Try(each => act(sitting, each), sitting.SeatOf(by.Person)?.InPlaceOf);
        if (!done.Ok)
        {
            return done.Error;
        }

        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : sitting;
    }
}

using Balise.Domain.People;
using Balise.Domain.People.Absences;

namespace Balise.Domain.Dossiers;

/// <summary>Opens a planned session: who is present, and who steps aside by rule from each file of the agenda.</summary>
public sealed class OpenSession(
    IStore<CommitteeSession> sessions, DossierRegisters registers, IAbsenceStore absences, IStore<Person> people, DossierOffice office)
{
    public async Task<Result<CommitteeSession>> ExecuteAsync(string session, IReadOnlyList<PersonId> present, Actor by, CancellationToken ct)
    {
        if (await sessions.FindAsync(session, ct) is not { } sitting)
        {
            return new NotFound("session.not_found");
        }

        var delegates = await DelegatesAsync(sitting, ct);
        var (opened, hat) = by.Try(each => sitting.Open(present, delegates, each));
        if (!opened.Ok)
        {
            return opened.Error;
        }

        foreach (var id in sitting.Agenda)
        {
            if (await registers.Dossiers.FindAsync(id.Value, ct) is { } dossier)
            {
                sitting.RecuseByRule(dossier, await registers.Opinions.OfAsync(id, ct), office.Norms.Proportionality);
            }
        }

        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : sitting;
    }

    /// <summary>Who may hold the seat of a member away today.</summary>
    public async Task<IReadOnlyList<CommitteeMember>> DelegatesAsync(CommitteeSession sitting, CancellationToken ct)
    {
        List<CommitteeMember> delegates = [];
        foreach (var absence in (await absences.FromAsync(office.Today, ct)).Where(each => each.Covers(office.Today) && sitting.SeatOf(each.Person) is not null))
        {
            if (await people.FindAsync(absence.Delegate.Value, ct) is { Active: true } stand)
            {
                delegates.Add(new(stand.Id, stand.FullName, absence.Person));
            }
        }

        return delegates;
    }

    /// <summary>The agenda is built from the files that are ready (first gate) or wait for the second one.</summary>
    public async Task<Result<CommitteeSession>> PlanAsync(
        CommitteeGate gate, DateOnly heldOn, int quorum, IReadOnlyList<CommitteeMember> members, Actor by, CancellationToken ct)
    {
        var all = await registers.Dossiers.InAsync(
            gate == CommitteeGate.Steering ? [DossierState.ReadyForCommittee] : [DossierState.Approved, DossierState.ApprovedWithConditions], ct);
        DossierId[] agenda = [.. all.Where(dossier => IsReady(dossier, gate)).OrderBy(dossier => dossier.Number, StringComparer.Ordinal).Select(dossier => dossier.Id)];
        var number = await office.Changes.NextNumberAsync("S", office.Now.Year, ct);
        var (planned, hat) = by.Try(each => CommitteeSession.Plan(new(office.NewId()), number, gate, heldOn, quorum, members, agenda, each));
        if (!planned.Ok)
        {
            return planned;
        }

        sessions.Add(planned.Value);
        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : planned;
    }

    private bool IsReady(Dossier dossier, CommitteeGate gate) => gate == CommitteeGate.Steering
        ? dossier.State == DossierState.ReadyForCommittee
        : dossier.State is DossierState.Approved or DossierState.ApprovedWithConditions
            && dossier.Needs(office.Norms).Asks(Norms.Forms.RequirementKind.Approval, "privacy")
            && dossier.LastDecision(CommitteeGate.Privacy) is null;
}

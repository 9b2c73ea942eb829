using Balise.Domain.Policies;

namespace Balise.Domain.People.Absences;

/// <summary>Ends an absence before its last day, or calls it off.</summary>
public sealed class EndAbsence(IAbsenceStore absences, IChanges changes, TimeProvider clock)
{
    public async Task<Result<Absence>> ExecuteAsync(Guid id, Actor by, CancellationToken ct)
    {
        if (await absences.FindAsync(id, ct) is not { } absence)
        {
            return new NotFound("absence.not_found");
        }

        if (absence.End(by, LegalDay.Of(clock.GetUtcNow())) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : absence;
    }
}

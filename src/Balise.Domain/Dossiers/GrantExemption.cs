using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;

namespace Balise.Domain.Dossiers;

/// <summary>Takes a system out of a suspension, on proof. A refusal for a prohibited system is itself written in the journal.</summary>
public sealed class GrantExemption(
    IStore<Exemption> exemptions, IStore<AiSystem> systems, NormsPack norms, IAttemptLog attempts, AuthorizationOffice office)
{
    public async Task<Result<Exemption>> ExecuteAsync(
        string system, string kind, IReadOnlyList<ProofRecord> proofs, string approverRole, string reason, DateOnly? until, Actor by, CancellationToken ct)
    {
        if (await systems.FindAsync(system, ct) is not { } of)
        {
            return new NotFound("system.not_found");
        }

        var now = office.Clock.GetUtcNow();
        var granted = Exemption.Grant(
            new(Guid.CreateVersion7(now)), of, kind, proofs, approverRole, reason, LegalDay.Of(now), until, norms, by);
        if (!granted.Ok)
        {
            // S04: nobody can open a prohibition, and trying is seen.
            await attempts.RefusedAsync(new Fact("exception.refused", $"system:{of.Slug}", ("kind", kind), ("because", granted.Error.Code)), by, ct);
            return granted;
        }

        exemptions.Add(granted.Value);
        return await office.Changes.SaveAsync(by, ct) is { } error ? error : granted;
    }
}

/// <summary>Writes in the governance journal an act that was refused, without any change of state.</summary>
public interface IAttemptLog
{
    Task RefusedAsync(Fact attempt, Actor by, CancellationToken ct);
}

using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight.Quotas;

/// <summary>Sets a ceiling, or changes the one that limits the same thing already.</summary>
public sealed class SetQuota(IStore<QuotaLimit> limits, QuotaTargets targets, IChanges changes, TimeProvider clock)
{
    public async Task<Result<QuotaLimit>> ExecuteAsync(QuotaTerms terms, Actor by, CancellationToken ct)
    {
        if (!await targets.ExistsAsync(terms.Scope, terms.Target, ct))
        {
            return new Invalid([new(nameof(QuotaTerms.Target), "quota.unknown_target", ("value", terms.Target))]);
        }

        var now = clock.GetUtcNow();
        if ((await limits.AllAsync(ct)).FirstOrDefault(l => l.InForce && l.Terms.SameThing(terms)) is { } known)
        {
            var changed = known.Change(terms.Amount, terms.AllowBlind, by, now);
            return !changed.Ok ? changed.Error : await changes.SaveAsync(by, ct) is { } conflict ? conflict : known;
        }

        var set = QuotaLimit.Set(new(Guid.CreateVersion7(now)), terms, by, now);
        if (!set.Ok)
        {
            return set.Error;
        }

        limits.Add(set.Value);
        return await changes.SaveAsync(by, ct) is { } error ? error : set.Value;
    }
}

/// <summary>Takes a ceiling away.</summary>
public sealed class WithdrawQuota(IStore<QuotaLimit> limits, IChanges changes, TimeProvider clock)
{
    public async Task<Result<QuotaLimit>> ExecuteAsync(Guid id, Actor by, CancellationToken ct)
    {
        if (await limits.FindAsync(id, ct) is not { } limit)
        {
            return new NotFound("quota.not_found");
        }

        if (limit.Withdraw(by, clock.GetUtcNow()) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : limit;
    }
}

/// <summary>Whether a limit would reach anything. An empty target is each of them.</summary>
public sealed class QuotaTargets(IStore<AiSystem> systems, IStore<UseCase> useCases, IStore<Person> people)
{
    public async Task<bool> ExistsAsync(QuotaScope scope, string target, CancellationToken ct) => target.Length == 0 || scope switch
    {
        QuotaScope.System => await systems.FindAsync(target, ct) is not null,
        QuotaScope.UseCase => await useCases.FindAsync(target, ct) is not null,
        QuotaScope.Person => await people.FindAsync(target, ct) is not null,
        QuotaScope.Unit => (await people.AllAsync(ct)).Any(p => p.Unit.Equals(target, StringComparison.OrdinalIgnoreCase)),
        _ => true,
    };
}

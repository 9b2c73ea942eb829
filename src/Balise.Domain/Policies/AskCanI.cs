using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.People;

namespace Balise.Domain.Policies;

/// <summary>« Puis-je? »: the gateway's own rules, asked before anything is typed. No data, no trace of content.</summary>
public sealed class AskCanI(ActivePolicies policies, NormsPack norms, IStore<Person> people, LegalDay legalDay)
{
    /// <param name="useType">A use type of the norms.</param>
    /// <param name="level">Level of the information; <c>null</c> when the person does not know.</param>
    public async Task<CanIAnswer> ExecuteAsync(string useType, SecurityLevel? level, Actor by, CancellationToken ct)
    {
        if (policies.Find(by.Organization) is not { } policy || !norms.UseTypes.ContainsKey(useType))
        {
            return new CanIAnswer(level, []);
        }

        var person = await people.FindAsync(by.Person.Value, ct);
        var requester = new Requester(by.Person.Value, by.Roles, person?.Unit ?? "");
        var day = legalDay.Today(policy);
        List<CanIOption> options = [];
        for (var system = 0; system < policy.Snapshot.Systems.Count; system++)
        {
            options.Add(Best(policy, system, useType, level ?? SecurityLevel.ProtectedC, requester, day));
        }

        return new CanIAnswer(level, [.. options.OrderBy(o => o.Verdict.Effect).ThenBy(o => o.System.Type)]);
    }

    // The best answer over the use cases of that system: what a person wants to know is whether there is a way.
    private static CanIOption Best(
        CompiledPolicy policy, int system, string useType, SecurityLevel level, Requester requester, DateOnly day)
    {
        CanIOption? best = null;
        for (var useCase = -1; useCase < policy.Snapshot.UseCases.Count; useCase++)
        {
            if (useCase >= 0 && policy.UseCaseAt(useCase).System != policy.SystemAt(system).Slug)
            {
                continue;
            }

            var verdict = policy.Evaluate(new RequestFacts
            {
                Day = day, Model = policy.SystemAt(system).Models.FirstOrDefault(), System = system, UseCase = useCase,
                UseType = policy.FindUseType(useType), Requester = requester, Declared = level,
            });
            if (best is null || verdict.Effect < best.Verdict.Effect
                || (verdict.Effect == best.Verdict.Effect && Denials(verdict) < Denials(best.Verdict)))
            {
                best = new CanIOption(policy.SystemAt(system), useCase < 0 ? null : policy.UseCaseAt(useCase), verdict);
            }
        }

        return best!;
    }

    private static int Denials(Verdict verdict) => verdict.Rules.Count(r => r.Effect is Effect.Deny);
}

/// <summary>One answer per system, best first.</summary>
public sealed record CanIAnswer(SecurityLevel? Level, IReadOnlyList<CanIOption> Options);

public sealed record CanIOption(SnapshotSystem System, SnapshotUseCase? UseCase, Verdict Verdict);

/// <summary>The legal day of a body: its own time zone, the product's clock.</summary>
public sealed class LegalDay(TimeProvider clock)
{
    private static readonly TimeZoneInfo Montreal = TimeZoneInfo.FindSystemTimeZoneById("America/Toronto");

    public DateOnly Today(CompiledPolicy policy) => On(clock.GetUtcNow(), policy);

    public static DateOnly On(DateTimeOffset at, CompiledPolicy policy) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone(policy.Snapshot.TimeZone)).DateTime);

    private static TimeZoneInfo Zone(string name) => name == Montreal.Id ? Montreal : TimeZoneInfo.FindSystemTimeZoneById(name);
}

using Balise.Domain.People;

namespace Balise.Domain.Policies;

/// <summary>The best answer a system can give, over the use cases it serves: what a person wants to know is whether there is a way.</summary>
internal static class BestWay
{
    /// <param name="facts">Everything but the system, the model and the use case.</param>
    public static CanIOption To(CompiledPolicy policy, int system, RequestFacts facts)
    {
        CanIOption? best = null;

        // Without a use case last: of two refusals, the one of a real use case tells more.
        foreach (var useCase in Enumerable.Range(0, policy.Snapshot.UseCases.Count).Append(-1))
        {
            if (useCase >= 0 && policy.UseCaseAt(useCase).System != policy.SystemAt(system).Slug)
            {
                continue;
            }

            var verdict = policy.Evaluate(facts with { Model = policy.SystemAt(system).Models.FirstOrDefault(), System = system, UseCase = useCase });
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

/// <summary>The person who asks on the portal, as the rules know whoever asks at the gateway.</summary>
internal static class Requesters
{
    public static async Task<Requester> OfAsync(Actor by, IStore<Person> people, CancellationToken ct)
    {
        var person = await people.FindAsync(by.Person.Value, ct);
        return new Requester(by.Person.Value, by.Roles, person?.Unit ?? "");
    }
}

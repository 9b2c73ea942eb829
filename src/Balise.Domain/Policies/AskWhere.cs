using Balise.Domain.People;

namespace Balise.Domain.Policies;

/// <summary>« Where may this text go? »: the gateway's own rules on what was found in it, for this person and each system.</summary>
public sealed class AskWhere(ActivePolicies policies, IStore<Person> people, LegalDay legalDay)
{
    /// <param name="check">What was found; nothing of the text itself comes here.</param>
    /// <returns>One answer per system in service, best first; none when no policy is in force.</returns>
    public async Task<IReadOnlyList<CanIOption>> ExecuteAsync(TextCheck check, Actor by, CancellationToken ct)
    {
        if (policies.Find(by.Organization) is not { } policy)
        {
            return [];
        }

        var facts = new RequestFacts
        {
            Day = legalDay.Today(policy),
            UseType = -1,
            Requester = await Requesters.OfAsync(by, people, ct),
            Findings = Bits(policy, check.Categories),
            Overflowed = check.Truncated,
        };
        return
        [
            .. Enumerable.Range(0, policy.Snapshot.Systems.Count)
                .Where(system => policy.SystemAt(system) is { InService: true, ProhibitedBy: null })
                .Select(system => BestWay.To(policy, system, facts))
                .OrderBy(o => o.Verdict.Effect).ThenBy(o => o.System.Type).ThenBy(o => o.System.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static ulong Bits(CompiledPolicy policy, IReadOnlyList<string> categories)
    {
        ulong bits = 0;
        foreach (var category in categories)
        {
            var index = policy.FindCategory(category);
            bits |= index < 0 ? 0 : 1UL << index;
        }

        return bits;
    }
}

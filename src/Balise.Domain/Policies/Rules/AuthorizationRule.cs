namespace Balise.Domain.Policies.Rules;

/// <summary>
/// Guide, 1.1 and 2.3: an authorisation in force for this use case on this system, on this day, for this person, this use type and
/// this level. When none covers everything, the nearest one says what is missing.
/// </summary>
internal static class AuthorizationRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.UseCase is not { Snapshot.Open: true } useCase)
        {
            e.Deny(e.Policy.RuleIds.UseCaseAuthorized);
            return;
        }

        if (e.System is not { } system)
        {
            return;
        }

        if (!e.Policy.Authorizations.TryGetValue(AuthorizationPolicy.Key(useCase.Index, system.Index), out var candidates))
        {
            e.Deny(e.Policy.RuleIds.UseCaseAuthorized);
            return;
        }

        var nearest = -1;
        var missing = 0;
        foreach (var candidate in candidates)
        {
            var (stage, rule) = Match(candidate, ref e);
            if (stage == Complete)
            {
                e.Authorization = candidate;
                e.Allow(e.Policy.RuleIds.AuthorizationInForce);
                return;
            }

            if (stage > nearest)
            {
                (nearest, missing) = (stage, rule);
            }
        }

        e.Deny(missing);
    }

    private const int Complete = 4;

    private static (int Stage, int Rule) Match(AuthorizationPolicy candidate, ref Evaluation e)
    {
        if (!candidate.Covers(e.Facts.Day))
        {
            return (0, e.Policy.RuleIds.AuthorizationDates);
        }

        if (!candidate.Covers(e.Facts.Requester))
        {
            return (1, e.Policy.RuleIds.PersonAuthorized);
        }

        if (!candidate.CoversUseType(e.UseType))
        {
            return (2, e.Policy.RuleIds.UseTypeAuthorized);
        }

        return candidate.Snapshot.MaxLevel < e.Level ? (3, e.Policy.RuleIds.AuthorizationMaxLevel) : (Complete, 0);
    }
}

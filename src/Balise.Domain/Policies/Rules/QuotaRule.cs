namespace Balise.Domain.Policies.Rules;

/// <summary>
/// Guide, 2.3 and 3.3: ceilings of consumption. The counters were asked before: the rule says what their answer means. Without an
/// answer, only what is unclassified may pass, and only where the body said so.
/// </summary>
internal static class QuotaRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.Facts.Exceeded is not null)
        {
            e.Deny(e.Policy.RuleIds.Quota);
        }

        if (!e.Facts.QuotaUnknown)
        {
            return;
        }

        var lenient = e.Level is Data.SecurityLevel.Unclassified;
        foreach (var counter in e.Policy.Quotas.For(in e.Facts))
        {
            lenient &= counter.Limit.AllowBlind;
        }

        if (lenient)
        {
            e.Allow(e.Policy.RuleIds.QuotaUnverified);
        }
        else
        {
            e.Deny(e.Policy.RuleIds.QuotaUnavailable);
        }
    }
}

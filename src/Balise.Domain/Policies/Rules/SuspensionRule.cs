namespace Balise.Domain.Policies.Rules;

/// <summary>IA-RI-2025-001-OP, art. 8 and 9: suspended on the days the instrument is in force, unless the system is exempted that day.</summary>
internal static class SuspensionRule
{
    public static void Speak(ref Evaluation e)
    {
        var suspensions = e.Policy.Snapshot.Suspensions;
        for (var i = 0; i < suspensions.Count; i++)
        {
            if (!Covers(suspensions[i].Periods, e.Facts.Day))
            {
                continue;
            }

            if (e.System is { } system && Exempted(suspensions[i].Exemptions, system.Snapshot.Slug, e.Facts.Day))
            {
                e.Allow(e.Policy.RuleIds.SuspensionExempted);
            }
            else
            {
                e.Deny(e.Policy.RuleIds[suspensions[i].Rule]);
            }
        }
    }

    private static bool Covers(IReadOnlyList<SnapshotPeriod> periods, DateOnly day)
    {
        for (var i = 0; i < periods.Count; i++)
        {
            if (periods[i].From <= day && (periods[i].To is null || day <= periods[i].To))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Exempted(IReadOnlyList<SnapshotExemption> exemptions, string system, DateOnly day)
    {
        for (var i = 0; i < exemptions.Count; i++)
        {
            var exemption = exemptions[i];
            if (exemption.System == system && exemption.From <= day && (exemption.To is null || day <= exemption.To))
            {
                return true;
            }
        }

        return false;
    }
}

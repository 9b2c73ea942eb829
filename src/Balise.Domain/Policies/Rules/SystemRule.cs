namespace Balise.Domain.Policies.Rules;

/// <summary>Guide, 3.3 and 4.1: only systems of the body's register, in service; none that is public where the body bans them.</summary>
internal static class SystemRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.System is not { } system)
        {
            e.Deny(e.Policy.RuleIds.SystemUnknown);
            return;
        }

        if (!system.Snapshot.InService)
        {
            e.Deny(e.Policy.RuleIds.SystemInService);
        }

        if (system.IsPublic && e.Policy.Snapshot.PublicSystemsBanned)
        {
            e.Deny(e.Policy.RuleIds.PublicSystemsBanned);
        }
    }
}

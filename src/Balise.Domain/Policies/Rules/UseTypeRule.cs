using Balise.Domain.Norms;

namespace Balise.Domain.Policies.Rules;

/// <summary>Guide, 3.3 and 4.1: the use types this system is open to, with the national table as the outer bound.</summary>
internal static class UseTypeRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.System is not { } system || e.UseType < 0)
        {
            return;
        }

        switch (system.Permissions[e.UseType])
        {
            case Permission.Allowed:
                e.Allow(e.Policy.RuleIds.UseTypeAllowed);
                break;
            case Permission.Restricted:
                e.Allow(e.Policy.RuleIds.UseTypeRestricted);
                break;
            default:
                e.Deny(e.Policy.RuleIds.UseTypePermitted);
                break;
        }
    }
}

using Balise.Domain.Norms;

namespace Balise.Domain.Policies.Rules;

/// <summary>IA-SI-2025-001-OP: the system itself, or a name asked for that betrays the family. No exemption is looked at.</summary>
internal static class ProhibitionRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.System is { Prohibition: >= 0 } system)
        {
            e.Deny(system.Prohibition);
            return;
        }

        if (e.System is not null || e.Facts.Model is not { } model)
        {
            return;
        }

        // Only names no system serves come here: the names of the register were judged when the policy was compiled.
        foreach (var prohibition in e.Policy.Snapshot.Prohibitions)
        {
            if (prohibition.Matches(null, null, model, null, null))
            {
                e.Deny(e.Policy.RuleIds[prohibition.RuleId]);
            }
        }
    }
}

using Balise.Domain.Data;

namespace Balise.Domain.Policies.Rules;

/// <summary>
/// Guide, 1.2 (automatic filters) and 4.1: what the use case does with what was found, then the level the content counts for. A
/// masked value does not leave, so it does not raise the level of what leaves.
/// </summary>
internal static class ContentRules
{
    public static void Speak(ref Evaluation e)
    {
        var findings = e.Facts.Findings;
        var toMask = e.UseCase is { } useCase ? findings & useCase.Masked : 0;
        var masked = toMask & ~e.Facts.Fixed;
        e.Masked = masked;
        e.Level = Higher(e.Facts.Declared, e.Policy.Levels.Highest(findings & ~masked));

        if (e.Facts.Unscanned && e.Level > SecurityLevel.Unclassified)
        {
            e.Deny(e.Policy.RuleIds.ContentUnscanned);
        }

        // At any level: a heap of harmless values may hide a protected one.
        if (e.Facts.Overflowed)
        {
            e.Deny(e.Policy.RuleIds.ContentOverflow);
        }

        if (findings == 0)
        {
            return;
        }

        // What must be masked and cannot be does not leave.
        if (masked != toMask || (e.UseCase is { } judged && (findings & judged.Blocked) != 0))
        {
            e.Deny(e.Policy.RuleIds.ContentBlocked);
        }

        if (masked != 0)
        {
            e.Transform(e.Policy.RuleIds.ContentMasked);
        }

        // Without its values the answer would be of no use, and the next turn would give other names to the same people.
        if (e.Facts.Unkept && masked != 0)
        {
            e.Deny(e.Policy.RuleIds.ContentUnkept);
        }

        if ((findings & ~masked & e.Policy.Levels.Personal) != 0)
        {
            e.Allow(e.Policy.RuleIds.ContentWarned);
        }
    }

    private static SecurityLevel Higher(SecurityLevel a, SecurityLevel b) => a > b ? a : b;
}

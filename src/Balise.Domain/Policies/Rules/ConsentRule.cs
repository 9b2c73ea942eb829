namespace Balise.Domain.Policies.Rules;

/// <summary>
/// Procédure 30-02, 5.1.11, and Access act, s. 65.2: AI takes part in a decision about a person only if that person is named and agreed, or was
/// told where the body chose to inform. Whoever refused or withdrew is never passed over: the human path is theirs, at no cost.
/// </summary>
internal static class ConsentRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.UseCase is not { Snapshot.Decisions: { } decisions })
        {
            return;
        }

        if (e.Facts.Subject is null)
        {
            e.Deny(e.Policy.RuleIds.SubjectUnnamed);
            return;
        }

        var consent = e.Facts.Consent;
        if (decisions.Permits(consent))
        {
            e.Allow(consent is ConsentSeen.Given ? e.Policy.RuleIds.SubjectConsented : e.Policy.RuleIds.SubjectInformed);
        }
        else
        {
            e.Deny(consent is ConsentSeen.Unknown ? e.Policy.RuleIds.SubjectUnverified : e.Policy.RuleIds.SubjectConsent);
        }
    }
}

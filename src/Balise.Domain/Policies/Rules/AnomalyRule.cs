namespace Balise.Domain.Policies.Rules;

/// <summary>Guide, 2.3: whoever is held for an anomaly waits for the security officer.</summary>
internal static class AnomalyRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.Facts.Held is not null)
        {
            e.Hold(e.Policy.RuleIds.Anomaly);
        }
    }
}

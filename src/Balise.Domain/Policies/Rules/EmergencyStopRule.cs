namespace Balise.Domain.Policies.Rules;

/// <summary>Guide, 2.3: immediate stop. It comes first so that a stopped service says so, whatever else would be said.</summary>
internal static class EmergencyStopRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.Policy.Stops.Any
            && e.Policy.Stops.Reaches(e.System?.Snapshot.Slug, e.UseCase?.Snapshot.Slug, e.Facts.Model, e.Facts.Requester.Person))
        {
            e.Deny(e.Policy.RuleIds.EmergencyStop);
        }
    }
}

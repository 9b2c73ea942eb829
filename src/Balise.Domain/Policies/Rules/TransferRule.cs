using Balise.Domain.Data;

namespace Balise.Domain.Policies.Rules;

/// <summary>Access act, s. 70.1: personal information leaves Québec, Ontario included, only under an assessment and a written agreement.</summary>
internal static class TransferRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.System is { OutsideQuebec: true }
            && e.Level >= SecurityLevel.ProtectedB
            && e.Authorization is not { Snapshot.CoversTransfer: true })
        {
            e.Deny(e.Policy.RuleIds.Transfer);
        }
    }
}

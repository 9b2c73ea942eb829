using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Systems;

namespace Balise.Domain.Policies.Rules;

/// <summary>Guide, 2.2: level × system type, the strict mode of conflict C5, and the level the body gave the system.</summary>
internal static class MatrixRule
{
    public static void Speak(ref Evaluation e)
    {
        if (e.System is not { } system)
        {
            return;
        }

        var type = system.Snapshot.Type;
        if (e.Policy.Snapshot.Matrix[(int)e.Level][(int)type] is MatrixEffect.Deny)
        {
            e.Deny(e.Policy.RuleIds.Matrix);
        }
        else if (e.Policy.Snapshot.StrictClosedCircuit && type is SystemType.ClosedCircuitSystem && e.Level > SecurityLevel.Unclassified)
        {
            e.Deny(e.Policy.RuleIds.MatrixStrict);
        }
        else
        {
            e.Allow(e.Policy.RuleIds.MatrixAllowed);
        }

        if (e.Level > system.Snapshot.MaxLevel)
        {
            e.Deny(e.Policy.RuleIds.SystemMaxLevel);
        }
    }
}

using System.Runtime.CompilerServices;
using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Content.Output;

/// <summary>
/// Guide, 2.2: the matrix holds for what is submitted and for what is produced. Says, for a verdict, which categories an answer may not
/// bring: the same rules are asked again, with the level the answer would have.
/// </summary>
internal sealed class OutputPermissions
{
    private readonly ConditionalWeakTable<Verdict, StrongBox<ulong>> denied = [];

    /// <summary>One bit per category.</summary>
    public ulong Denied(Call call)
    {
        if (denied.TryGetValue(call.Verdict, out var known))
        {
            return known.Value;
        }

        var box = new StrongBox<ulong>(Compute(call));
        denied.TryAdd(call.Verdict, box);
        return box.Value;
    }

    private static ulong Compute(Call call)
    {
        ulong denied = 0;
        for (var i = 0; i < call.Policy.Snapshot.Categories.Count; i++)
        {
            var bit = 1UL << i;
            var level = call.Policy.LevelOf(bit);
            var verdict = call.Policy.Evaluate(call.Facts with
            {
                Declared = level > call.Verdict.Level ? level : call.Verdict.Level, Findings = bit, Fixed = 0, Unscanned = false, Overflowed = false,
            });
            denied |= verdict.Effect is Effect.Deny or Effect.Hold ? bit : 0;
        }

        return denied;
    }
}

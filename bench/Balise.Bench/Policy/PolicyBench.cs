using System.Diagnostics;
using System.Globalization;
using Balise.Bench.Gateway;
using Balise.Domain.Policies;

namespace Balise.Bench.Policy;

/// <summary>Evaluator: time and allocations of one judgement on the allow path, on a policy of 1,000 use cases.</summary>
internal static class PolicyBench
{
    public static void Run()
    {
        var policy = SamplePolicy.Compile(Path.Combine(Machine.Root(), "norms"), useCases: 1000);
        var facts = SamplePolicy.AllowedFacts(policy);
        for (var i = 0; i < 200_000; i++)
        {
            policy.Evaluate(facts);
        }

        const int Count = 2_000_000;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.GetTimestamp();
        Verdict verdict = null!;
        for (var i = 0; i < Count; i++)
        {
            verdict = policy.Evaluate(facts);
        }

        var elapsed = Stopwatch.GetElapsedTime(clock);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var text = string.Create(CultureInfo.InvariantCulture, $"""
            # Policy evaluator

            {Machine.Describe()}

            | policy | verdict | ns per judgement | bytes allocated per judgement |
            |---|---|---:|---:|
            | 1,000 use cases | {verdict.Effect} | {elapsed.TotalNanoseconds / Count:0} | {(double)allocated / Count:0.000} |

            """);
        Console.WriteLine(text);
        var folder = Path.Combine(Machine.Root(), "bench", "results");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "policy.md"), text);
    }
}

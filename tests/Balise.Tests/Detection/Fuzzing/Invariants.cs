using Balise.Detection;

namespace Balise.Tests.Detection.Fuzzing;

/// <summary>What holds for any text whatever: a scan ends, its spans are inside, sorted and apart, the caps hold, the same text gives the same answer.</summary>
internal sealed class Invariants
{
    private const int SmallCapacity = 8;
    private readonly DetectorSet detectors;
    private readonly FindingBuffer worker = new();
    private readonly FindingBuffer small = new(SmallCapacity);
    private Exception? failure;

    public Invariants(IPersonTagger names) =>
        detectors = DetectorSet.Create(new DetectorSetOptions { PersonTagger = names, Failed = fault => failure ??= fault });

    /// <summary>Null, or what does not hold.</summary>
    public string? BrokenBy(string text)
    {
        try
        {
            detectors.Scan(text, worker);
            var first = worker.Findings.ToArray();
            detectors.Scan(text, worker);
            detectors.Scan(text, small);
            return failure is not null ? failure.ToString()
                : !first.AsSpan().SequenceEqual(worker.Findings) ? "two scans differ"
                : small.Findings.Length > SmallCapacity || worker.Findings.Length > FindingBuffer.DefaultCapacity ? "more findings than the cap"
                : Misplaced(first, text.Length) ?? Misplaced(small.Findings, text.Length);
        }
        catch (Exception thrown)
        {
            return thrown.ToString();
        }
    }

    private static string? Misplaced(ReadOnlySpan<Finding> findings, int length)
    {
        var end = 0;
        foreach (var finding in findings)
        {
            if (finding.Start < end || finding.End <= finding.Start || finding.End > length || finding.Confidence is not (> 0 and <= 1) || finding.Reasons == Reasons.None)
            {
                return $"{finding} in {length} characters, after {end}";
            }

            end = finding.End;
        }

        return null;
    }
}

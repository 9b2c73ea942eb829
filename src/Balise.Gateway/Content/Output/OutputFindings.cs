using Balise.Detection;
using Balise.Domain.Data;

namespace Balise.Gateway.Content.Output;

/// <summary>What the detectors found in one answer.</summary>
internal sealed class OutputFindings
{
    private readonly int[] counts = new int[64];

    /// <summary>One bit per policy category found.</summary>
    public ulong Categories { get; private set; }

    /// <summary>Those with a value that the request did not hold: they are the system's own.</summary>
    public ulong Own { get; set; }

    /// <summary>Highest level of the system's own values.</summary>
    public SecurityLevel Level { get; set; }

    /// <summary>A word of a sensitive matter was met near something that designates somebody.</summary>
    public bool Sensitive { get; set; }

    /// <summary>More was found than is kept: what else the answer holds is not known.</summary>
    public bool Overflowed { get; set; }

    /// <summary>The values the request held; null until one of the answer is compared.</summary>
    public HashSet<(FindingType Type, string Value)>? Asked { get; set; }

    public int this[int category] => counts[category];

    public void Count(int category)
    {
        Categories |= 1UL << category;
        counts[category]++;
    }
}

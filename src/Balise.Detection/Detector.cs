using Balise.Detection.Scanning;

namespace Balise.Detection;

/// <summary>One idea of what must not leave: an id, the types it reports, and the examples it is held to.</summary>
public sealed class Detector
{
    /// <summary>Human id, lower case with dashes, used in settings and reports.</summary>
    public required string Id { get; init; }

    public required IReadOnlyList<FindingType> Types { get; init; }

    /// <summary>Texts in which the part between ⟦ and ⟧ must be found with one of <see cref="Types"/>.</summary>
    public required IReadOnlyList<string> Finds { get; init; }

    /// <summary>Texts in which the part between ⟦ and ⟧ must give a signal, not a finding.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Texts in which none of <see cref="Types"/> may be found.</summary>
    public required IReadOnlyList<string> Ignores { get; init; }

    internal Detector()
    {
    }

    internal Trigger On { get; init; }

    /// <summary>For <see cref="Trigger.Digits"/>: bit n set = wants digit runs of n digits; bit 31 = of 31 and more.</summary>
    internal uint RunLengths { get; init; } = uint.MaxValue;

    /// <summary>Whether digits put back together (spelled out, pulled apart) are judged by this detector: it must have strong proof of its own.</summary>
    internal bool Rejoins { get; init; }

    internal Examine Examine { get; init; } = static (ref Scan _, int _, int _) => { };
}

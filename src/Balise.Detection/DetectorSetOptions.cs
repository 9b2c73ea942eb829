using Balise.Detection.Rules;

namespace Balise.Detection;

/// <summary>What a detector set looks for beyond its standard list.</summary>
public sealed class DetectorSetOptions
{
    /// <summary>Ids of detectors to leave out; see <see cref="DetectorSet.Detectors"/>.</summary>
    public IReadOnlyCollection<string> Disabled { get; init; } = [];

    /// <summary>Rules of the operator, already loaded and valid.</summary>
    public OperatorRules Rules { get; init; } = OperatorRules.None;

    /// <summary>Whether people's names are looked for; needs <see cref="PersonTagger"/>.</summary>
    public bool Names { get; init; } = true;

    /// <summary>The names tagger, or null when names are not looked for.</summary>
    public IPersonTagger? PersonTagger { get; init; }

    /// <summary>Whether values that only their surroundings name (an employee's number, a password) are read by the model of context too.</summary>
    public bool Context { get; init; } = true;

    /// <summary>Told when a detector fails on a text, which is then <see cref="FindingBuffer.Truncated"/>. The message of an exception may quote the text: what is
    /// written down is its kind and its place.</summary>
    public Action<Exception>? Failed { get; init; }
}

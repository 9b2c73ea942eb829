namespace Balise.Detection;

/// <summary>One value found. Offsets are UTF-16 code units of the text given to the scan, end exclusive.</summary>
/// <param name="Confidence">0 to 1. Around 0.5: format alone. Above 0.8: format with a check digit or a word that names it.</param>
/// <param name="Detail">
/// A constant that narrows the type (card scheme, secret provider, mark kind), or, with <see cref="Reasons.Model"/>, the words of the model's own list
/// that weighed most; or null. Never a piece of the text.
/// </param>
public readonly record struct Finding(
    int Start, int End, FindingType Type, float Confidence, FindingFlags Flags, Reasons Reasons, string? Detail = null)
{
    public int Length => End - Start;
}

/// <summary>What a policy may want to know before it acts on a finding.</summary>
[Flags]
public enum FindingFlags : byte
{
    None = 0,

    /// <summary>Contact of an organisation (office, school, service line), not of a person.</summary>
    PublicContact = 1,

    /// <summary>Value documented as an example or a test value (RFC 5737 address, published test card).</summary>
    TestValue = 2,
}

/// <summary>Why the engine believes what it says; each flag has words in French and English in <see cref="Explanation"/>.</summary>
[Flags]
public enum Reasons : ushort
{
    None = 0,
    Format = 1,
    CheckDigit = 2,
    ContextWord = 4,
    MutualConfirmation = 8,
    Randomness = 16,
    Placement = 32,
    Folded = 64,
    Decoded = 128,
    Rejoined = 256,
    SpelledOut = 512,
    SplitAcrossMessages = 1024,
    OperatorRule = 2048,
    Model = 4096,
    Repeated = 8192,
}

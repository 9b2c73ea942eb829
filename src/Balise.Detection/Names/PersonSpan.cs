namespace Balise.Detection.Names;

/// <summary>Why a stretch of text is taken for a person's name.</summary>
public enum PersonReason : byte
{
    /// <summary>A title, a field label, a salutation, a signature or an e-mail header announces it.</summary>
    Trigger,

    /// <summary>The statistical model reads it as a name.</summary>
    Model,

    /// <summary>The same word was found as part of a fuller name elsewhere in the document.</summary>
    Propagated,
}

/// <summary>A person's name found in a text. Offsets are UTF-16 code units.</summary>
/// <param name="Start">First unit of the name, its title left out.</param>
/// <param name="End">One past its last unit.</param>
/// <param name="TitleStart">First unit of the title that precedes the name (« Mme », « Dr. »); <paramref name="Start"/> when there is none.</param>
/// <param name="Confidence">0 to 1. For <see cref="PersonReason.Model"/>, the model's own probability; fixed for the other reasons.</param>
/// <param name="Reason">What found it; when two agree, the one that is easier to explain.</param>
public readonly record struct PersonSpan(int Start, int End, int TitleStart, float Confidence, PersonReason Reason)
{
    public int Length => End - Start;
}

using Balise.Domain.Data;
using Balise.Domain.Norms;

namespace Balise.Domain.Policies;

/// <summary>Looks at a text as the gateway would, for someone who has not sent it yet. Keeps nothing of it.</summary>
public interface ITextCheck
{
    /// <param name="text">As typed; offsets of the answer are UTF-16 units of it.</param>
    /// <param name="language">Of the words in the answer.</param>
    TextCheck Check(string text, Language language);
}

/// <summary>What was found in a text and the level it suggests. Holds places and words, never a piece of the text.</summary>
/// <param name="Findings">Sorted by place, not overlapping.</param>
/// <param name="Level">The highest level of what weighs; unclassified when nothing does.</param>
/// <param name="Givers">The lines of the norms that give that level, each with its clause; empty when nothing does.</param>
/// <param name="Categories">What the rules would be told: categories of the norms, without repetition.</param>
/// <param name="Truncated">More was found than is kept: treat the text as unread.</param>
public sealed record TextCheck(
    IReadOnlyList<TextFinding> Findings, IReadOnlyList<TextSignal> Signals, SecurityLevel Level, IReadOnlyList<FindingLevel> Givers,
    IReadOnlyList<string> Categories, bool Truncated);

/// <summary>One value found.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="End">Exclusive.</param>
/// <param name="Category">Of the norms, for example <c>QC_CODE_PERMANENT</c> or <c>MARKING:secret</c>.</param>
/// <param name="Title">What it is, in the norms' words.</param>
/// <param name="Reason">Why it is believed, one sentence.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="PublicContact">Contact of an organisation, not of a person: it decides nothing.</param>
/// <param name="Weighs">It counts in decisions: certain enough, and not a public contact.</param>
/// <param name="Level">What the norms make of it; <c>null</c> when they give it no level.</param>
public sealed record TextFinding(
    int Start, int End, string Category, string Title, string Reason, float Confidence, bool PublicContact, bool Weighs, SecurityLevel? Level);

/// <summary>A word that raises the level only where a person is: it never decides alone.</summary>
public sealed record TextSignal(int Start, int End, string Title, bool Weighs);

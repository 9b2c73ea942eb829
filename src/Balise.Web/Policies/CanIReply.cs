using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Web.Design;

namespace Balise.Web.Policies;

/// <summary>The answer, ready to be read.</summary>
/// <param name="Kind">Yes, yes under conditions, no, or no conclusion.</param>
/// <param name="Chosen">The tool answered about; <c>null</c> when the body has none, or no policy is in force.</param>
/// <param name="UpTo">When the level is not known: the highest one that would be accepted.</param>
public sealed record CanIReply(
    AnswerKind Kind, CanIOption? Chosen, IReadOnlyList<string> Conditions, IReadOnlyList<CanIReason> Reasons, IReadOnlyList<CanIOption> Others,
    SecurityLevel? UpTo = null);

/// <summary>One rule that spoke, in words, with its sources.</summary>
public sealed record CanIReason(string Why, string Remedy, IReadOnlyList<string> Sources);

using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>A form as one file gives it, before it is laid over others.</summary>
/// <param name="Over">Forms it is laid over; empty for a form of its own.</param>
/// <param name="Remove">Questions of those forms it leaves out.</param>
internal sealed record FormDraft(Form Form, IReadOnlyList<string> Over, IReadOnlyList<string> Remove)
{
    /// <summary>Where each question, section and score was said, by id.</summary>
    public Dictionary<string, Place> Questions { get; init; } = [];

    public Dictionary<string, Place> Sections { get; init; } = [];

    public Dictionary<string, Place> Scores { get; init; } = [];
}

internal sealed record ProportionalityDraft(string? Form, Text? Note)
{
    public List<Located<TierRule>> Tiers { get; } = [];

    public List<Located<Requirement>> Requirements { get; } = [];

    public List<Located<OpinionKind>> Opinions { get; } = [];
}

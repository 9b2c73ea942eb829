using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Validations;

namespace Balise.Web.Assistant;

/// <summary>A message as typed, with the level its author gives it.</summary>
public sealed class ComposerForm
{
    public string? Text { get; set; }

    /// <summary>Wire name of the level.</summary>
    public string? Level { get; set; }

    /// <summary>The largest model of the use case is asked for.</summary>
    public bool Larger { get; set; }

    /// <summary>Why; needed when it is.</summary>
    public string? LargerReason { get; set; }

    /// <summary>File number of the person it is about, where the use decides about persons.</summary>
    public string? Subject { get; set; }

    /// <summary>The reason, when the largest model is asked for.</summary>
    public string? Asked() => Larger ? LargerReason?.Trim() ?? "" : null;
}

/// <summary>The person a decision will be about.</summary>
public sealed class PersonForm
{
    public string? Subject { get; set; }
}

/// <summary>What a person makes of one answer.</summary>
public sealed class JudgementForm
{
    public Guid Decision { get; set; }

    public bool Ticked { get; set; }

    public ReportKind Kind { get; set; }

    public string? Comment { get; set; }
}

/// <summary>An answer that waited for a person.</summary>
/// <param name="By">Name of whoever agreed to it.</param>
public sealed record AgreedAnswer(HeldAction Action, string By);

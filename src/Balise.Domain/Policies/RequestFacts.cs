using Balise.Domain.Data;

namespace Balise.Domain.Policies;

/// <summary>
/// What is known of a request when it is judged, as indexes into one <see cref="CompiledPolicy"/>. Everything the verdict depends on
/// is here or in the snapshot: that is what makes a replay exact.
/// </summary>
public readonly record struct RequestFacts
{
    /// <summary>Legal day of the request, in the body's time zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>The <c>model</c> asked for, as sent.</summary>
    public string? Model { get; init; }

    /// <summary>Index from <see cref="CompiledPolicy.FindSystem"/>, or -1.</summary>
    public int System { get; init; }

    /// <summary>Index from <see cref="CompiledPolicy.FindUseCase"/>, or -1.</summary>
    public int UseCase { get; init; }

    /// <summary>Index from <see cref="CompiledPolicy.FindUseType"/>, or -1 for the use case's own.</summary>
    public int UseType { get; init; }

    /// <summary>Who asks; never null.</summary>
    public Requester Requester { get; init; }

    /// <summary>Level declared by the client; unclassified when it says nothing.</summary>
    public SecurityLevel Declared { get; init; }

    /// <summary>One bit per category found, as numbered by <see cref="CompiledPolicy.FindCategory"/>.</summary>
    public ulong Findings { get; init; }

    /// <summary>Those of <see cref="Findings"/> that stand where no placeholder can: inside a file, in a name the gateway reads.</summary>
    public ulong Fixed { get; init; }

    /// <summary>Some content could not be read by the filter (an image, an unknown part).</summary>
    public bool Unscanned { get; init; }

    /// <summary>More was found than is kept: what else the text holds, and so its level, is not known.</summary>
    public bool Overflowed { get; init; }

    /// <summary>The ceiling that has no room left for this request; <c>null</c> when all have.</summary>
    public SnapshotQuota? Exceeded { get; init; }

    /// <summary>Set when the person, or the application's key, is held for an anomaly.</summary>
    public SnapshotHold? Held { get; init; }

    /// <summary>The counters could not be asked.</summary>
    public bool QuotaUnknown { get; init; }

    /// <summary>Keyed form of the person the request is about; <c>null</c> when none was named, or the use case decides about nobody.</summary>
    public string? Subject { get; init; }

    /// <summary>What that person answered, at the instant of the request.</summary>
    public ConsentSeen Consent { get; init; }

    /// <summary>The record of that answer; empty when there is none.</summary>
    public Guid ConsentId { get; init; }

    /// <summary>Values were to be replaced, and what stands behind their placeholders could not be kept for the conversation.</summary>
    public bool Unkept { get; init; }

    /// <summary>Set when the client asked for the use case's alias: what was measured, and why this model was chosen. No rule looks at it.</summary>
    public RouteFacts? Route { get; init; }
}

/// <summary>What was known of a person's consent when a request about them was judged.</summary>
public enum ConsentSeen : byte
{
    /// <summary>Nothing is recorded.</summary>
    None,
    Given,
    Refused,
    Withdrawn,

    /// <summary>The register did not answer.</summary>
    Unknown,
}

/// <summary>The person or application behind a key, as far as rules look at it.</summary>
/// <param name="Person">Empty for an application.</param>
public sealed record Requester(Guid Person, IReadOnlyList<string> Roles, string Unit)
{
    public static readonly Requester Nobody = new(Guid.Empty, [], "");
}

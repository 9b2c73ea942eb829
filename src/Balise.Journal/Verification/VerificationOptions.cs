using Balise.Journal.Checkpoints;

namespace Balise.Journal.Verification;

/// <summary>What the verifier holds from elsewhere. Without it, the journal is only compared to itself.</summary>
public sealed record VerificationOptions
{
    /// <summary>Keys obtained elsewhere than from the journal. Empty: the keys found in the journal are used, and the report says so.</summary>
    public IReadOnlyList<CheckpointKey> TrustedKeys { get; init; } = [];

    /// <summary>Checkpoints kept by a witness (<see cref="CheckpointFile"/>), of any of the logs.</summary>
    public IReadOnlyList<Checkpoint> Witness { get; init; } = [];

    /// <summary>How far instants may go back from one entry to the next without a <c>clock</c> entry.</summary>
    public TimeSpan ClockTolerance { get; init; } = LogSealer.ClockTolerance;
}

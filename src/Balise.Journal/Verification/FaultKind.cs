namespace Balise.Journal.Verification;

/// <summary>What verification can find. Closed: every value says which promise is broken.</summary>
public enum FaultKind
{
    /// <summary>An entry is missing, repeated or out of its place.</summary>
    OutOfSequence,

    /// <summary>The entry says that it belongs to another log.</summary>
    WrongLog,

    /// <summary>The bytes are not those whose hash was kept.</summary>
    BytesChanged,

    /// <summary>The bytes are not an entry in canonical form.</summary>
    NotCanonical,

    /// <summary>The columns kept for searching say something else than the bytes.</summary>
    ColumnsDiffer,

    /// <summary>Two entries have the same id.</summary>
    DuplicateId,

    /// <summary>The instant inside the id is not about that of the entry.</summary>
    IdInstantDiffers,

    /// <summary>An entry is older than those before it, and no <c>clock</c> entry says so.</summary>
    TimeWentBack,

    /// <summary>An outcome names no earlier decision of this log that may have one.</summary>
    OutcomeWithoutDecision,

    /// <summary>A decision has two outcomes.</summary>
    SecondOutcome,

    /// <summary>The bytes are gone and no <c>retention</c> entry says why.</summary>
    PayloadMissing,

    /// <summary>The entries do not make the root that was signed.</summary>
    RootDiffers,

    /// <summary>The signature of a checkpoint is bad.</summary>
    BadSignature,

    /// <summary>No key that is trusted here signed the checkpoint.</summary>
    UnknownSigner,

    /// <summary>A checkpoint of another log.</summary>
    WrongOrigin,

    /// <summary>A checkpoint covers fewer entries than the one before it.</summary>
    CheckpointShrank,

    /// <summary>A checkpoint covers more entries than the log has.</summary>
    Truncated,

    /// <summary>Entries at the end that no checkpoint covers.</summary>
    NotCovered,

    /// <summary>A checkpoint kept by a witness was never the state of this log: history was rewritten.</summary>
    WitnessDisagrees,

    /// <summary>A witness knows a log that is not there.</summary>
    LogMissing,

    /// <summary>A line of an export that cannot be read.</summary>
    BrokenLine,
}

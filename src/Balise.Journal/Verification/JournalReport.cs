using Balise.Journal.Checkpoints;
using Balise.Journal.Tree;

namespace Balise.Journal.Verification;

/// <summary>Where the keys that checked the signatures came from.</summary>
public enum KeySource
{
    /// <summary>Nothing was signed by a known key.</summary>
    None,

    /// <summary>The journal itself: it proves that it is whole, not who wrote it.</summary>
    Journal,

    /// <summary>The caller.</summary>
    Trusted,
}

/// <summary>What verification of a whole journal found.</summary>
/// <param name="Logs">One report for each log, in the order met.</param>
/// <param name="Keys">The keys that checked the signatures.</param>
/// <param name="KeySource">Where they came from.</param>
/// <param name="Fault">The first fault; null when every promise is kept.</param>
public sealed record JournalReport(
    IReadOnlyList<LogReport> Logs, IReadOnlyList<CheckpointKey> Keys, KeySource KeySource, JournalFault? Fault)
{
    /// <summary>Entries met in all the logs, those after a fault included.</summary>
    public long Entries => Logs.Sum(log => log.Entries);

    /// <summary>Checkpoints whose signature and root were both found good.</summary>
    public long Checkpoints => Logs.Sum(log => log.Checkpoints);
}

/// <summary>What verification of one log found.</summary>
/// <param name="Log">Its name.</param>
/// <param name="Entries">Entries met, those after a fault included.</param>
/// <param name="Verified">Entries met before the fault, if there is one.</param>
/// <param name="Root">Root of the tree of the verified entries.</param>
/// <param name="Checkpoints">Checkpoints of the log whose signature and root were both found good.</param>
/// <param name="Witnessed">Checkpoints of the witness that agree.</param>
/// <param name="Expired">Entries without bytes, all covered by a retention entry when there is no fault.</param>
/// <param name="OpenDecisions">Decisions that let something through and have no outcome yet: requests under way.</param>
/// <param name="ClockChanges">Declared setbacks of the clock.</param>
/// <param name="Fault">The first fault; null when every promise is kept.</param>
public sealed record LogReport(
    string Log,
    long Entries,
    long Verified,
    TreeHash Root,
    long Checkpoints,
    long Witnessed,
    long Expired,
    long OpenDecisions,
    long ClockChanges,
    JournalFault? Fault);

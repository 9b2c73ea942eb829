using Balise.Journal.Checkpoints;

namespace Balise.Journal;

/// <summary>Entries to be stored together or not at all, with the signed checkpoint that covers them.</summary>
/// <param name="Before">The head the batch extends; the stored head must be this one.</param>
/// <param name="After">The head once the batch is stored.</param>
/// <param name="Entries">In index order. May hold one <c>clock</c> entry more than was asked for (see <see cref="LogSealer"/>).</param>
/// <param name="Checkpoint">Signed, of size <c>After.Size</c>.</param>
/// <param name="Key">The key that verifies the checkpoint.</param>
public sealed record SealedBatch(
    LogHead Before, LogHead After, IReadOnlyList<SealedEntry> Entries, Checkpoint Checkpoint, CheckpointKey Key);

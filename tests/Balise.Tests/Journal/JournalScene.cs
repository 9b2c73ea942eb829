using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Export;
using Balise.Journal.Verification;

namespace Balise.Tests.Journal;

/// <summary>A gateway's log being written, one minute apart, and the ways to look at it.</summary>
internal sealed class JournalScene
{
    public const string Log = "gateway/1";

    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly LogSealer _sealer;

    public JournalScene(byte seed = 1)
    {
        Signer = new CheckpointSigner("balise.test", Enumerable.Repeat(seed, 32).ToArray());
        _sealer = new LogSealer(Signer);
    }

    public CheckpointSigner Signer { get; }

    public MemoryJournal Store { get; } = new();

    public DateTimeOffset Now { get; set; } = Noon;

    public SealedBatch Append(params PendingEntry[] entries) => AppendTo(Log, entries);

    public SealedBatch AppendTo(string log, params PendingEntry[] entries)
    {
        var batch = _sealer.Seal(Store.Head(log), entries);
        Store.Append(batch);
        Now += TimeSpan.FromMinutes(1);
        return batch;
    }

    /// <summary>Three batches: two decisions, the outcome of the first with a denial, the outcome of the second.</summary>
    public JournalScene WithTraffic()
    {
        var (first, second) = (Decision(), Decision());
        Append(first, second);
        Append(Outcome(first.Id), Decision(Verdicts.Deny));
        Append(Outcome(second.Id));
        return this;
    }

    public PendingEntry Decision(string verdict = Verdicts.Allow) => Entry(
        EntryType.Decision,
        $$"""{"snapshot":"s1","verdict":"{{verdict}}","rules":[{"id":"r1"}],"findings":[]}""",
        requestId: "req-1");

    public PendingEntry Outcome(EntryId decision, string outcome = Outcomes.Completed) =>
        Entry(EntryType.Outcome, $$"""{"outcome":"{{outcome}}"}""", "req-1", decision);

    public PendingEntry Retention(long first, long last) =>
        Entry(EntryType.Retention, $$"""{"ranges":[{"first":{{first}},"last":{{last}}}]}""");

    public PendingEntry Entry(string type, string body = "{}", string? requestId = null, EntryId? decision = null) =>
        new(EntryId.New(Now), type, Now, "org-1", EntryBody.FromJson(System.Text.Encoding.UTF8.GetBytes(body)), requestId, decision);

    public JournalReport Verify(VerificationOptions? options = null) => JournalVerifier.Verify(Store, options);

    public byte[] Export()
    {
        var stream = new MemoryStream();
        JournalExport.Write(stream, Store);
        return stream.ToArray();
    }

    public static JournalReport VerifyExport(byte[] export, VerificationOptions? options = null) =>
        JournalVerifier.VerifyExport(new MemoryStream(export), options);
}

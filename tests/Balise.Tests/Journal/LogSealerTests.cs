using System.Text;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Tree;

namespace Balise.Tests.Journal;

public sealed class LogSealerTests
{
    private readonly JournalScene _scene = new();

    [Fact]
    public void The_bytes_of_an_entry_are_these()
    {
        var id = EntryId.New(JournalScene.Noon);
        var decision = EntryId.New(JournalScene.Noon);
        var body = EntryBody.FromJson("""{"outcome":"completed","tokens":12}"""u8);
        var at = JournalScene.Noon.ToOffset(TimeSpan.FromHours(-5)).AddTicks(42);

        var entry = _scene.Append(new PendingEntry(id, EntryType.Outcome, at, "École \"A\"", body, "req-1", decision)).Entries[0];

        Assert.Equal(
            $$"""{"log":"gateway/1","index":0,"id":"{{id}}","type":"outcome","at":"2026-03-02T12:00:00.000Z","organization":"École \"A\"","""
            + $$"""
            "requestId":"req-1","decision":"{{decision}}","outcome":"completed","tokens":12}
            """,
            Encoding.UTF8.GetString(entry.Bytes));
        Assert.Equal(MerkleHash.Leaf(entry.Bytes), entry.LeafHash);
    }

    [Fact]
    public void What_does_not_apply_is_left_out()
    {
        var entry = _scene.Append(_scene.Entry(EntryType.Governance)).Entries[0];

        Assert.EndsWith("""
            "organization":"org-1"}
            """, Encoding.UTF8.GetString(entry.Bytes));
    }

    [Fact]
    public void Indexes_go_on_from_one_batch_to_the_next()
    {
        _scene.WithTraffic();

        Assert.Equal([0, 1, 2, 3, 4], _scene.Store.Stored.Select(entry => entry.Index));
        Assert.Equal([2, 4, 5], _scene.Store.Signed.Select(checkpoint => checkpoint.Size));
    }

    [Fact]
    public void The_checkpoint_of_a_batch_is_the_root_of_all_the_leaves()
    {
        _scene.WithTraffic();

        var root = MerkleProof.Root(_scene.Store.Stored.Select(entry => entry.LeafHash).ToArray());
        Assert.Equal(root, _scene.Store.Signed[^1].Root);
        Assert.Equal(root, _scene.Store.Head(JournalScene.Log).Root);
    }

    [Fact]
    public void A_batch_that_could_not_be_stored_is_sealed_again_just_the_same()
    {
        var sealer = new LogSealer(_scene.Signer);
        var head = _scene.WithTraffic().Store.Head(JournalScene.Log);
        var earlier = new PendingEntry(
            EntryId.New(JournalScene.Noon.AddHours(-1)), EntryType.Governance, JournalScene.Noon.AddHours(-1), "org-1", EntryBody.Empty);
        PendingEntry[] pending = [_scene.Decision(), earlier];

        var lost = sealer.Seal(head, pending);
        var again = sealer.Seal(head, pending);

        Assert.Equal(lost.Checkpoint.Note, again.Checkpoint.Note);
        Assert.Equal(lost.Entries.Select(entry => entry.LeafHash), again.Entries.Select(entry => entry.LeafHash));
        Assert.Equal(5, head.Size);
    }

    [Fact]
    public void A_clock_set_back_is_said_before_the_entry_that_shows_it()
    {
        _scene.Append(_scene.Decision(Verdicts.Deny));
        _scene.Now = JournalScene.Noon.AddDays(-3);

        var batch = _scene.Append(_scene.Decision(Verdicts.Deny), _scene.Decision(Verdicts.Deny));

        Assert.Equal([EntryType.Clock, EntryType.Decision, EntryType.Decision], batch.Entries.Select(entry => entry.Type));
        Assert.Contains("\"previous\":\"2026-03-02T12:00:00.000Z\"", Encoding.UTF8.GetString(batch.Entries[0].Bytes));
        Assert.Null(_scene.Verify().Fault);
    }

    [Fact]
    public void A_log_has_a_name_that_fits_on_one_line() =>
        Assert.Throws<ArgumentException>(() => LogHead.Empty("two\nlines"));

    [Fact]
    public void A_head_is_restored_from_what_a_store_kept()
    {
        var head = _scene.WithTraffic().Store.Head(JournalScene.Log);

        var restored = new LogHead(head.Log, CompactRange.FromBytes(head.Size, head.Range.ToArray()), head.LastAt);

        var next = _scene.Decision();
        var sealer = new LogSealer(_scene.Signer);
        Assert.Equal(sealer.Seal(head, [next]).Checkpoint.Note, sealer.Seal(restored, [next]).Checkpoint.Note);
    }
}

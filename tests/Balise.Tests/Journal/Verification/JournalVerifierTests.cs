using System.Text;
using Balise.Journal;
using Balise.Journal.Checkpoints;
using Balise.Journal.Entries;
using Balise.Journal.Tree;
using Balise.Journal.Verification;

namespace Balise.Tests.Journal.Verification;

public sealed class JournalVerifierTests
{
    private readonly JournalScene _scene = new JournalScene().WithTraffic();

    private List<StoredEntry> Stored => _scene.Store.Stored;

    [Fact]
    public void A_journal_left_alone_has_no_fault()
    {
        var report = _scene.Verify(new VerificationOptions { TrustedKeys = [_scene.Signer.Key] });

        Assert.Null(report.Fault);
        Assert.Equal((5, 3, KeySource.Trusted), (report.Entries, report.Checkpoints, report.KeySource));
        Assert.Equal(_scene.Store.Head(JournalScene.Log).Root, report.Logs[0].Root);
    }

    [Fact]
    public void A_key_found_in_the_journal_is_said_to_come_from_there() =>
        Assert.Equal(KeySource.Journal, _scene.Verify().KeySource);

    [Fact]
    public void An_empty_journal_has_no_fault() => Assert.Null(new JournalScene().Verify().Fault);

    [Fact]
    public void Every_byte_of_every_entry_counts()
    {
        for (var index = 0; index < Stored.Count; index++)
        {
            var kept = Stored[index];
            for (var at = 0; at < kept.Bytes!.Length; at++)
            {
                var bytes = kept.Bytes.ToArray();
                bytes[at] ^= 1;
                Stored[index] = kept with { Bytes = bytes };

                var fault = _scene.Verify().Fault;
                Assert.Equal((FaultKind.BytesChanged, index, kept.Columns!.Id), (fault!.Kind, fault.Index!.Value, fault.Id!.Value));
            }

            Stored[index] = kept;
        }
    }

    [Fact]
    public void Bytes_changed_together_with_their_hash_do_not_make_the_signed_root()
    {
        Rewrite(4, "completed", "cut_by_client");

        Expect(FaultKind.RootDiffers, 4);
    }

    [Fact]
    public void A_changed_leaf_hash_without_bytes_does_not_make_the_signed_root()
    {
        Stored[4] = Stored[4] with { Bytes = null, LeafHash = MerkleHash.Leaf("x"u8) };

        Expect(FaultKind.RootDiffers, 4);
    }

    [Fact]
    public void A_missing_entry_is_named()
    {
        Stored.RemoveAt(1);

        Expect(FaultKind.OutOfSequence, 1);
        Assert.Equal(4, _scene.Verify().Entries);
    }

    [Fact]
    public void Two_entries_cannot_change_places()
    {
        (Stored[0], Stored[1]) = (Stored[1] with { Index = 0 }, Stored[0] with { Index = 1 });

        Expect(FaultKind.OutOfSequence, 0);
    }

    [Fact]
    public void An_entry_of_another_log_is_refused()
    {
        _scene.AppendTo("gateway/2", _scene.Decision(Verdicts.Deny));
        Stored[0] = Stored[^1] with { Log = JournalScene.Log };

        Expect(FaultKind.WrongLog, 0);
    }

    [Fact]
    public void Every_column_must_say_what_the_bytes_say()
    {
        var kept = Stored[2];
        EntryColumns[] spoiled =
        [
            kept.Columns! with { Id = EntryId.New(JournalScene.Noon) },
            kept.Columns with { Type = EntryType.Governance },
            kept.Columns with { At = kept.Columns.At.AddMilliseconds(1) },
            kept.Columns with { Organization = "org-2" },
            kept.Columns with { RequestId = null },
            kept.Columns with { Decision = null },
        ];

        foreach (var columns in spoiled)
        {
            Stored[2] = kept with { Columns = columns };
            Expect(FaultKind.ColumnsDiffer, 2);
        }
    }

    [Fact]
    public void Cutting_the_end_of_a_log_shows_against_its_checkpoints()
    {
        Stored.RemoveAt(4);

        Expect(FaultKind.Truncated, 4);
    }

    [Fact]
    public void A_log_emptied_of_its_entries_shows_against_its_checkpoints()
    {
        Stored.Clear();

        Expect(FaultKind.Truncated, 0);
    }

    [Fact]
    public void A_second_writer_on_a_log_is_refused()
    {
        var head = LogHead.Empty(JournalScene.Log);
        var batch = new LogSealer(_scene.Signer).Seal(head, [_scene.Decision()]);

        Assert.Throws<LogConflictException>(() => _scene.Store.Append(batch));
    }

    [Fact]
    public void Entries_that_no_checkpoint_covers_are_a_fault()
    {
        _scene.Store.Signed.RemoveAt(2);

        Expect(FaultKind.NotCovered, 4);
    }

    [Fact]
    public void A_log_without_any_checkpoint_is_a_fault()
    {
        _scene.Store.Signed.Clear();

        Expect(FaultKind.NotCovered, 0);
    }

    [Fact]
    public void A_checkpoint_signed_by_another_key_is_refused()
    {
        var stranger = new JournalScene(seed: 2).WithTraffic();

        var fault = stranger.Verify(new VerificationOptions { TrustedKeys = [_scene.Signer.Key] }).Fault;

        Assert.Equal(FaultKind.UnknownSigner, fault!.Kind);
    }

    [Fact]
    public void A_changed_checkpoint_is_not_what_was_signed()
    {
        var note = _scene.Store.Signed[1].Note.Replace("\n4\n", "\n3\n");
        _scene.Store.Signed[1] = Checkpoint.Parse(note);

        Expect(FaultKind.BadSignature, 2);
    }

    [Fact]
    public void Checkpoints_do_not_shrink()
    {
        _scene.Store.Signed.Add(_scene.Store.Signed[0]);

        Expect(FaultKind.CheckpointShrank, 5);
    }

    [Fact]
    public void A_checkpoint_of_another_log_proves_nothing()
    {
        var signer = _scene.Signer;
        var head = _scene.Store.Head(JournalScene.Log);
        var verifier = new LogVerifier(JournalScene.Log, new VerificationOptions(), new KeyRing([signer.Key]));

        verifier.Expect(signer.Sign("gateway/2", head.Size, head.Root));

        Assert.Equal(FaultKind.WrongOrigin, verifier.Finish().Fault!.Kind);
    }

    [Fact]
    public void What_a_live_writer_adds_meanwhile_is_verified_too()
    {
        _scene.Store.Meanwhile = () =>
        {
            _scene.Append(_scene.Decision(Verdicts.Deny), _scene.Decision(Verdicts.Deny));
            _scene.Append(_scene.Decision(Verdicts.Deny));
        };

        var report = _scene.Verify();

        Assert.Null(report.Fault);
        Assert.Equal((8, 5), (report.Entries, report.Checkpoints));
    }

    [Fact]
    public void Each_log_is_verified_apart()
    {
        _scene.AppendTo("governance", _scene.Entry(EntryType.Governance));
        Rewrite(0, "s1", "s2");

        var report = _scene.Verify();

        Assert.Equal(["gateway/1", "governance"], report.Logs.Select(log => log.Log));
        Assert.Equal(JournalScene.Log, report.Fault!.Log);
        Assert.Null(report.Logs[1].Fault);
        Assert.Equal(6, report.Entries);
    }

    private void Rewrite(int index, string from, string to)
    {
        var bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Stored[index].Bytes!).Replace(from, to));
        Assert.NotEqual(Stored[index].Bytes, bytes);
        Stored[index] = Stored[index] with { Bytes = bytes, LeafHash = MerkleHash.Leaf(bytes) };
    }

    private void Expect(FaultKind kind, long index)
    {
        var fault = _scene.Verify().Fault;
        Assert.NotNull(fault);
        Assert.Equal((kind, JournalScene.Log, index), (fault.Kind, fault.Log, fault.Index));
    }
}

using Balise.Journal;
using Balise.Journal.Entries;
using Balise.Journal.Verification;

namespace Balise.Tests.Journal.Verification;

/// <summary>Well sealed and well signed is not enough: what the entries say together must hold too.</summary>
public sealed class MeaningTests
{
    private readonly JournalScene _scene = new();

    [Fact]
    public void An_outcome_needs_a_decision()
    {
        _scene.Append(_scene.Outcome(EntryId.New(_scene.Now)));

        Expect(FaultKind.OutcomeWithoutDecision, 0);
    }

    [Fact]
    public void An_outcome_cannot_come_before_its_decision()
    {
        var decision = _scene.Decision();
        _scene.Append(_scene.Outcome(decision.Id), decision);

        Expect(FaultKind.OutcomeWithoutDecision, 0);
    }

    [Fact]
    public void A_denied_request_has_no_outcome()
    {
        var denied = _scene.Decision(Verdicts.Deny);
        _scene.Append(denied, _scene.Outcome(denied.Id));

        Expect(FaultKind.OutcomeWithoutDecision, 1);
    }

    [Fact]
    public void A_decision_has_one_outcome()
    {
        var decision = _scene.Decision();
        _scene.Append(decision, _scene.Outcome(decision.Id), _scene.Outcome(decision.Id, Outcomes.Unknown));

        Expect(FaultKind.SecondOutcome, 2);
    }

    [Fact]
    public void A_request_under_way_is_counted_and_is_no_fault()
    {
        _scene.Append(_scene.Decision(), _scene.Decision(Verdicts.Transform), _scene.Decision(Verdicts.Hold), _scene.Decision(Verdicts.Deny));

        var log = _scene.Verify().Logs[0];

        Assert.Null(log.Fault);
        Assert.Equal(2, log.OpenDecisions);
    }

    [Fact]
    public void A_held_request_may_have_an_outcome()
    {
        var held = _scene.Decision(Verdicts.Hold);
        _scene.Append(held, _scene.Outcome(held.Id));

        Assert.Null(_scene.Verify().Fault);
    }

    [Theory]
    [InlineData(EntryType.Decision, """{"snapshot":"s1"}""")]
    [InlineData(EntryType.Decision, """{"verdict":"perhaps"}""")]
    [InlineData(EntryType.Decision, """{"verdict":1}""")]
    [InlineData(EntryType.Retention, """{"ranges":[{"first":5,"last":5}]}""")]
    [InlineData(EntryType.Retention, """{"ranges":[{"first":0}]}""")]
    [InlineData(EntryType.Retention, """{"ranges":7}""")]
    public void A_member_the_journal_understands_must_make_sense(string type, string body)
    {
        _scene.Append(_scene.Entry(type, body));

        Expect(FaultKind.NotCanonical, 0);
    }

    [Fact]
    public void Two_entries_cannot_share_an_id()
    {
        var entry = _scene.Entry(EntryType.Governance);
        _scene.Append(entry, _scene.Entry(EntryType.Governance));
        _scene.Append(entry);

        Expect(FaultKind.DuplicateId, 2);
    }

    [Fact]
    public void Time_may_go_back_a_little()
    {
        _scene.Append(_scene.Entry(EntryType.Governance));
        _scene.Now = JournalScene.Noon - LogSealer.ClockTolerance;
        _scene.Append(_scene.Entry(EntryType.Governance));

        Assert.Null(_scene.Verify().Fault);
        Assert.Equal(2, _scene.Verify().Entries);
    }

    [Fact]
    public void Time_cannot_go_back_further_unsaid()
    {
        _scene.Append(_scene.Entry(EntryType.Governance));
        _scene.Now = JournalScene.Noon.AddSeconds(-10);
        _scene.Append(_scene.Entry(EntryType.Governance));

        var fault = _scene.Verify(new VerificationOptions { ClockTolerance = TimeSpan.FromSeconds(5) }).Fault;

        Assert.Equal((FaultKind.TimeWentBack, 1), (fault!.Kind, fault.Index));
    }

    [Fact]
    public void A_clock_set_back_and_declared_is_counted()
    {
        _scene.Append(_scene.Entry(EntryType.Governance));
        _scene.Now = JournalScene.Noon.AddDays(-1);
        _scene.Append(_scene.Entry(EntryType.Governance));

        Assert.Equal((null, 1), (_scene.Verify().Fault, _scene.Verify().Logs[0].ClockChanges));
    }

    [Fact]
    public void A_payload_removed_under_a_retention_entry_leaves_a_journal_that_verifies()
    {
        _scene.WithTraffic();
        _scene.Append(_scene.Retention(0, 1));
        Expire(0, 1);

        var log = _scene.Verify().Logs[0];

        Assert.Null(log.Fault);
        Assert.Equal((6, 2), (log.Entries, log.Expired));
    }

    [Fact]
    public void A_payload_removed_in_silence_is_named()
    {
        _scene.WithTraffic();
        _scene.Append(_scene.Retention(0, 1));
        Expire(0, 1, 3);

        Expect(FaultKind.PayloadMissing, 3);
    }

    [Fact]
    public void A_retention_entry_explains_only_what_it_names()
    {
        for (var i = 0; i < 10; i++)
        {
            _scene.Append(_scene.Entry(EntryType.Governance));
        }

        _scene.Append(_scene.Retention(2, 3), _scene.Retention(5, 5), _scene.Retention(7, 8));
        Expire(2, 3, 4, 5, 6, 7, 8);
        Expect(FaultKind.PayloadMissing, 4);

        _scene.Append(_scene.Retention(4, 4));
        Expect(FaultKind.PayloadMissing, 6);

        _scene.Append(_scene.Retention(0, 9));
        Assert.Null(_scene.Verify().Fault);
    }

    private void Expire(params int[] indexes)
    {
        foreach (var index in indexes)
        {
            _scene.Store.Stored[index] = _scene.Store.Stored[index] with { Bytes = null };
        }
    }

    private void Expect(FaultKind kind, long index)
    {
        var fault = _scene.Verify().Fault;
        Assert.NotNull(fault);
        Assert.Equal((kind, index), (fault.Kind, fault.Index));
    }
}

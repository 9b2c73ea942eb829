using Balise.Journal.Entries;
using Balise.Journal.Verification;

namespace Balise.Tests.Journal.Verification;

/// <summary>What the owner of the database and of the key cannot do once a checkpoint has left the house.</summary>
public sealed class WitnessTests
{
    private readonly JournalScene _scene = new JournalScene().WithTraffic();

    private VerificationOptions Witness => new() { Witness = [.. _scene.Store.Signed] };

    [Fact]
    public void A_witness_that_saw_the_same_history_agrees()
    {
        var report = _scene.Verify(Witness);

        Assert.Null(report.Fault);
        Assert.Equal(3, report.Logs[0].Witnessed);
    }

    [Fact]
    public void A_history_rewritten_and_signed_again_is_found()
    {
        var rewritten = new JournalScene().WithTraffic();
        Assert.Null(rewritten.Verify().Fault);

        Assert.Equal(FaultKind.WitnessDisagrees, rewritten.Verify(Witness).Fault!.Kind);
        Assert.Equal(FaultKind.WitnessDisagrees, JournalScene.VerifyExport(rewritten.Export(), Witness).Fault!.Kind);
    }

    [Fact]
    public void A_history_cut_with_its_checkpoints_is_found()
    {
        var witness = Witness;
        _scene.Store.Stored.RemoveAt(4);
        _scene.Store.Signed.RemoveAt(2);
        Assert.Null(_scene.Verify().Fault);

        Assert.Equal(FaultKind.Truncated, _scene.Verify(witness).Fault!.Kind);
    }

    [Fact]
    public void A_log_that_vanished_is_found()
    {
        var fault = new JournalScene().Verify(Witness).Fault;

        Assert.Equal((FaultKind.LogMissing, JournalScene.Log), (fault!.Kind, fault.Log));
    }

    [Fact]
    public void A_history_signed_with_another_key_is_found()
    {
        var other = new JournalScene(seed: 2).WithTraffic();
        Assert.Null(other.Verify().Fault);

        Assert.Equal(FaultKind.UnknownSigner, other.Verify(Witness).Fault!.Kind);
    }
}

using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Validations;
using Balise.Journal.Entries;

namespace Balise.Gateway.Recording;

/// <summary>At start, says of every call the last process left open that nobody knows how it ended. No answer stays unaccounted for.</summary>
public sealed class InterruptedCalls
{
    private readonly IUnsettledDecisions unsettled;
    private readonly JournalWriter journal;
    private readonly GatewayOptions options;
    private readonly TimeProvider clock;
    private readonly IHeldActions held;
    private readonly Interventions interventions;

    internal InterruptedCalls(
        IUnsettledDecisions unsettled, JournalWriter journal, IHeldActions held, Interventions interventions, GatewayOptions options, TimeProvider clock)
    {
        (this.unsettled, this.journal, this.options, this.clock) = (unsettled, journal, options, clock);
        (this.held, this.interventions) = (held, interventions);
    }

    /// <summary>What waited for a person when the process died is refused: nobody is there to take it any more.</summary>
    public async Task EndHeldAsync(CancellationToken ct)
    {
        foreach (var left in await held.InterruptAsync(options.Log, ct))
        {
            interventions.Interrupted(left);
        }
    }

    /// <summary>Looks beside the rest of the start, among what was written before this call.</summary>
    public Task SettleAsync()
    {
        var end = unsettled.End(options.Log);
        return Task.Run(() => Settle(end));
    }

    private void Settle(long end)
    {
        var found = unsettled.Find(options.Log, end);
        var at = clock.GetUtcNow();
        foreach (var decision in found)
        {
            var body = new CanonicalJsonWriter().BeginObject().Name("outcome"u8).String(Outcomes.Unknown).EndObject();
            journal.AppendLater(new PendingEntry(
                EntryId.New(at), EntryType.Outcome, at, decision.Organization, EntryBody.From(body), decision.RequestId, new EntryId(decision.Id)));
        }
    }
}

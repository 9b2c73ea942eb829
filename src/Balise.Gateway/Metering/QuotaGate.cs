using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Recording;
using Microsoft.Extensions.Logging;

namespace Balise.Gateway.Metering;

/// <summary>
/// Reserves what a request may use before it leaves, and settles what it used however it ends. A ceiling without room, or counters
/// that do not answer, become facts of the request: the policy judges again, so that a replay says the same.
/// </summary>
internal sealed partial class QuotaGate(IQuotaLedger ledger, CallMeter meter, GatewayOptions options, ILogger<QuotaGate> logger)
{
    public ValueTask ReserveAsync(Call call)
    {
        if (call.Verdict.Effect is not (Effect.Allow or Effect.Transform))
        {
            return default;
        }

        var counters = call.Policy.Quotas.For(call.Facts);
        return counters.Length == 0 ? default : ReserveAsync(call, counters);
    }

    /// <summary>Once for each reservation, whatever the end. What never left used nothing.</summary>
    public ValueTask SettleAsync(Call call)
    {
        if (call.Reservation is not { } reservation)
        {
            return default;
        }

        call.Reservation = null;
        var used = new long[reservation.Demands.Length];
        if (call.Left)
        {
            var counters = call.Policy.Quotas.For(call.Facts);
            var (input, output) = Consumption.Of(call);

            // What was told with the answer is what its ceilings count.
            var cost = call.Amounts is { } told ? CallMeter.Of(told) : meter.Measure(call, input, output);
            for (var i = 0; i < used.Length; i++)
            {
                used[i] = Amount(counters[i].Limit.Measure, input + output, cost);
            }
        }

        return ledger.SettleAsync(reservation, used);
    }

    private async ValueTask ReserveAsync(Call call, QuotaCounter[] counters)
    {
        var demands = new QuotaDemand[counters.Length];
        var input = Consumption.InputCeiling(call);
        var cap = (call.Text.OutputCap ?? CallMeter.LongestAnswer(call)) * call.Text.Choices;
        var most = meter.Measure(call, input, cap ?? options.ReservedOutputTokens);
        var least = meter.Measure(call, input, cap ?? 1);
        for (var i = 0; i < counters.Length; i++)
        {
            var limit = counters[i].Limit;
            var window = QuotaWindow.Of(limit.Period, call.At, call.Facts.Day);
            demands[i] = new QuotaDemand(
                limit.Id, counters[i].Subject, window, window.End(call.Policy.Quotas.Zone), limit.Amount,
                Amount(limit.Measure, input + (cap ?? options.ReservedOutputTokens), most), Amount(limit.Measure, input + (cap ?? 1), least));
        }

        try
        {
            var taken = await ledger.ReserveAsync(call.Holder.Organization, demands, call.Http.RequestAborted);
            if (taken.Refused < 0)
            {
                call.Reservation = taken;
                return;
            }

            var refused = demands[taken.Refused];
            call.Facts = call.Facts with { Exceeded = counters[taken.Refused].Limit };
            call.ExceededUntil = refused.Ends;
        }
        catch (QuotaStoreUnavailableException e)
        {
            Blind(logger, e);
            call.Facts = call.Facts with { QuotaUnknown = true };
        }

        call.Verdict = call.Policy.Evaluate(call.Facts);
    }

    private static long Amount(QuotaMeasure measure, long tokens, CallCost cost) => measure switch
    {
        QuotaMeasure.Requests => 1,
        QuotaMeasure.Tokens => tokens,
        QuotaMeasure.Cost => cost.CostMicros,
        _ => cost.EnergyMilliwattHours,
    };

    [LoggerMessage(1, LogLevel.Error, "The counters of consumption do not answer")]
    private static partial void Blind(ILogger logger, Exception e);
}

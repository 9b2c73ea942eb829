using Balise.Domain.Systems;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Metering;

/// <summary>What the tokens of a call are worth. Zero where nothing is known: a ceiling on what nobody counts never speaks.</summary>
internal sealed class CallMeter(IMeter meter)
{
    /// <param name="inputTokens">Counted, or the most they may be.</param>
    public CallCost Measure(Call call, long inputTokens, long outputTokens)
    {
        var amounts = meter.Measure(call.Policy, call.Facts.System, call.Text.Model ?? "", inputTokens, outputTokens, duration: null);
        return new CallCost(amounts.CostMicros ?? 0, (long)Math.Ceiling((amounts.Footprint?.Energy.Max ?? 0) * 1000));
    }
}

/// <param name="CostMicros">Millionths of a dollar.</param>
/// <param name="EnergyMilliwattHours">Milliwatt-hours, the highest estimate.</param>
internal readonly record struct CallCost(long CostMicros, long EnergyMilliwattHours);

using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Metering;

/// <summary>What the tokens of a call are worth. Zero where nothing is known: a ceiling on what nobody counts never speaks.</summary>
internal sealed class CallMeter(IMeter meter)
{
    /// <summary>Tokens of the longest answer the model gives, as the register says; null when it does not, or the answer holds no words.</summary>
    public static long? LongestAnswer(Call call) => call.Shape.ScansAnswers ? PolicyMeter.LongestAnswer(call.Policy, call.Facts.System, call.Text.Model ?? "") : 0;

    /// <param name="inputTokens">Counted, or the most they may be.</param>
    public CallCost Measure(Call call, long inputTokens, long outputTokens)
    {
        var amounts = meter.Measure(call.Policy, call.Facts.System, call.Text.Model ?? "", inputTokens, outputTokens, duration: null);
        return Of(amounts);
    }

    public static CallCost Of(in Amounts amounts) => new(amounts.CostMicros ?? 0, (long)Math.Ceiling((amounts.Footprint?.Energy.Max ?? 0) * 1000));
}

/// <param name="CostMicros">Millionths of a dollar.</param>
/// <param name="EnergyMilliwattHours">Milliwatt-hours, the highest estimate.</param>
internal readonly record struct CallCost(long CostMicros, long EnergyMilliwattHours);

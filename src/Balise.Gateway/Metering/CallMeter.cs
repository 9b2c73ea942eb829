using Balise.Domain.Policies;

namespace Balise.Gateway.Metering;

/// <summary>What tokens on a system are worth. Zero where nothing is known: a ceiling on what nobody counts never speaks.</summary>
public interface ICallMeter
{
    CallCost Measure(SnapshotSystem system, long inputTokens, long outputTokens);
}

/// <param name="CostMicros">Millionths of a dollar.</param>
/// <param name="EnergyMilliwattHours">Milliwatt-hours.</param>
public readonly record struct CallCost(long CostMicros, long EnergyMilliwattHours);

/// <summary>For systems without prices and without an energy profile.</summary>
internal sealed class UnpricedMeter : ICallMeter
{
    public CallCost Measure(SnapshotSystem system, long inputTokens, long outputTokens) => default;
}

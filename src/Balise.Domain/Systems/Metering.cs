namespace Balise.Domain.Systems;

/// <summary>What one request uses, in tokens and, where the register says enough, in money and footprint.</summary>
/// <param name="InputTokens">Read by the model.</param>
/// <param name="OutputTokens">Written by it.</param>
/// <param name="CostMicros">Millionths of a Canadian dollar; null when the model has no price.</param>
/// <param name="Footprint">Null when the model's size or the place is unknown.</param>
public readonly record struct Amounts(long InputTokens, long OutputTokens, long? CostMicros, Footprint? Footprint)
{
    public long Tokens => InputTokens + OutputTokens;
}

/// <summary>Counts what requests use. Pure: the prices, sizes and factors are those of the policy in force.</summary>
public interface IMeter
{
    /// <param name="policy">The policy the request was decided under.</param>
    /// <param name="system">Index of the system that answers, as in <see cref="Policies.RequestFacts.System"/>.</param>
    /// <param name="model">The name asked for.</param>
    /// <param name="inputTokens">Counted by the provider, or estimated with <see cref="EstimateTokens"/>.</param>
    /// <param name="duration">How long the answer took; null before it was given.</param>
    Amounts Measure(Policies.CompiledPolicy policy, int system, string model, long inputTokens, long outputTokens, TimeSpan? duration);

    /// <summary>Tokens of a text that nobody counted.</summary>
    long EstimateTokens(long characters);
}

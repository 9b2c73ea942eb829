using Balise.Domain.Systems;

namespace Balise.Domain.Policies;

/// <summary>Measures with what the snapshot holds, so that the journal entry that names it names the prices and factors too.</summary>
public sealed class PolicyMeter : IMeter
{
    // English and French prose both come near four characters a token with the tokenizers in use.
    private const int CharactersPerToken = 4;

    public Amounts Measure(CompiledPolicy policy, int system, string model, long inputTokens, long outputTokens, TimeSpan? duration)
    {
        if (system < 0 || policy.SystemAt(system).Metering is not { } metering || Find(metering, model) is not { } figures)
        {
            return new Amounts(inputTokens, outputTokens, null, null);
        }

        return new Amounts(
            inputTokens, outputTokens, Cost(figures, inputTokens, outputTokens),
            metering.Factors is { } factors ? EcoLogits.Estimate(figures, factors, outputTokens, duration) : null);
    }

    /// <summary>Tokens of the longest answer a model gives; null when the register does not say.</summary>
    public static long? LongestAnswer(CompiledPolicy policy, int system, string model) =>
        system >= 0 && policy.SystemAt(system).Metering is { } metering ? Find(metering, model)?.MaxOutput : null;

    public long EstimateTokens(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;

    private static ModelFigures? Find(SnapshotMetering metering, string model)
    {
        foreach (var figures in metering.Figures)
        {
            if (figures.Model.Equals(model, StringComparison.OrdinalIgnoreCase))
            {
                return figures;
            }
        }

        return null;
    }

    // Dollars for a million tokens are millionths of a dollar for one.
    private static long? Cost(ModelFigures figures, long input, long output) =>
        figures is { InputPrice: null, OutputPrice: null }
            ? null
            : (long)Math.Ceiling((input * (figures.InputPrice ?? 0)) + (output * (figures.OutputPrice ?? 0)));
}

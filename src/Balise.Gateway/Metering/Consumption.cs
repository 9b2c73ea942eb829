using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Metering;

/// <summary>Tokens of a call: as the provider counted them, else estimated from the characters.</summary>
internal static class Consumption
{
    // English and French prose both come near four characters a token with the tokenizers in use.
    private const int CharactersPerToken = 4;

    // A reservation must not be too small: dense text comes near three.
    private const int FewestCharactersPerToken = 3;

    public static (long Input, long Output) Of(Call call)
    {
        var figures = call.Figures;

        // A provider that refused or was not reached consumed nothing; one that was cut before its first word had read the question.
        var failed = figures.Status >= 400 && (call.Answered == Outcomes.UpstreamFailed || figures.Status == 502);
        return failed && figures.InputTokens is null
            ? (0, 0)
            : (figures.InputTokens ?? Estimate(call.Text.Scanned), figures.OutputTokens ?? Estimate(figures.CharactersOut));
    }

    public static long InputCeiling(Call call) => (call.Text.Scanned + FewestCharactersPerToken - 1) / FewestCharactersPerToken;

    public static long Estimate(long characters) => (characters + CharactersPerToken - 1) / CharactersPerToken;
}

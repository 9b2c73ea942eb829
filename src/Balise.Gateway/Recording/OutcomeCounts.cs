using System.Numerics;
using Balise.Gateway.Metering;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Recording;

/// <summary>What an outcome counts: tokens as the provider said them, else estimated and marked so; findings of the answer by category.</summary>
internal static class OutcomeCounts
{
    public static void Write(CanonicalJsonWriter body, Call call)
    {
        var figures = call.Figures;
        if (figures.Status == 200)
        {
            var estimated = figures.InputTokens is null || (figures.OutputTokens is null && call.Shape.ScansAnswers);
            body.Name("inputTokens"u8).Number(figures.InputTokens ?? Consumption.Estimate(call.Text.Scanned));
            body.Name("outputTokens"u8).Number(figures.OutputTokens ?? Consumption.Estimate(figures.CharactersOut));
            if (estimated)
            {
                body.Name("tokensEstimated"u8).Boolean(true);
            }
        }

        if (call.Output is not { } output)
        {
            return;
        }

        body.Name("findings"u8).BeginArray();
        for (var bits = output.Categories; bits != 0; bits &= bits - 1)
        {
            var category = BitOperations.TrailingZeroCount(bits);
            body.BeginObject()
                .Name("type"u8).String(call.Policy.Snapshot.Categories[category].Id)
                .Name("count"u8).Number(output[category])
                .EndObject();
        }

        body.EndArray();
    }
}

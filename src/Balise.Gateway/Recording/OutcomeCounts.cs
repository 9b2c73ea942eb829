using System.Diagnostics;
using System.Numerics;
using Balise.Domain.Systems;
using Balise.Gateway.Metering;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Recording;

/// <summary>
/// What an outcome counts: for whom and by what; tokens as the provider said them, else estimated and marked so; cost and footprint where
/// the register says enough; findings of the answer by category.
/// </summary>
internal sealed class OutcomeCounts(IMeter meter)
{
    /// <summary>What the call used, as far as it is known.</summary>
    public Amounts Amounts(Call call)
    {
        if (call.Amounts is { } told)
        {
            return told;
        }

        var (input, output) = Consumption.Of(call);
        return meter.Measure(call.Policy, call.Facts.System, call.Text.Model ?? "", input, output, Stopwatch.GetElapsedTime(call.Started));
    }

    public static void Write(CanonicalJsonWriter body, Call call, in Amounts amounts)
    {
        Names(body, call);
        if (call.Figures.Status == 200)
        {
            Usage(body, call, amounts);
        }

        if (call.Output is { Categories: not 0 } output)
        {
            Findings(body, call, output);
        }
    }

    private static void Names(CanonicalJsonWriter body, Call call)
    {
        if (call.Verdict.UseCase is { } useCase)
        {
            body.Name("useCase"u8).String(useCase);
        }

        if (call.Verdict.System is { } system)
        {
            body.Name("system"u8).String(system);
        }

        if (call.Text.Model is { } model)
        {
            body.Name("model"u8).String(model);
        }

        if (call.Holder.Requester.Unit is { Length: > 0 } unit)
        {
            body.Name("unit"u8).String(unit);
        }
    }

    private static void Usage(CanonicalJsonWriter body, Call call, in Amounts amounts)
    {
        var figures = call.Figures;
        body.Name("inputTokens"u8).Number(amounts.InputTokens);
        body.Name("outputTokens"u8).Number(amounts.OutputTokens);
        if (figures.InputTokens is null || (figures.OutputTokens is null && call.Shape.ScansAnswers))
        {
            body.Name("tokensEstimated"u8).Boolean(true);
        }

        if (amounts.CostMicros is { } cost)
        {
            body.Name("costMicros"u8).Number(cost);
        }

        if (amounts.Footprint is { } footprint)
        {
            Millionths(body, "energyMicroWh"u8, footprint.Energy);
            Millionths(body, "carbonMicrograms"u8, footprint.Carbon);
            Millionths(body, "waterMicrolitres"u8, footprint.Water);
            if (call.Policy.SystemAt(call.Facts.System).Metering?.Factors is { } factors)
            {
                body.Name("factor"u8).String(factors.Place).Name("factorYear"u8).Number(factors.Year);
            }
        }
    }

    // The journal's numbers are whole: canonical JSON has one way to write them.
    private static void Millionths(CanonicalJsonWriter body, ReadOnlySpan<byte> name, Bounds bounds) => body.Name(name).BeginArray()
        .Number((long)Math.Round(bounds.Min * 1e6)).Number((long)Math.Round(bounds.Max * 1e6)).EndArray();

    private static void Findings(CanonicalJsonWriter body, Call call, Content.Output.OutputFindings output)
    {
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

using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Balise.Domain.Systems;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Recording;

namespace Balise.Gateway.Metering;

/// <summary>
/// Tells with each answer what it weighs, as a range with the factor, its source and its year (Guide, 3.3, reco. 5: carbon awareness). Only
/// where the register knows the model's size; the outcome in the journal says the same figures.
/// </summary>
internal sealed class AnswerWeight(OutcomeCounts counts)
{
    private readonly ConditionalWeakTable<EnergyFactors, string> told = [];

    /// <summary>Before the first byte: the factor, and for a whole answer its estimate.</summary>
    /// <param name="whole">Everything was counted; a stream tells its estimate just before its last event.</param>
    public void Begin(Call call, bool whole)
    {
        if (Factors(call) is not { } factors)
        {
            return;
        }

        var headers = call.Http.Response.Headers;
        headers[CallHeaders.Factor] = told.GetValue(factors, Tell);
        if (whole && Estimate(call) is { } footprint)
        {
            headers[CallHeaders.Footprint] = Tell(footprint);
        }
    }

    /// <summary>The estimate as a comment of the stream, which readers skip (WHATWG HTML, 9.2.6): HTTP/1.1 has no place after a body.</summary>
    public void End(Call call)
    {
        if (Factors(call) is not null && Estimate(call) is { } footprint)
        {
            call.Http.Response.BodyWriter.Write(Encoding.ASCII.GetBytes($": {CallHeaders.Footprint}: {Tell(footprint)}\n\n"));
        }
    }

    private static EnergyFactors? Factors(Call call) => call.Policy.SystemAt(call.Facts.System).Metering?.Factors;

    private Footprint? Estimate(Call call) => (call.Amounts ??= counts.Amounts(call)).Footprint;

    // Thousandths: an answer is small, and no figure need be written with an exponent.
    private static string Tell(Footprint footprint) => string.Create(
        CultureInfo.InvariantCulture,
        $"energy={footprint.Energy.Min * 1000:0.####}-{footprint.Energy.Max * 1000:0.####} mWh; ghg={footprint.Carbon.Min * 1000:0.####}-{footprint.Carbon.Max * 1000:0.####} mgCO2e; water={footprint.Water.Min * 1000:0.####}-{footprint.Water.Max * 1000:0.####} mL");

    private static string Tell(EnergyFactors factors)
    {
        var text = new StringBuilder(string.Create(
            CultureInfo.InvariantCulture,
            $"place={factors.Place}; grid={factors.Grams.Min:0.##}-{factors.Grams.Max:0.##} gCO2e/kWh; year={factors.Year}; method=\"EcoLogits 0.9.1\""));
        if (factors.Since is { } since)
        {
            text.Append(CultureInfo.InvariantCulture, $"; since={since:yyyy-MM-ddTHH:mm:ssZ}");
        }

        if (factors.Origin is { } origin)
        {
            text.Append("; source=\"");
            foreach (var c in origin.En)
            {
                // A header holds ASCII (RFC 9110, 5.5).
                text.Append(c is '"' or '\\' or < ' ' or > '~' ? '\'' : c);
            }

            text.Append('"');
        }

        return text.ToString();
    }
}

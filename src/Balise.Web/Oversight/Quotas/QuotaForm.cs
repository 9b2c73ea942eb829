using System.Globalization;
using Balise.Domain.Oversight.Quotas;

namespace Balise.Web.Oversight.Quotas;

/// <summary>A ceiling as it is typed: dollars and kilowatt-hours, with a comma or a point.</summary>
public sealed class QuotaForm
{
    private const decimal Million = 1_000_000m;

    /// <summary><c>Scope:target</c>, as <see cref="QuotaChoices"/> gives it.</summary>
    public string? Target { get; set; }

    public string? Measure { get; set; }

    public string? Period { get; set; }

    public string? Amount { get; set; }

    public bool AllowBlind { get; set; }

    /// <param name="field">The field to correct, when there is one.</param>
    public bool TryRead(out QuotaTerms terms, out string field)
    {
        terms = new QuotaTerms();
        var colon = Target?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (colon < 0 || !Enum.TryParse<QuotaScope>(Target![..colon], out var scope))
        {
            field = nameof(Target);
            return false;
        }

        if (!Enum.TryParse<QuotaMeasure>(Measure, out var measure) || !Enum.IsDefined(measure))
        {
            field = nameof(Measure);
            return false;
        }

        if (!Enum.TryParse<QuotaPeriod>(Period, out var period) || !Enum.IsDefined(period))
        {
            field = nameof(Period);
            return false;
        }

        field = nameof(Amount);
        if (!TryAmount(measure, out var amount))
        {
            return false;
        }

        terms = new QuotaTerms { Scope = scope, Target = Target[(colon + 1)..], Measure = measure, Period = period, Amount = amount, AllowBlind = AllowBlind };
        return true;
    }

    private bool TryAmount(QuotaMeasure measure, out long amount)
    {
        amount = 0;
        var typed = (Amount ?? "").Replace("\u00A0", "").Replace("\u202F", "").Replace(" ", "").Replace(',', '.');
        if (!decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value is <= 0 or > 1_000_000_000_000m)
        {
            return false;
        }

        var units = measure is QuotaMeasure.Cost or QuotaMeasure.Energy ? value * Million : value;
        amount = (long)Math.Min(units, 1_000_000_000_000_000m);
        return amount > 0 && amount == units;
    }
}

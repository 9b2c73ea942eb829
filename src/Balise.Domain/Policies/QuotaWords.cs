using System.Globalization;
using Balise.Domain.Oversight.Quotas;

namespace Balise.Domain.Policies;

/// <summary>A ceiling in words: « 120 requêtes par minute, par personne ».</summary>
public static class QuotaWords
{
    private const decimal Million = 1_000_000m;

    private static readonly Text[] Periods = [new("par minute", "per minute"), new("par jour", "per day"), new("par mois", "per month")];

    private static readonly Text[] Each =
    [
        new("pour tout l’organisme", "for the whole organisation"), new("par unité", "for each unit"), new("par personne", "for each person"),
        new("par cas d’usage", "for each use case"), new("par système", "for each system"),
    ];

    private static readonly Text[] One =
    [
        new("pour tout l’organisme", "for the whole organisation"), new("pour une unité", "for one unit"), new("pour une personne", "for one person"),
        new("pour un cas d’usage", "for one use case"), new("pour un système", "for one system"),
    ];

    public static string Of(SnapshotQuota limit, Language language) =>
        $"{Amount(limit.Measure, limit.Amount, language)} {Periods[(int)limit.Period].In(language)}, "
        + (limit.Target.Length == 0 ? Each : One)[(int)limit.Scope].In(language);

    /// <summary>« 12,5 kWh », « 5 000 jetons ».</summary>
    public static string Amount(QuotaMeasure measure, long amount, Language language) => measure switch
    {
        QuotaMeasure.Requests => $"{Number(amount, language)} {(amount == 1 ? new Text("requête", "request") : new Text("requêtes", "requests")).In(language)}",
        QuotaMeasure.Tokens => $"{Number(amount, language)} {(amount == 1 ? new Text("jeton", "token") : new Text("jetons", "tokens")).In(language)}",
        QuotaMeasure.Cost => language == Language.French ? $"{Number(amount / Million, language, "0.00##")}\u00A0$" : $"${Number(amount / Million, language, "0.00##")}",
        _ => $"{Number(amount / Million, language, "0.######")}\u00A0kWh",
    };

    // Own separators: globalisation is invariant in this product.
    private static string Number(decimal value, Language language, string format = "0")
    {
        var parts = value.ToString(format, CultureInfo.InvariantCulture).Split('.');
        var (group, point) = language == Language.French ? ("\u00A0", ",") : (",", ".");
        var whole = parts[0];
        for (var i = whole.Length - 3; i > 0; i -= 3)
        {
            whole = whole.Insert(i, group);
        }

        return parts.Length == 1 ? whole : $"{whole}{point}{parts[1]}";
    }
}

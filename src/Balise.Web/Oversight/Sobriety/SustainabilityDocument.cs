using System.Globalization;
using Balise.Domain;
using Balise.Domain.Norms;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Documents;
using Balise.Web.Dossiers.Documents;
using Balise.Web.Shell;

namespace Balise.Web.Oversight.Sobriety;

/// <summary>Composes the monthly sustainability report (Guide, 3.3, reco. 8): the page, the Word file and the table say the same thing.</summary>
public sealed class SustainabilityDocument(
    ReadSustainability read, IStore<AiSystem> systems, IStore<UseCase> useCases, IStore<FootprintZone> zones, NormsPack norms, DossierDocuments documents,
    IShellContext shell, FootprintWords footprints, Words words, Formats formats)
{
    /// <param name="month">For example <c>2026-11</c>; null for the newest.</param>
    public async Task<(SustainabilityReport Report, PortalDocument Document)?> ComposeAsync(string? month, Actor by, CancellationToken ct)
    {
        if (await read.ExecuteAsync(month, ct) is not { Ok: true, Value: var report })
        {
            return null;
        }

        var named = (await systems.AllAsync(ct)).ToDictionary(s => s.Slug, s => s.Details.Name);
        var titled = (await useCases.AllAsync(ct)).ToDictionary(u => u.Slug, u => u.Details.Title);
        List<DocumentBlock> blocks =
        [
            new ParagraphBlock(words["sustainability.lead"]),
            new HeadingBlock(1, words["sustainability.whole"]),
            Table("sustainability.whole", "sustainability.what", [report.Total], report, _ => words["sustainability.body"]),
            new HeadingBlock(1, words["sustainability.unit"]),
            Table("sustainability.unit", "sustainability.unit.head", report.ByUnit, report, name => name.Length > 0 ? name : words["sustainability.nounit"]),
            new HeadingBlock(1, words["sustainability.usecase"]),
            Table("sustainability.usecase", "usecase.label", report.ByUseCase, report, name => titled.GetValueOrDefault(name) ?? name),
            new HeadingBlock(1, words["sustainability.system"]),
            Table("sustainability.system", "system.label", report.BySystem, report, name => named.GetValueOrDefault(name) ?? name),
            new HeadingBlock(1, words["sustainability.factors"]),
            Factors(report, named),
        ];
        if (await ChangesAsync(report, named, ct) is { Count: > 0 } changes)
        {
            blocks.Add(new HeadingBlock(2, words["sustainability.changes"]));
            blocks.Add(new ListBlock(changes));
        }

        blocks.Add(new HeadingBlock(1, words["usage.method"]));
        blocks.Add(new ParagraphBlock(words["usage.method.text"]));
        blocks.Add(new ParagraphBlock(words["sustainability.sources"]));
        var body = (await shell.ReadAsync(ct)).BodyName;
        return (report, new PortalDocument(words["sustainability.title", Month(report.Month)], body, words.Tag, documents.Foot(by), blocks));
    }

    /// <summary>The report as one table: a line for each unit, use case and system.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows(SustainabilityReport report)
    {
        yield return
        [
            .. new[] { "csv.month", "csv.group", "csv.name", "usage.requests", "usage.tokens", "csv.energy.min", "csv.energy.max", "csv.carbon.min", "csv.carbon.max", "csv.water.min", "csv.water.max", "csv.weighed", "csv.cost" }
                .Select(key => words[key]),
        ];
        (string Group, IReadOnlyList<UsedLine> Lines)[] groups =
            [("organization", [report.Total]), ("unit", report.ByUnit), ("use_case", report.ByUseCase), ("system", report.BySystem)];
        foreach (var (group, lines) in groups)
        {
            foreach (var line in lines)
            {
                yield return Row(report.Month, group, line.Name, line.Now);
                yield return Row(report.Before, group, line.Name, line.Before);
                yield return Row(report.YearBefore, group, line.Name, line.YearBefore);
            }
        }

        foreach (var factor in report.Factors)
        {
            yield return
            [
                report.Month, "factor", $"{factor.Place} ({factor.Year})", Figure(factor.Requests), "", "", "", "", "", "", "", "",
                Origin(factor) is { } origin ? words.In(origin) : "",
            ];
        }
    }

    public string Month(string month) => formats.Month(DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private TableBlock Table(string caption, string first, IReadOnlyList<UsedLine> lines, SustainabilityReport report, Func<string, string> name) => new(
        words[caption],
        [
            words[first], words["usage.requests"], words["usage.tokens"], words["usage.energy"], words["usage.carbon"], words["usage.water"],
            words["sustainability.before", Month(report.Before)], words["sustainability.before", Month(report.YearBefore)],
        ],
        [
            .. lines.Select(line => (IReadOnlyList<string>)
            [
                name(line.Name), formats.Number(line.Now.Requests), formats.Number(line.Now.Tokens), Energy(line.Now),
                footprints.Of(line.Now.Weighed > 0, line.Now.Footprint.Carbon, footprints.Carbon),
                footprints.Of(line.Now.Weighed > 0, line.Now.Footprint.Water, footprints.Water), Energy(line.Before), Energy(line.YearBefore),
            ]),
        ]);

    private string Energy(Used used) => footprints.Of(used.Weighed > 0, used.Footprint.Energy, footprints.Energy);

    private TableBlock Factors(SustainabilityReport report, Dictionary<string, string> named) => new(
        words["sustainability.factors"], [words["usage.place"], words["usage.year"], words["usage.grams"], words["factor.systems"], words["sustainability.weighed"], words["usage.origin"]],
        [
            .. report.Factors.Select(f => (IReadOnlyList<string>)
            [
                f.Place.Length > 0 ? footprints.Place(f.Place) : words["sustainability.nofactor"], f.Year > 0 ? f.Year.ToString(CultureInfo.InvariantCulture) : "—",
                norms.Footprint.Places.TryGetValue(f.Place, out var place) ? footprints.Between(place.Grams, 1, "g") : "—",
                formats.List([.. f.Systems.Select(s => named.GetValueOrDefault(s) ?? s)]), formats.Number(f.Requests), Origin(f) is { } origin ? words.In(origin) : "—",
            ]),
        ]);

    private Text? Origin(FactorUsed factor) => norms.Footprint.Places.GetValueOrDefault(factor.Place)?.Origin;

    private async Task<List<string>> ChangesAsync(SustainabilityReport report, Dictionary<string, string> named, CancellationToken ct) =>
    [
        .. (await zones.AllAsync(ct)).Where(z => formats.DayOf(z.SetAt).ToString("yyyy-MM", CultureInfo.InvariantCulture) == report.Month).Select(z => words[
            "sustainability.change", formats.Date(z.SetAt), z.System.Length > 0 ? named.GetValueOrDefault(z.System) ?? z.System : words["factor.body"],
            z.Place.Length > 0 ? footprints.Place(z.Place) : words["factor.own"], z.Reason]),
    ];

    private static IReadOnlyList<string> Row(string month, string group, string name, Used used) =>
    [
        month, group, name, Figure(used.Requests), Figure(used.Tokens), Figure(used.Footprint.Energy.Min), Figure(used.Footprint.Energy.Max),
        Figure(used.Footprint.Carbon.Min), Figure(used.Footprint.Carbon.Max), Figure(used.Footprint.Water.Min), Figure(used.Footprint.Water.Max),
        Figure(used.Weighed), used.Priced > 0 ? Figure(used.CostMicros / 1e6) : "",
    ];

    // A spreadsheet in French reads a comma.
    private static string Figure(double value) => value.ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');
}

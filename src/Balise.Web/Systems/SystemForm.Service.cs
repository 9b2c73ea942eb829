using System.Globalization;
using Balise.Domain.Systems;

namespace Balise.Web.Systems;

/// <summary>The part of the form about the service behind the system: how it is spoken to, what its models cost and weigh.</summary>
public sealed partial class SystemForm
{
    public ServiceKind Kind { get; set; }

    public string? ApiVersion { get; set; }

    public bool PrivateNetwork { get; set; }

    /// <summary>« nom = nom chez le fournisseur », one per line.</summary>
    public string? ProviderNames { get; set; }

    /// <summary>One for each model the saved sheet serves.</summary>
    public List<FiguresForm> Figures { get; set => field = value ?? []; } = [];

    private void ReadService(SystemDetails details)
    {
        (Kind, ApiVersion, PrivateNetwork) = (details.Connection.Kind, details.Connection.ApiVersion, details.Connection.PrivateNetwork);
        ProviderNames = string.Join('\n', details.Connection.ProviderNames);
        Figures = [.. details.Models.Select(model => FiguresForm.Of(
            details.Figures.FirstOrDefault(f => f.Model.Equals(model, StringComparison.OrdinalIgnoreCase)) ?? new ModelFigures(model)))];
    }

    private SystemConnection ToConnection() => new()
    {
        Kind = Kind,
        ApiVersion = Typed(ApiVersion),
        PrivateNetwork = PrivateNetwork,
        ProviderNames = [.. (ProviderNames ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
            .Select(parts => new ProviderName(parts[0], parts.Length > 1 ? parts[1] : ""))],
    };

    // A model taken off the list takes its figures along.
    private IReadOnlyList<ModelFigures> ToFigures(IReadOnlyList<string> models) =>
        [.. Figures.Select(f => f.ToFigures()).Where(f => f.Any && models.Contains(f.Model, StringComparer.OrdinalIgnoreCase))];

    /// <summary>Prices and sizes of one model, as typed: a comma or a point before the decimals.</summary>
    public sealed class FiguresForm
    {
        // What is not a number is refused by the register, with the field named.
        private const int NotANumber = -1;

        public string? Model { get; set; }

        public string? InputPrice { get; set; }

        public string? OutputPrice { get; set; }

        public string? ActiveMin { get; set; }

        public string? ActiveMax { get; set; }

        public string? TotalMin { get; set; }

        public string? TotalMax { get; set; }

        public string? MaxOutput { get; set; }

        public static FiguresForm Of(ModelFigures figures) => new()
        {
            Model = figures.Model,
            InputPrice = Say(figures.InputPrice),
            OutputPrice = Say(figures.OutputPrice),
            ActiveMin = Say((decimal?)figures.ActiveMin),
            ActiveMax = Say((decimal?)figures.ActiveMax),
            TotalMin = Say((decimal?)figures.TotalMin),
            TotalMax = Say((decimal?)figures.TotalMax),
            MaxOutput = Say(figures.MaxOutput),
        };

        public ModelFigures ToFigures() => new(
            Model ?? "", Read(InputPrice), Read(OutputPrice), (double?)Read(ActiveMin), (double?)(Read(ActiveMax) ?? Read(ActiveMin)),
            (double?)Read(TotalMin), (double?)(Read(TotalMax) ?? Read(TotalMin)), Whole(Read(MaxOutput)));

        private static long? Whole(decimal? typed) => typed is { } value ? value == decimal.Truncate(value) && value < long.MaxValue ? (long)value : NotANumber : null;

        private static string? Say(decimal? value) => value?.ToString("0.######", CultureInfo.InvariantCulture).Replace('.', ',');

        private static decimal? Read(string? typed) =>
            string.IsNullOrWhiteSpace(typed) ? null
            : decimal.TryParse(typed.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value
            : NotANumber;
    }
}

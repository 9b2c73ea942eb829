using System.Globalization;
using Balise.Domain.Oversight.Sobriety;

namespace Balise.Web.Oversight.Sobriety;

/// <summary>The form of a route, as typed: what comes back is shown again as it was.</summary>
public sealed class RouteForm
{
    private const int UsualCharacters = 4000;

    private const int UsualTokens = 500;

    public string? Alias { get; set; }

    /// <summary>The smallest first; the last one chosen takes the rest, whatever its bounds say.</summary>
    public List<RowForm> Rows { get; set => field = value ?? []; } = [];

    public string? Comparison { get; set; }

    public string? Reason { get; set; }

    internal static RouteForm Of(ModelRouteTerms terms) => new()
    {
        Alias = terms.Alias, Reason = terms.Reason, Comparison = terms.Comparison?.ToString(),
        Rows = [.. Enumerable.Range(0, ModelRouteTerms.MostChoices).Select(i => RowForm.Of(i < terms.Choices.Count ? terms.Choices[i] : null))],
    };

    internal ModelRouteTerms ToTerms()
    {
        var chosen = Rows.Where(r => r.Model?.Contains('|') == true).ToList();
        return new ModelRouteTerms
        {
            Alias = Alias?.Trim() ?? "", Reason = Reason?.ReplaceLineEndings("\n").Trim() ?? "",
            Comparison = Guid.TryParse(Comparison, out var id) ? id : null,
            Choices = [.. chosen.Select((row, i) => row.ToChoice(last: i == chosen.Count - 1))],
        };
    }

    public sealed class RowForm
    {
        /// <summary>« system|model », or nothing.</summary>
        public string? Model { get; set; }

        public string? Characters { get; set; }

        public string? OutputTokens { get; set; }

        public bool Tools { get; set; }

        public bool Files { get; set; }

        internal static RowForm Of(RouteChoice? choice) => new()
        {
            Model = choice is null ? null : $"{choice.System}|{choice.Model}",
            Characters = (choice?.Takes?.Characters ?? UsualCharacters).ToString(CultureInfo.InvariantCulture),
            OutputTokens = (choice?.Takes?.OutputTokens ?? UsualTokens).ToString(CultureInfo.InvariantCulture),
            Tools = choice?.Takes?.Tools ?? false, Files = choice?.Takes?.Files ?? false,
        };

        internal RouteChoice ToChoice(bool last)
        {
            var parts = Model!.Split('|', 2);
            return new RouteChoice(parts[0], parts[1], last ? null : new RouteBounds(Read(Characters), Read(OutputTokens), Tools, Files));
        }

        // What is not a number is refused by the register, with the field named.
        private static int Read(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }
}

namespace Balise.Domain.Systems;

/// <summary>
/// What using one model costs and weighs, as the body knows it: prices of the contract, sizes the provider publishes or that are
/// estimated between two bounds. What is unknown is null, and is not counted.
/// </summary>
/// <param name="Model">One of the names the system serves.</param>
/// <param name="InputPrice">Canadian dollars for a million tokens read.</param>
/// <param name="OutputPrice">Canadian dollars for a million tokens written.</param>
/// <param name="ActiveMin">Active parameters in billions, lowest estimate.</param>
/// <param name="MaxOutput">Longest answer the model gives, in tokens: what a request that sets no maximum of its own may use.</param>
/// <param name="TotalMin">Parameters in billions, lowest estimate; the same as active but for mixtures of experts.</param>
public sealed record ModelFigures(
    string Model, decimal? InputPrice = null, decimal? OutputPrice = null, double? ActiveMin = null, double? ActiveMax = null,
    double? TotalMin = null, double? TotalMax = null, long? MaxOutput = null)
{
    public bool Any => this != new ModelFigures(Model);

    public IEnumerable<FieldProblem> Problems(IReadOnlyList<string> models)
    {
        if (!models.Contains(Model, StringComparer.OrdinalIgnoreCase))
        {
            yield return new("Figures", "field.unknown", ("value", Model));
        }

        if (InputPrice is < 0 or > 1_000_000 || OutputPrice is < 0 or > 1_000_000)
        {
            yield return new("Figures", "field.price", ("value", Model));
        }

        if (MaxOutput is < 1 or > 100_000_000)
        {
            yield return new("Figures", "field.max_output", ("value", Model));
        }

        if (!IsRange(ActiveMin, ActiveMax) || !IsRange(TotalMin, TotalMax) || (ActiveMin is null && TotalMin is not null) || TotalMax < ActiveMax)
        {
            yield return new("Figures", "field.model_size", ("value", Model));
        }
    }

    private static bool IsRange(double? low, double? high) => (low, high) switch
    {
        (null, null) => true,
        ({ } a, { } b) => a is > 0 and <= 100_000 && b >= a && b <= 100_000,
        _ => false,
    };
}

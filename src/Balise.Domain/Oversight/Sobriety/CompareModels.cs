using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight.Sobriety;

/// <summary>Models side by side for one use case, with the prices, sizes and factors in force.</summary>
public sealed class CompareModels(
    IStore<UseCase> useCases, IStore<Authorization> authorizations, IStore<AiSystem> systems, IDossierStore dossiers, IStore<ModelComparison> comparisons,
    ActivePolicies policies, IMeter meter, IChanges changes, TimeProvider clock)
{
    public const int UsualTokens = 400;

    private const int Thousand = 1000;

    /// <summary>Every model of every system authorised for the use case now.</summary>
    public async Task<Result<IReadOnlyList<ComparedModel>>> ReadAsync(string useCase, int typicalTokens, Actor by, CancellationToken ct)
    {
        if (await useCases.FindAsync(useCase, ct) is not { } known || policies.Find(by.Organization) is not { } policy)
        {
            return new NotFound("use_case.not_found");
        }

        if (typicalTokens is < 1 or > 1_000_000)
        {
            return new Invalid([new("TypicalTokens", "model_comparison.tokens")]);
        }

        var levels = (await authorizations.AllAsync(ct)).Where(a => a.UseCase == known.Id && a.State is AuthorizationState.InForce)
            .GroupBy(a => a.System).ToDictionary(g => g.Key, g => g.Max(a => a.Terms.MaxLevel));
        List<ComparedModel> compared = [];
        foreach (var system in (await systems.AllAsync(ct)).Where(s => levels.ContainsKey(s.Id)))
        {
            var level = (SecurityLevel)Math.Min((byte)levels[system.Id], (byte)system.Details.MaxLevel);
            compared.AddRange(system.Details.Models.Select(model => Compare(policy, system, model, level, typicalTokens)));
        }

        var least = compared.Min(c => c.Typical?.Energy.Max);
        return compared.OrderBy(c => c.Typical?.Energy.Max ?? double.MaxValue).ThenBy(c => c.Model, StringComparer.Ordinal)
            .Select(c => c with { Smallest = least is not null && c.Typical?.Energy.Max == least }).ToList();
    }

    /// <summary>Keeps the comparison of these models, with what was chosen and why.</summary>
    /// <param name="models">Two or more names of models; each of a system authorised for the use case.</param>
    public async Task<Result<ModelComparison>> ExecuteAsync(
        string useCase, IReadOnlyList<string> models, int typicalTokens, ComparisonChoice choice, Actor by, CancellationToken ct)
    {
        var read = await ReadAsync(useCase, typicalTokens, by, ct);
        if (!read.Ok)
        {
            return read.Error;
        }

        if (models.FirstOrDefault(m => !read.Value.Any(o => o.Model.Equals(m, StringComparison.OrdinalIgnoreCase))) is { } unknown)
        {
            return new Invalid([new("Models", "field.unknown", ("value", unknown))]);
        }

        if (choice.Dossier.Length > 0 && await dossiers.FindAsync(choice.Dossier, ct) is null)
        {
            return new Invalid([new("Dossier", "field.unknown", ("value", choice.Dossier))]);
        }

        var now = clock.GetUtcNow();
        var options = read.Value.Where(o => models.Contains(o.Model, StringComparer.OrdinalIgnoreCase)).ToList();
        var least = options.Min(o => o.Typical?.Energy.Max);
        var made = ModelComparison.Record(
            new(Guid.CreateVersion7(now)), useCase, typicalTokens,
            options.ConvertAll(o => o with { Smallest = least is not null && o.Typical?.Energy.Max == least }), choice, by, now);
        if (!made.Ok)
        {
            return made.Error;
        }

        comparisons.Add(made.Value);
        return await changes.SaveAsync(by, ct) is { } error ? error : made.Value;
    }

    private ComparedModel Compare(CompiledPolicy policy, AiSystem system, string model, SecurityLevel level, int typicalTokens)
    {
        var index = policy.FindSystem(model);
        var factors = index < 0 ? null : policy.SystemAt(index).Metering?.Factors;
        var thousand = meter.Measure(policy, index, model, Thousand, Thousand, duration: null);
        var typical = meter.Measure(policy, index, model, 0, typicalTokens, duration: null);
        var weighed = typical.Footprint is not null;
        return new ComparedModel(
            system.Slug, system.Details.Name, model, system.Details.Type, level, system.Details.Jurisdiction, thousand.CostMicros, thousand.Footprint,
            typical.Footprint, weighed ? factors?.Place : null, weighed ? factors?.Year : null, weighed ? factors?.Origin : null, Smallest: false);
    }
}

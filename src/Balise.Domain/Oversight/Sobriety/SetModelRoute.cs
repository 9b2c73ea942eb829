using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight.Sobriety;

/// <summary>Says which models a use case chooses among. Only models of systems that are authorised for it today.</summary>
public sealed class SetModelRoute(
    IStore<ModelRoute> routes, IStore<UseCase> useCases, IStore<ModelComparison> comparisons, RouteTargets targets, NormsPack norms, IChanges changes,
    TimeProvider clock)
{
    public async Task<Result<ModelRoute>> ExecuteAsync(string useCase, ModelRouteTerms terms, Actor by, CancellationToken ct)
    {
        if (await useCases.FindAsync(useCase, ct) is not { } known)
        {
            return new NotFound("use_case.not_found");
        }

        if (await targets.ProblemsAsync(known, terms, ct) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        if (terms.Comparison is { } id && (await comparisons.FindAsync(id, ct))?.UseCase != useCase)
        {
            return new Invalid([new(nameof(ModelRouteTerms.Comparison), "field.unknown", ("value", id.ToString()))]);
        }

        var now = clock.GetUtcNow();
        var route = await routes.FindAsync(useCase, ct);
        if (route is not null)
        {
            if (route.Change(terms, norms, by, now) is { Ok: false } refused)
            {
                return refused.Error;
            }
        }
        else
        {
            var set = ModelRoute.Set(new(Guid.CreateVersion7(now)), useCase, terms, norms, by, now);
            if (!set.Ok)
            {
                return set.Error;
            }

            routes.Add(route = set.Value);
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : route;
    }
}

/// <summary>The models a use case may choose among: those of the systems authorised for it.</summary>
public sealed class RouteTargets(IStore<AiSystem> systems, IStore<Authorization> authorizations)
{
    internal async Task<List<FieldProblem>> ProblemsAsync(UseCase useCase, ModelRouteTerms terms, CancellationToken ct)
    {
        var known = (await systems.AllAsync(ct)).ToDictionary(s => s.Slug);
        var open = (await authorizations.AllAsync(ct)).Where(a => a.UseCase == useCase.Id && a.State is AuthorizationState.InForce).Select(a => a.System).ToHashSet();
        List<FieldProblem> problems = [];
        foreach (var choice in terms.Choices)
        {
            if (!known.TryGetValue(choice.System, out var system) || !system.Details.Models.Contains(choice.Model, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(new(nameof(ModelRouteTerms.Choices), "field.unknown", ("value", $"{choice.System}/{choice.Model}")));
            }
            else if (!open.Contains(system.Id))
            {
                problems.Add(new(nameof(ModelRouteTerms.Choices), "model_route.not_authorized", ("system", system.Details.Name)));
            }
        }

        return problems;
    }
}

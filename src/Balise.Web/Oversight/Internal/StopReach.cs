using Balise.Domain;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Web.Oversight.Internal;

/// <summary>What a stop would do now, counted before it is pressed.</summary>
/// <param name="Streams">Open answers it would cut; <c>null</c> when they are not counted here.</param>
/// <param name="Keys">Active keys that would be refused.</param>
/// <param name="People">Distinct people behind these keys.</param>
/// <param name="Applications">Distinct applications behind these keys.</param>
/// <param name="Fallbacks">What each use case reached does instead; its title and its words.</param>
public sealed record StopReach(int? Streams, int Keys, int People, int Applications, IReadOnlyList<(string Title, string Fallback)> Fallbacks);

/// <summary>Counts what a stop would reach.</summary>
public sealed class StopReaches(
    IEnumerable<ILiveBoard> boards, IStore<GatewayKey> keys, IStore<UseCase> useCases, IStore<AiSystem> systems, IStore<Person> people)
{
    public async Task<StopReach> CountAsync(StopScope scope, string target, Actor by, CancellationToken ct)
    {
        var reached = await UseCasesAsync(scope, target, ct);
        var person = scope is StopScope.Person ? await people.FindAsync(target, ct) : null;
        var ids = reached.Select(u => u.Id).ToHashSet();
        var active = (await keys.AllAsync(ct))
            .Where(k => k.RevokedAt is null && (scope is StopScope.Person ? k.Person is { } id && id == person?.Id : ids.Contains(k.UseCase))).ToList();

        // The gateway does not tell whose answers are open: a person's are cut without being counted.
        int? streams = scope is StopScope.Person ? null : boards.FirstOrDefault()?.OpenCalls(by.Organization.Value, scope, target);
        return new StopReach(
            streams, active.Count, active.Where(k => k.Person is not null).Select(k => k.Person).Distinct().Count(),
            active.Where(k => k.Person is null).Select(k => k.Application).Distinct().Count(),
            [.. reached.Where(u => u.Details.Fallback.Length > 0).Select(u => (u.Details.Title, u.Details.Fallback))]);
    }

    private async Task<IReadOnlyList<UseCase>> UseCasesAsync(StopScope scope, string target, CancellationToken ct)
    {
        var open = (await useCases.AllAsync(ct)).Where(u => u.State is UseCaseState.Authorized or UseCaseState.AuthorizedWithConditions);
        if (scope is StopScope.Organization)
        {
            return [.. open];
        }

        if (scope is StopScope.UseCase)
        {
            return [.. open.Where(u => u.Slug == target)];
        }

        var on = (await systems.AllAsync(ct)).Where(s => scope switch
        {
            StopScope.System => s.Slug == target,
            StopScope.Model => s.Details.Models.Contains(target, StringComparer.OrdinalIgnoreCase),
            _ => false,
        }).Select(s => s.Id).ToHashSet();
        return [.. open.Where(u => on.Contains(u.Details.System))];
    }
}

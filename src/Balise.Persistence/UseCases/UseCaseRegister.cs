using System.Linq.Expressions;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using static Balise.Domain.UseCases.UseCaseState;

namespace Balise.Persistence.UseCases;

/// <summary>Three queries, whatever the page holds: counts by state, the count of everything, the rows with their system.</summary>
internal sealed class UseCaseRegister(BaliseContext context) : IUseCaseRegister
{
    public async Task<UseCasePage> ListAsync(UseCaseFilter filter, CancellationToken ct)
    {
        var found = Filter(filter);
        var byState = await found.GroupBy(u => u.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var all = await context.Set<UseCase>().CountAsync(ct);
        var inState = filter.State is { } state ? found.Where(u => u.State == state) : found;
        var rows = await Sort(inState, filter.Sort).Skip((Math.Max(filter.Page, 1) - 1) * UseCaseFilter.PageSize).Take(UseCaseFilter.PageSize)
            .Join(
                context.Set<AiSystem>(), u => EF.Property<SystemId>(u, SearchColumns.SystemId), s => s.Id,
                (u, s) => new { u.Slug, u.Number, u.State, u.Details, u.ChangedAt, SystemSlug = s.Slug, System = s.Details })
            .ToListAsync(ct);
        return new UseCasePage(
            [.. rows.Select(r => new UseCaseRow(
                r.Slug, r.Number, r.Details.Title, r.State, r.SystemSlug, r.System.Name, r.Details.UseType, r.ChangedAt))],
            filter.State is { } only ? byState.GetValueOrDefault(only) : byState.Values.Sum(), all, byState);
    }

    private IQueryable<UseCase> Filter(UseCaseFilter filter)
    {
        var useCases = context.Set<UseCase>().AsNoTracking();
        if (SearchKey.Fold(filter.Text) is { Length: > 0 } text)
        {
            useCases = useCases.Where(u => EF.Property<string>(u, SearchColumns.SearchText).Contains(text));
        }

        if (filter.System.Length > 0)
        {
            useCases = useCases.Where(u => context.Set<AiSystem>()
                .Any(s => s.Slug == filter.System && s.Id == EF.Property<SystemId>(u, SearchColumns.SystemId)));
        }

        return filter.RequestedBy is { } person ? useCases.Where(u => u.RequestedBy == person) : useCases;
    }

    // The number decides between equals, so that a page never shows a row twice.
    private static IOrderedQueryable<UseCase> Sort(IQueryable<UseCase> useCases, string sort) => sort switch
    {
        "-number" => useCases.OrderByDescending(u => u.Number),
        "title" => useCases.OrderBy(u => EF.Property<string>(u, SearchColumns.TitleKey)).ThenBy(u => u.Number),
        "-title" => useCases.OrderByDescending(u => EF.Property<string>(u, SearchColumns.TitleKey)).ThenBy(u => u.Number),
        "state" => useCases.OrderBy(InLifecycle).ThenBy(u => u.Number),
        "-state" => useCases.OrderByDescending(InLifecycle).ThenBy(u => u.Number),
        "changed" => useCases.OrderBy(u => u.ChangedAt).ThenBy(u => u.Number),
        "-changed" => useCases.OrderByDescending(u => u.ChangedAt).ThenBy(u => u.Number),
        _ => useCases.OrderBy(u => u.Number),
    };

    private static readonly Expression<Func<UseCase, int>> InLifecycle = u =>
        u.State == Proposed ? 0 : u.State == InEvaluation ? 1 : u.State == Authorized ? 2 : u.State == AuthorizedWithConditions ? 3
        : u.State == Refused ? 4 : u.State == Suspended ? 5 : 6;
}

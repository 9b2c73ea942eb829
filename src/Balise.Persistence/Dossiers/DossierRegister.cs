using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using static Balise.Domain.Dossiers.DossierState;

namespace Balise.Persistence.Dossiers;

/// <summary>
/// Five queries, whatever the page holds. The answers, which are the weight of a file, are not read: a page is first found by its ids alone,
/// so that no row is carried through a sort.
/// </summary>
internal sealed class DossierRegister(BaliseContext context) : IDossierRegister
{
    public async Task<DossierPage> ListAsync(DossierFilter filter, CancellationToken ct)
    {
        var found = Filter(filter);
        var byState = await found.GroupBy(d => d.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var all = await context.Set<Dossier>().CountAsync(ct);
        var inState = filter.State is { } state ? found.Where(d => d.State == state) : found;
        var ids = await Sorted(inState, filter.Sort).Skip((Math.Max(filter.Page, 1) - 1) * DossierFilter.PageSize).Take(DossierFilter.PageSize)
            .ToListAsync(ct);
        return new DossierPage(await RowsAsync(ids, ct), filter.State is { } only ? byState.GetValueOrDefault(only) : byState.Values.Sum(), all, byState);
    }

    private async Task<IReadOnlyList<DossierRow>> RowsAsync(List<DossierId> ids, CancellationToken ct)
    {
        var rows = await context.Set<Dossier>().AsNoTracking().Where(d => ids.Contains(d.Id))
            .Join(context.Set<UseCase>(), d => d.UseCase, u => u.Id, (d, u) => new { Dossier = d, UseCase = u })
            .Select(f => new
            {
                f.Dossier.Id, f.Dossier.Number, f.Dossier.State, f.UseCase.Slug, Title = EF.Property<string>(f.UseCase, SearchColumns.Title), f.Dossier.System,
                RequestedBy = context.Set<Person>().Where(p => p.Id == f.Dossier.RequestedBy).Select(p => p.FullName).First(),
                ToReview = f.Dossier.ToReview != null, f.Dossier.ChangedAt,
            })
            .ToListAsync(ct);

        // The name of a system is inside its JSON: a page knows a few of them.
        SystemId[] systems = [.. rows.Select(row => row.System).Distinct()];
        var names = (await context.Set<AiSystem>().AsNoTracking().Where(s => systems.Contains(s.Id)).Select(s => new { s.Id, s.Slug, s.Details }).ToListAsync(ct)).ToDictionary(s => s.Id);
        return
        [
            .. rows.OrderBy(row => ids.IndexOf(row.Id)).Select(row => new DossierRow(
                row.Number, row.State, row.Slug, row.Title, names[row.System].Slug, names[row.System].Details.Name, row.RequestedBy, row.ToReview, row.ChangedAt)),
        ];
    }

    private IQueryable<Dossier> Filter(DossierFilter filter)
    {
        var found = context.Set<Dossier>().AsNoTracking();
        if (SearchKey.Fold(filter.Text) is { Length: > 0 } text)
        {
            found = found.Where(d => d.Number.ToLower().Contains(text)
                || context.Set<UseCase>().Any(u => u.Id == d.UseCase && EF.Property<string>(u, SearchColumns.SearchText).Contains(text)));
        }

        if (filter.UseCase.Length > 0)
        {
            found = found.Where(d => context.Set<UseCase>().Any(u => u.Id == d.UseCase && u.Slug == filter.UseCase));
        }

        if (filter.RequestedBy is { } person)
        {
            found = found.Where(d => d.RequestedBy == person);
        }

        return filter.ToReview ? found.Where(d => d.ToReview != null) : found;
    }

    // A title is the use case's: joined, so that the database reads the titles from their index and no row is asked for one by one.
    private IQueryable<DossierId> Sorted(IQueryable<Dossier> found, string sort)
    {
        if (sort is not ("title" or "-title"))
        {
            return Sort(found, sort).Select(d => d.Id);
        }

        var titled = found.Join(
            context.Set<UseCase>(), d => d.UseCase, u => u.Id, (d, u) => new { d.Id, d.Number, Title = EF.Property<string>(u, SearchColumns.TitleKey) });
        return (sort == "title" ? titled.OrderBy(t => t.Title) : titled.OrderByDescending(t => t.Title)).ThenBy(t => t.Number).Select(t => t.Id);
    }

    // The number decides between equals, so that a page never shows a row twice. D-2026-1000 comes after D-2026-999.
    private static IOrderedQueryable<Dossier> Sort(IQueryable<Dossier> found, string sort)
    {
        var first = sort switch
        {
            "number" => found.OrderBy(d => d.Number.Length),
            "-number" => found.OrderByDescending(d => d.Number.Length).ThenByDescending(d => d.Number),
            "state" => found.OrderBy(InLifecycle),
            "-state" => found.OrderByDescending(InLifecycle),
            "changed" => found.OrderBy(d => d.ChangedAt),
            _ => found.OrderByDescending(d => d.ChangedAt),
        };
        return first.ThenBy(d => d.Number);
    }

    private static readonly Expression<Func<Dossier, int>> InLifecycle = d =>
        d.State == Draft ? 0 : d.State == Submitted ? 1 : d.State == InAnalysis ? 2 : d.State == ReadyForCommittee ? 3
        : d.State == ChangesRequested ? 4 : d.State == Approved ? 5 : d.State == ApprovedWithConditions ? 6
        : d.State == InService ? 7 : d.State == UnderReview ? 8 : d.State == Suspended ? 9
        : d.State == PausedByInstrument ? 10 : d.State == Decommissioning ? 11 : d.State == Closed ? 12
        : d.State == Refused ? 13 : 14;
}

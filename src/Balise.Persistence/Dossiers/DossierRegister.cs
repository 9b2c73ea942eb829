using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using static Balise.Domain.Dossiers.DossierState;

namespace Balise.Persistence.Dossiers;

/// <summary>Four queries, whatever the page holds. The answers, which are the weight of a file, are not read.</summary>
internal sealed class DossierRegister(BaliseContext context) : IDossierRegister
{
    public async Task<DossierPage> ListAsync(DossierFilter filter, CancellationToken ct)
    {
        var found = Filter(filter);
        var byState = await found.GroupBy(f => f.Dossier.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var all = await context.Set<Dossier>().CountAsync(ct);
        var inState = filter.State is { } state ? found.Where(f => f.Dossier.State == state) : found;
        var rows = await Sort(inState, filter.Sort).Skip((Math.Max(filter.Page, 1) - 1) * DossierFilter.PageSize).Take(DossierFilter.PageSize)
            .Select(f => new DossierRow(
                f.Dossier.Number, f.Dossier.State, f.UseCase.Slug, EF.Property<string>(f.UseCase, SearchColumns.Title),
                context.Set<AiSystem>().Where(s => s.Id == f.Dossier.System).Select(s => s.Slug).First(),
                "", context.Set<Person>().Where(p => p.Id == f.Dossier.RequestedBy).Select(p => p.FullName).First(),
                f.Dossier.ToReview != null, f.Dossier.ChangedAt))
            .ToListAsync(ct);
        return new DossierPage(await NamedAsync(rows, ct), filter.State is { } only ? byState.GetValueOrDefault(only) : byState.Values.Sum(), all, byState);
    }

    // The name of a system is inside its JSON: a page knows a few of them.
    private async Task<IReadOnlyList<DossierRow>> NamedAsync(List<DossierRow> rows, CancellationToken ct)
    {
        string[] slugs = [.. rows.Select(row => row.System).Distinct()];
        var names = await context.Set<AiSystem>().AsNoTracking().Where(s => slugs.Contains(s.Slug)).Select(s => new { s.Slug, s.Details }).ToListAsync(ct);
        return rows.ConvertAll(row => row with { SystemName = names.First(name => name.Slug == row.System).Details.Name });
    }

    private IQueryable<Found> Filter(DossierFilter filter)
    {
        var found = context.Set<Dossier>().AsNoTracking().Join(context.Set<UseCase>(), d => d.UseCase, u => u.Id, (d, u) => new Found { Dossier = d, UseCase = u });
        if (SearchKey.Fold(filter.Text) is { Length: > 0 } text)
        {
            found = found.Where(f => f.Dossier.Number.ToLower().Contains(text) || EF.Property<string>(f.UseCase, SearchColumns.SearchText).Contains(text));
        }

        if (filter.UseCase.Length > 0)
        {
            found = found.Where(f => f.UseCase.Slug == filter.UseCase);
        }

        if (filter.RequestedBy is { } person)
        {
            found = found.Where(f => f.Dossier.RequestedBy == person);
        }

        return filter.ToReview ? found.Where(f => f.Dossier.ToReview != null) : found;
    }

    // The number decides between equals, so that a page never shows a row twice. D-2026-1000 comes after D-2026-999.
    private static IOrderedQueryable<Found> Sort(IQueryable<Found> found, string sort)
    {
        var first = sort switch
        {
            "number" => found.OrderBy(f => f.Dossier.Number.Length),
            "-number" => found.OrderByDescending(f => f.Dossier.Number.Length).ThenByDescending(f => f.Dossier.Number),
            "title" => found.OrderBy(f => EF.Property<string>(f.UseCase, SearchColumns.TitleKey)),
            "-title" => found.OrderByDescending(f => EF.Property<string>(f.UseCase, SearchColumns.TitleKey)),
            "state" => found.OrderBy(InLifecycle),
            "-state" => found.OrderByDescending(InLifecycle),
            "changed" => found.OrderBy(f => f.Dossier.ChangedAt),
            _ => found.OrderByDescending(f => f.Dossier.ChangedAt),
        };
        return first.ThenBy(f => f.Dossier.Number);
    }

    private static readonly Expression<Func<Found, int>> InLifecycle = f =>
        f.Dossier.State == Draft ? 0 : f.Dossier.State == Submitted ? 1 : f.Dossier.State == InAnalysis ? 2 : f.Dossier.State == ReadyForCommittee ? 3
        : f.Dossier.State == ChangesRequested ? 4 : f.Dossier.State == Approved ? 5 : f.Dossier.State == ApprovedWithConditions ? 6
        : f.Dossier.State == InService ? 7 : f.Dossier.State == UnderReview ? 8 : f.Dossier.State == Suspended ? 9
        : f.Dossier.State == PausedByInstrument ? 10 : f.Dossier.State == Decommissioning ? 11 : f.Dossier.State == Closed ? 12
        : f.Dossier.State == Refused ? 13 : 14;

    private sealed class Found
    {
        public required Dossier Dossier { get; init; }

        public required UseCase UseCase { get; init; }
    }
}

using System.Linq.Expressions;
using Balise.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Balise.Persistence.Internal;

/// <summary>
/// A register of the current organisation. What it gives out is tracked, so that <see cref="IChanges"/> saves it, and always fresh: a
/// thing given out before and not touched since takes the values of now, in place, however long its scope has lived.
/// </summary>
internal abstract class Store<T>(BaliseContext context) : IStore<T>
    where T : class
{
    protected BaliseContext Context { get; } = context;

    public Task<T?> FindAsync(Guid id, CancellationToken ct) => FindAsync(HasId(id), ct);

    public Task<T?> FindAsync(string slug, CancellationToken ct) => FindAsync(IsNamed(slug), ct);

    public async Task<IReadOnlyList<T>> AllAsync(CancellationToken ct)
    {
        return Track(await InOrder(Rows).ToListAsync(ct));
    }

    public void Add(T item) => Context.Add(item);

    protected abstract Expression<Func<T, bool>> HasId(Guid id);

    protected abstract Expression<Func<T, bool>> IsNamed(string name);

    protected abstract IQueryable<T> InOrder(IQueryable<T> rows);

    protected abstract object IdOf(T item);

    /// <summary>The name as an id, for things without a short name; the empty UUID names nothing.</summary>
    protected static Guid IdFrom(string name) => Guid.TryParse(name, out var id) ? id : Guid.Empty;

    /// <summary>Some of them, in their order.</summary>
    protected async Task<IReadOnlyList<T>> SomeAsync(Expression<Func<T, bool>> which, CancellationToken ct)
    {
        return Track(await InOrder(Rows.Where(which)).ToListAsync(ct));
    }

    private IQueryable<T> Rows => Context.Set<T>().AsNoTracking();

    private async Task<T?> FindAsync(Expression<Func<T, bool>> which, CancellationToken ct)
    {
        return await Rows.SingleOrDefaultAsync(which, ct) is { } item ? Track([item])[0] : null;
    }

    private List<T> Track(List<T> fresh)
    {
        var tracked = Context.ChangeTracker.Entries<T>().ToDictionary(e => IdOf(e.Entity));
        return fresh.ConvertAll(item => tracked.TryGetValue(IdOf(item), out var entry) ? Refresh(entry, item) : Context.Attach(item).Entity);
    }

    private static T Refresh(EntityEntry<T> entry, T fresh)
    {
        if (entry.State is EntityState.Unchanged)
        {
            entry.OriginalValues.SetValues(fresh);
            entry.CurrentValues.SetValues(fresh);
        }

        return entry.Entity;
    }
}

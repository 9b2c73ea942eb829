using Balise.Domain;

namespace Balise.Tests.Web.Fakes;

/// <summary>Things kept in memory, found by id or by slug.</summary>
internal class MemoryStore<T>(Func<T, Guid> id, Func<T, string> slug) : IStore<T>
    where T : class
{
    public List<T> Items { get; } = [];

    public Task<T?> FindAsync(Guid wanted, CancellationToken ct) => Task.FromResult(Items.Find(i => id(i) == wanted));

    public Task<T?> FindAsync(string wanted, CancellationToken ct) =>
        Task.FromResult(Items.Find(i => slug(i).Equals(wanted, StringComparison.OrdinalIgnoreCase)));

    public Task<IReadOnlyList<T>> AllAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<T>>([.. Items]);

    public void Add(T item) => Items.Add(item);
}

using Balise.Domain.People;

namespace Balise.Domain.Systems;

/// <summary>Adds a system to the register, as a draft.</summary>
public sealed class RegisterSystem(IStore<AiSystem> systems, IChanges changes, TimeProvider clock)
{
    public async Task<Result<AiSystem>> ExecuteAsync(string slug, SystemDetails details, Actor by, CancellationToken ct)
    {
        var wanted = string.IsNullOrWhiteSpace(slug) ? Slugs.From(details.Name) : slug.Trim();
        if (await systems.FindAsync(wanted, ct) is not null)
        {
            return new Invalid([new("Slug", "field.taken", ("value", wanted))]);
        }

        if (await ServedElsewhereAsync(details, null, ct) is { } taken)
        {
            return new Invalid([taken]);
        }

        var registered = AiSystem.Register(new(Guid.CreateVersion7(clock.GetUtcNow())), wanted, details, by);
        if (!registered.Ok)
        {
            return registered;
        }

        systems.Add(registered.Value);
        return await changes.SaveAsync(by, ct) is { } error ? error : registered;
    }

    // A model name leads to one system only: two would make the matrix depend on chance.
    internal async Task<FieldProblem?> ServedElsewhereAsync(SystemDetails details, SystemId? except, CancellationToken ct) =>
        (await systems.AllAsync(ct)).Where(s => s.Id != except)
            .SelectMany(s => s.Details.Models, (s, model) => (s, model))
            .Where(p => details.Models.Contains(p.model, StringComparer.OrdinalIgnoreCase))
            .Select(p => new FieldProblem("Models", "field.model_taken", ("value", p.model), ("system", p.s.Details.Name)))
            .FirstOrDefault();
}

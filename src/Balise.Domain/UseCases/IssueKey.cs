using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>Makes a gateway key for a use case; the secret is returned once and stored nowhere.</summary>
public sealed class IssueKey(IStore<GatewayKey> keys, IStore<UseCase> useCases, IStore<Person> people, IChanges changes, TimeProvider clock)
{
    public async Task<Result<IssuedKey>> ExecuteAsync(
        string slug, string useCase, string? personEmail, string? application, Actor by, CancellationToken ct)
    {
        if (!by.IsOneOf(Roles.RegisterKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RegisterKeepers)));
        }

        if (await useCases.FindAsync(useCase, ct) is not { } of)
        {
            return new NotFound("use_case.not_found");
        }

        List<FieldProblem> problems = [];
        Person? person = null;
        if (!string.IsNullOrWhiteSpace(personEmail))
        {
            person = await people.FindAsync(personEmail.Trim(), ct);
            if (person is null)
            {
                problems.Add(new("person", "field.unknown", ("value", personEmail)));
            }
        }
        else if (string.IsNullOrWhiteSpace(application))
        {
            problems.Add(new("person", "key.holder_needed"));
        }

        if (!Slugs.IsValid(slug))
        {
            problems.Add(new("slug", "field.slug"));
        }
        else if (await keys.FindAsync(slug, ct) is not null)
        {
            problems.Add(new("slug", "field.taken", ("value", slug)));
        }

        if (problems.Count > 0)
        {
            return new Invalid(problems);
        }

        var now = clock.GetUtcNow();
        var key = GatewayKey.Issue(new(Guid.CreateVersion7(now)), slug, of, person?.Id, application, now, out var secret);
        keys.Add(key);
        return await changes.SaveAsync(by, ct) is { } error ? error : new IssuedKey(key, secret);
    }
}

/// <param name="Secret">Shown once.</param>
public sealed record IssuedKey(GatewayKey Key, string Secret);

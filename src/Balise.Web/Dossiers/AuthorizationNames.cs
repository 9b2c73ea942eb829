using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Web.Dossiers;

/// <summary>The use case, the system and the people an authorisation names by id.</summary>
public sealed class AuthorizationNames(IStore<UseCase> useCases, IStore<AiSystem> systems, IStore<Person> people)
{
    private IReadOnlyList<UseCase> cases = [];
    private IReadOnlyList<AiSystem> all = [];
    private IReadOnlyList<Person> persons = [];

    /// <summary>Of the whole body, by title.</summary>
    public IReadOnlyList<UseCase> UseCases => cases;

    /// <summary>Of the whole body, by name.</summary>
    public IReadOnlyList<AiSystem> Systems => all;

    public IReadOnlyList<Person> People => persons;

    public async Task LoadAsync(CancellationToken ct)
    {
        cases = [.. (await useCases.AllAsync(ct)).OrderBy(u => u.Details.Title, StringComparer.OrdinalIgnoreCase)];
        all = [.. (await systems.AllAsync(ct)).OrderBy(s => s.Details.Name, StringComparer.OrdinalIgnoreCase)];
        persons = await people.AllAsync(ct);
    }

    public UseCase? UseCase(Authorization of) => cases.FirstOrDefault(u => u.Id == of.UseCase);

    public AiSystem? System(Authorization of) => all.FirstOrDefault(s => s.Id == of.System);

    public string? Name(PersonId id) => persons.FirstOrDefault(p => p.Id == id)?.FullName;
}

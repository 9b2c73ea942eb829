using Balise.Domain;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Web.Design;

namespace Balise.Web.Norms.Forms;

/// <summary>What a form offers from the registers: people, systems, and the data sets named in the file itself.</summary>
public sealed record FormChoices(IReadOnlyList<Option> Persons, IReadOnlyList<Option> Systems, IReadOnlyList<string> Datasets)
{
    public static readonly FormChoices None = new([], [], []);

    public string? Person(string id) => Persons.FirstOrDefault(each => each.Value == id)?.Label;

    public string? System(string slug) => Systems.FirstOrDefault(each => each.Value == slug)?.Label;
}

/// <summary>Reads them once for a page.</summary>
public sealed class FormRegisters(IStore<Person> people, IStore<AiSystem> systems)
{
    public async Task<FormChoices> ReadAsync(CancellationToken ct) => new(
        [.. (await people.AllAsync(ct)).Where(each => each.Active).OrderBy(each => each.FullName, StringComparer.OrdinalIgnoreCase)
            .Select(each => new Option(each.Id.ToString(), each.FullName, Group: null, Hint: each.Unit))],
        [.. (await systems.AllAsync(ct)).OrderBy(each => each.Details.Name, StringComparer.OrdinalIgnoreCase).Select(each => new Option(each.Slug, each.Details.Name))],
        []);
}

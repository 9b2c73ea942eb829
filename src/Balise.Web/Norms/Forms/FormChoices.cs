using Balise.Domain;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Web.Design;
using Balise.Web.Shell;

namespace Balise.Web.Norms.Forms;

/// <summary>What a form offers from the registers: people, systems, and the data sets named in the file itself.</summary>
public sealed record FormChoices(IReadOnlyList<Option> Persons, IReadOnlyList<Option> Systems, IReadOnlyList<string> Datasets)
{
    public static readonly FormChoices None = new([], [], []);

    /// <summary>By id, everyone of the body, also those who left: what they did keeps their name.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public string? Person(string id) => Names.GetValueOrDefault(id) ?? Persons.FirstOrDefault(each => each.Value == id)?.Label;

    /// <summary>« X, en remplacement de Y »; a dash for nobody.</summary>
    public string Said(Words words, PersonId? person, PersonId? inPlaceOf)
    {
        ArgumentNullException.ThrowIfNull(words);
        var name = Person(person?.ToString() ?? "") ?? "—";
        return inPlaceOf is { } away ? words["absence.in-place", name, Person(away.ToString()) ?? "—"] : name;
    }

    public string? System(string slug) => Systems.FirstOrDefault(each => each.Value == slug)?.Label;
}

/// <summary>Reads them once for a page.</summary>
public sealed class FormRegisters(IStore<Person> people, IStore<AiSystem> systems)
{
    public async Task<FormChoices> ReadAsync(CancellationToken ct)
    {
        var everyone = await people.AllAsync(ct);
        return new(
            [.. everyone.Where(each => each.Active).OrderBy(each => each.FullName, StringComparer.OrdinalIgnoreCase)
                .Select(each => new Option(each.Id.ToString(), each.FullName, Group: null, Hint: each.Unit))],
            [.. (await systems.AllAsync(ct)).OrderBy(each => each.Details.Name, StringComparer.OrdinalIgnoreCase).Select(each => new Option(each.Slug, each.Details.Name))],
            [])
        {
            Names = everyone.ToDictionary(each => each.Id.ToString(), each => each.FullName),
        };
    }
}

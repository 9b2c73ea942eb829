using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Asks a colleague to fill a section (Procédure 30-02, 6.3.1).</summary>
public sealed class AssignSection(IStore<Dossier> dossiers, IStore<Person> people, DossierOffice office)
{
    public async Task<Result<Dossier>> ExecuteAsync(string number, string form, string section, PersonId to, DateOnly dueOn, Actor by, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        if (!office.Norms.Forms.TryGetValue(form, out var found))
        {
            return new NotFound("dossier.form_not_found");
        }

        if (await people.FindAsync(to.Value, ct) is not { } colleague)
        {
            return new Invalid([new("person", "field.unknown", ("value", to.ToString()))]);
        }

        var (given, hat) = by.Try(each => dossier.Assign(found, section, colleague, dueOn, each, office.Now));
        if (!given.Ok)
        {
            return given.Error;
        }

        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : dossier;
    }
}

using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>The privacy officer signs the privacy impact assessment that the file needs.</summary>
public sealed class SignPia(IStore<Dossier> dossiers, DossierOffice office)
{
    public async Task<Result<Dossier>> ExecuteAsync(string number, string form, Actor by, CancellationToken ct) =>
        office.Norms.Forms.TryGetValue(form, out var found)
            ? await office.ActAsync(dossiers, number, (dossier, hat) => dossier.Sign(found, hat, office.Now), by, ct)
            : new NotFound("dossier.form_not_found");
}

using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>The authority takes a residual risk above the body's appetite: who, why, until when (Guide, 1.2).</summary>
public sealed class AcceptRisk(IStore<Dossier> dossiers, DossierOffice office)
{
    /// <param name="rating">Highest residual rating covered, 1 to 25.</param>
    public Task<Result<Dossier>> ExecuteAsync(string number, int rating, string reason, DateOnly until, Actor by, CancellationToken ct) =>
        office.ActAsync(dossiers, number, (dossier, hat) => dossier.AcceptRisk(new(rating, hat.Person, reason, office.Today, until), hat, office.Now), by, ct);
}

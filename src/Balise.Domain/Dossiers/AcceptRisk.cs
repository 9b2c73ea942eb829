using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>The authority takes a residual risk above the body's appetite: who, why, until when (Guide, 1.2).</summary>
public sealed class AcceptRisk(IStore<Dossier> dossiers, DossierOffice office)
{
    /// <param name="rating">Highest residual rating covered, 1 to 25.</param>
    public Task<Result<Dossier>> ExecuteAsync(string number, int rating, string reason, DateOnly until, Actor by, CancellationToken ct) =>
        office.ActAsync(dossiers, number, dossier => dossier.AcceptRisk(new(rating, by.Person, reason, office.Today, until), by, office.Now), by, ct);
}

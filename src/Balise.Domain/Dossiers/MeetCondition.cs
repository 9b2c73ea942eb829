using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Marks a condition of a decision as met, with its proof.</summary>
public sealed class MeetCondition(IStore<Dossier> dossiers, DossierOffice office)
{
    /// <param name="condition">Rank in the decision, from 0.</param>
    public Task<Result<Dossier>> ExecuteAsync(string number, CommitteeGate gate, int condition, string proof, Actor by, CancellationToken ct) =>
        office.ActAsync(dossiers, number, (dossier, hat) => dossier.MeetCondition(gate, condition, proof, hat, office.Now), by, ct);
}

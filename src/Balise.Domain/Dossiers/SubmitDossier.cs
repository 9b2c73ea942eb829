using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Sends the request for analysis. An incomplete one is refused, item by item, and the attempt is written in the journal.</summary>
public sealed class SubmitDossier(IStore<Dossier> dossiers, DossierOffice office)
{
    public async Task<Result<Dossier>> ExecuteAsync(string number, Actor by, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        if (dossier.Submit(office.Norms, by, office.Now) is { Ok: false } refused)
        {
            if (refused.Error is Invalid { Problems: var problems })
            {
                await office.Attempts.RefusedAsync(new Fact("file.refused_incomplete", $"dossier:{number}", ("missing", string.Join(", ", problems.Select(each => each.Field)))), by, ct);
            }

            return refused.Error;
        }

        return await office.Changes.SaveAsync(by, ct) is { } error ? error : dossier;
    }
}

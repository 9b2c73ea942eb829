using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Sends the request for analysis. An incomplete one is refused, item by item, and the attempt is written in the journal.</summary>
public sealed class SubmitDossier(IStore<Dossier> dossiers, AnswerHistory history, DossierOffice office)
{
    public async Task<Result<Dossier>> ExecuteAsync(string number, Actor by, CancellationToken ct)
    {
        if (await dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        var (submitted, hat) = by.Try(each => dossier.Submit(office.Norms, each, office.Now));
        if (!submitted.Ok)
        {
            if (submitted.Error is Invalid { Problems: var problems })
            {
                await office.Attempts.RefusedAsync(new Fact("file.refused_incomplete", $"dossier:{number}", ("missing", string.Join(", ", problems.Select(each => each.Field)))), hat, ct);
            }

            return submitted.Error;
        }

        await history.SteppedAsync(dossier, VersionCause.Submitted, hat, ct);
        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : dossier;
    }
}

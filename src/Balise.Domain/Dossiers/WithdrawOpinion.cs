using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>
/// Takes back the request for an opinion that is not signed yet, with a reason. What the file required is open again, and nobody is reminded.
/// </summary>
public sealed class WithdrawOpinion(DossierRegisters registers, DossierOffice office)
{
    public async Task<Result<Opinion>> ExecuteAsync(OpinionId id, string reason, Actor by, CancellationToken ct)
    {
        if (await registers.Opinions.FindAsync(id.Value, ct) is not { } opinion || await registers.Dossiers.FindAsync(opinion.Dossier.Value, ct) is not { } dossier)
        {
            return new NotFound("opinion.not_found");
        }

        var (withdrawn, hat) = by.Try(each => opinion.Withdraw(reason, dossier, each));
        if (!withdrawn.Ok)
        {
            return withdrawn.Error;
        }

        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : opinion;
    }
}

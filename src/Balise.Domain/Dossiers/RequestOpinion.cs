using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Asks for an opinion of a kind of the norms; its deadline is counted in working days.</summary>
public sealed class RequestOpinion(DossierRegisters registers, DossierOffice office)
{
    public async Task<Result<Opinion>> ExecuteAsync(string number, string kind, Actor by, CancellationToken ct)
    {
        if (by.Hats.FirstOrDefault(each => each.IsOneOf(Roles.RegisterKeepers)) is not { } hat)
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RegisterKeepers)));
        }

        if (await registers.Dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        if (office.Norms.Proportionality.Opinion(kind) is not { } known)
        {
            return new Invalid([new("kind", "field.unknown", ("value", kind))]);
        }

        var opinions = await registers.Opinions.OfAsync(dossier.Id, ct);
        if (opinions.Any(each => each.Kind == kind && each.State is OpinionState.Requested or OpinionState.Drafted))
        {
            return new Conflict("opinion.already_requested", ("opinion", known.Title.Fr));
        }

        var opinion = Opinion.Request(new(office.NewId()), dossier, known, office.Norms.Forms[known.Form], office.Rules.Calendar, hat, office.Now);
        registers.Opinions.Add(opinion);
        return await office.Changes.SaveAsync(hat, ct) is { } error ? error : opinion;
    }
}

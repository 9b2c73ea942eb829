using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Opens the approval file of a proposed use case, for its own requester or whoever keeps the registers.</summary>
public sealed class StartDossier(DossierRegisters registers, DossierOffice office)
{
    /// <param name="useCase">Short name of the use case.</param>
    public async Task<Result<Dossier>> ExecuteAsync(string useCase, Actor by, CancellationToken ct)
    {
        if (await registers.UseCases.FindAsync(useCase, ct) is not { } of)
        {
            return new NotFound("use_case.not_found");
        }

        if (await registers.Systems.FindAsync(of.Details.System.Value, ct) is not { } system)
        {
            return new NotFound("system.not_found");
        }

        if (of.RequestedBy != by.Person && !by.IsOneOf(Roles.RegisterKeepers))
        {
            return new Forbidden("dossier.owner_only");
        }

        // Nobody can open a prohibition: the time of a file is not spent on it.
        if (system.Details.ProhibitedBy(office.Norms) is { } rule)
        {
            return new Forbidden("system.prohibited", ("rule", rule.RuleId));
        }

        var now = office.Now;
        var dossier = Dossier.Start(new(office.NewId()), await office.Changes.NextNumberAsync("D", now.Year, ct), of, system, by, now);
        registers.Dossiers.Add(dossier);
        return await office.Changes.SaveAsync(by, ct) is { } error ? error : dossier;
    }
}

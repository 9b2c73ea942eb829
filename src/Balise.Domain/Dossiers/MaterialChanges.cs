using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>The files, also those already decided on something that changes.</summary>
public interface IDossierStore : IStore<Dossier>
{
    /// <summary>Decided files on a system, by number.</summary>
    Task<IReadOnlyList<Dossier>> DecidedAsync(SystemId system, CancellationToken ct);

    /// <summary>Files in some states, by number.</summary>
    Task<IReadOnlyList<Dossier>> InAsync(IReadOnlyList<DossierState> states, CancellationToken ct);

    /// <summary>The numbers of some files, by id: one question, however many.</summary>
    Task<IReadOnlyDictionary<DossierId, string>> NumbersAsync(IReadOnlyList<DossierId> dossiers, CancellationToken ct);

    /// <summary>Decided files of a use case, by number.</summary>
    Task<IReadOnlyList<Dossier>> DecidedAsync(UseCaseId useCase, CancellationToken ct);
}

/// <summary>
/// What follows when something a committee examined changes (registers, 14: « à revoir »): the decision is marked and, by rule, the
/// authorisation stops. Done before the change is saved, so that both are one transaction: nothing is used between the two.
/// </summary>
public sealed class MaterialChanges(IDossierStore dossiers, DossierRegisters registers, DossierOffice office)
{
    /// <summary>After an unsaved change of a system.</summary>
    public async Task OfAsync(AiSystem system, CancellationToken ct)
    {
        foreach (var dossier in await dossiers.DecidedAsync(system.Id, ct))
        {
            if (await registers.UseCases.FindAsync(dossier.UseCase.Value, ct) is { } useCase)
            {
                await FollowAsync(dossier, useCase, system, ct);
            }
        }
    }

    /// <summary>After an unsaved change of a use case.</summary>
    public async Task OfAsync(UseCase useCase, CancellationToken ct)
    {
        foreach (var dossier in await dossiers.DecidedAsync(useCase.Id, ct))
        {
            await OfAsync(dossier, useCase, ct);
        }
    }

    /// <summary>After an unsaved change of a file's own answers.</summary>
    public async Task OfAsync(Dossier dossier, CancellationToken ct)
    {
        if (dossier.State.IsDecided() && await registers.UseCases.FindAsync(dossier.UseCase.Value, ct) is { } useCase)
        {
            await OfAsync(dossier, useCase, ct);
        }
    }

    private async Task OfAsync(Dossier dossier, UseCase useCase, CancellationToken ct)
    {
        if (await registers.Systems.FindAsync(dossier.System.Value, ct) is { } system)
        {
            await FollowAsync(dossier, useCase, system, ct);
        }
    }

    private async Task FollowAsync(Dossier dossier, UseCase useCase, AiSystem system, CancellationToken ct)
    {
        var changed = dossier.Recheck(ExaminedState.MaterialOf(dossier, useCase, system, office.Norms), office.Now);
        if (changed.Count > 0 && office.Rules.SuspendOnMaterialChange
            && dossier.LastAuthorization is { } number && await registers.Authorizations.FindAsync(number, ct) is { } authorization)
        {
            authorization.SuspendForReview("file.to_review", string.Join(", ", changed));
        }
    }
}

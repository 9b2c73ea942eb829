using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Takes a file one step along its life; its authorisation follows.</summary>
public sealed class MoveDossier(DossierRegisters registers, MaterialChanges material, AnswerHistory history, DossierOffice office)
{
    /// <param name="reason">Needed to stop, pause, withdraw or send back.</param>
    public async Task<Result<Dossier>> ExecuteAsync(string number, DossierAction action, string reason, Actor by, CancellationToken ct)
    {
        if (action == DossierAction.Submit)
        {
            return await new SubmitDossier(registers.Dossiers, history, office).ExecuteAsync(number, by, ct);
        }

        if (await registers.OpenAsync(number, ct) is not { } file)
        {
            return new NotFound("dossier.not_found");
        }

        var (moved, hat) = by.Try(each => Step(file, action, reason, each));
        if (!moved.Ok)
        {
            if (moved.Error is Invalid { Problems: var problems } && DossierLifecycle.EntersService(action))
            {
                await office.Attempts.RefusedAsync(new Fact("file.gate_blocked", $"dossier:{number}", ("gates", string.Join(", ", problems.Select(each => each.Field).Distinct()))), hat, ct);
            }

            return moved.Error;
        }

        if (Follow(file.Authorization, action, number, hat) is { } error)
        {
            return error;
        }

        if (AnswerHistory.CauseOf(action) is { } cause)
        {
            await history.SteppedAsync(file.Dossier, cause, hat, ct);
        }

        return await office.Changes.SaveAsync(hat, ct) is { } failed ? failed : file.Dossier;
    }

    /// <summary>Looks whether something material changed since the decision; by rule, the authorisation stops until it is examined.</summary>
    public async Task<Result<Dossier>> RecheckAsync(string number, Actor by, CancellationToken ct)
    {
        if (await registers.Dossiers.FindAsync(number, ct) is not { } dossier)
        {
            return new NotFound("dossier.not_found");
        }

        await material.OfAsync(dossier, ct);
        return await office.Changes.SaveAsync(by, ct) is { } failed ? failed : dossier;
    }

    private Result<Done> Step(WholeFile file, DossierAction action, string reason, Actor by) => action switch
    {
        DossierAction.MarkReady => file.Dossier.MarkReady(office.Norms, file.Opinions, by, office.Now),
        DossierAction.Close => file.Dossier.Close(office.Norms, file.Authorization, by, office.Now),
        _ when DossierLifecycle.EntersService(action) => EnterService(file, action, by),
        _ => file.Dossier.Move(action, reason, by, office.Now),
    };

    // A change nobody has rechecked yet must not slip through a gate.
    private Result<Done> EnterService(WholeFile file, DossierAction action, Actor by)
    {
        file.Dossier.Recheck(ExaminedState.MaterialOf(file.Dossier, file.UseCase, file.System, office.Norms), office.Now);
        return file.Dossier.EnterService(action, file.UnmetGates(office.Norms, office.Rules, office.Today), by, office.Now);
    }

    private static Error? Follow(Authorization? authorization, DossierAction action, string number, Actor by)
    {
        if (authorization is null or { State: AuthorizationState.Withdrawn })
        {
            return null;
        }

        if (action is DossierAction.Suspend or DossierAction.PauseByInstrument or DossierAction.Decommission)
        {
            authorization.SuspendForReview("file.moved", action.ToString());
            return null;
        }

        return DossierLifecycle.EntersService(action) && authorization.State == AuthorizationState.Suspended
            && authorization.Move(AuthorizationAction.Resume, $"{number} {action}", by) is { Ok: false } refused ? refused.Error : null;
    }
}

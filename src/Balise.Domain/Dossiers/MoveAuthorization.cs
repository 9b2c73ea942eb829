using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Suspends, resumes or withdraws an authorisation, with a reason.</summary>
public sealed class MoveAuthorization(IStore<Authorization> authorizations, IChanges changes)
{
    /// <param name="number">For example <c>A-2026-003</c>.</param>
    public async Task<Result<Authorization>> ExecuteAsync(
        string number, AuthorizationAction action, string reason, Actor by, CancellationToken ct)
    {
        if (await authorizations.FindAsync(number, ct) is not { } authorization)
        {
            return new NotFound("authorization.not_found");
        }

        // Its gates are those of the file: putting it back in force goes through them.
        if (action == AuthorizationAction.Resume && authorization.Terms.Dossier.Length > 0)
        {
            return new Conflict("authorization.through_file", ("dossier", authorization.Terms.Dossier));
        }

        if (authorization.Move(action, reason, by) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : authorization;
    }
}

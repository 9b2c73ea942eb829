using Balise.Domain.Data;
using Balise.Domain.People;

namespace Balise.Domain.Systems;

/// <summary>Enters, replaces or removes what opens a provider's service. In force in the gateway when it returns.</summary>
public sealed class SetCredential(
    IStore<AiSystem> systems, IStore<SystemCredential> credentials, ISecretBox box, IChanges changes, TimeProvider clock)
{
    /// <param name="secret">Null removes it.</param>
    public async Task<Result<SystemCredential>> ExecuteAsync(string slug, string? secret, Actor by, CancellationToken ct)
    {
        if (await systems.FindAsync(slug, ct) is not { } system)
        {
            return new NotFound("system.not_found");
        }

        var credential = await credentials.FindAsync(system.Id.Value, ct);
        if (credential is null)
        {
            credential = SystemCredential.For(system);
            credentials.Add(credential);
        }

        var now = clock.GetUtcNow();
        var done = secret is null ? credential.Remove(system, by, now) : credential.Enter(secret.Trim(), system, box, by, now);
        return !done.Ok ? done.Error : await changes.SaveAsync(by, ct) is { } error ? error : credential;
    }
}

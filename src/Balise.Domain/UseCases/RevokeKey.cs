using Balise.Domain.People;

namespace Balise.Domain.UseCases;

/// <summary>Ends a key; the gateway refuses it from the moment this returns.</summary>
public sealed class RevokeKey(IStore<GatewayKey> keys, IChanges changes, TimeProvider clock)
{
    public async Task<Result<GatewayKey>> ExecuteAsync(string slug, Actor by, CancellationToken ct)
    {
        if (await keys.FindAsync(slug, ct) is not { } key)
        {
            return new NotFound("key.not_found");
        }

        if (key.Revoke(by, clock.GetUtcNow()) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : key;
    }
}

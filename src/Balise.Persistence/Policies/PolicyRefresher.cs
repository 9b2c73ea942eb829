using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Persistence.Policies;

/// <summary>Reads the registers, compiles each organisation's policy, stores it under its hash and swaps it in. One at a time.</summary>
public sealed class PolicyRefresher(
    IServiceScopeFactory scopes, NormsPack norms, ActivePolicies active, ActiveCredentials credentials, ISecretBox box, TimeProvider clock)
    : IPolicyRefresher, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task RefreshAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var stored = await scope.ServiceProvider.GetRequiredService<PolicyInputsReader>().ReadAsync(ct);
            List<CompiledPolicy> compiled = [];
            foreach (var inputs in stored.Organizations)
            {
                compiled.Add(await CompileAsync(inputs, scope.ServiceProvider.GetRequiredService<SnapshotStore>(), ct));
            }

            credentials.Swap(Reveal(stored));

            // INVARIANT: a snapshot is stored before it decides, so that every decision can be replayed.
            active.Swap(compiled, new KeyRing(stored.Keys));
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private IEnumerable<KeyValuePair<(Guid Organization, string System), string>> Reveal(StoredPolicies stored)
    {
        foreach (var (system, credential) in stored.Credentials)
        {
            if (credential.Reveal(system, box) is { } secret)
            {
                yield return KeyValuePair.Create((system.Organization.Value, system.Slug), secret);
            }
        }
    }

    private async Task<CompiledPolicy> CompileAsync(PolicyInputs inputs, SnapshotStore snapshots, CancellationToken ct)
    {
        var snapshot = PolicyCompiler.Compile(inputs, norms);
        var json = snapshot.ToCanonicalJson();
        var id = PolicySnapshot.IdOf(json);
        if (active.Find(inputs.Organization.Id) is { } current && current.Id == id)
        {
            return current;
        }

        await snapshots.SaveAsync(id, inputs.Organization.Id, json, ct);
        return new CompiledPolicy(snapshot, clock.GetUtcNow());
    }
}

using System.Collections.Concurrent;
using Balise.Domain.Oversight;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Recording;

/// <summary>The calls on their way in this process. A stop is looked for among them each time the policy changes.</summary>
internal sealed class OpenCalls : IOpenCalls
{
    private readonly ConcurrentDictionary<Call, byte> calls = new();
    private readonly ActivePolicies policies;

    // Counted here because the swap cuts first, and the person who pressed asks afterwards.
    private readonly ConcurrentDictionary<Guid, int> cutSinceAsked = new();

    public OpenCalls(ActivePolicies policies)
    {
        this.policies = policies;
        policies.Swapped += () => Swept?.Invoke(CutAll());
    }

    /// <summary>Raised after each change of policy, with the calls it cut; on the writer's thread.</summary>
    public event Action<IReadOnlyList<Call>>? Swept;

    public int Count => calls.Count;

    public bool IsOpen(Call call) => calls.ContainsKey(call);

    public IEnumerable<Call> Of(Guid organization) => calls.Keys.Where(c => c.Holder.Organization == organization);

    /// <summary>False when a stop arrived between the decision and now: the call must not leave.</summary>
    public bool TryOpen(Call call)
    {
        calls.TryAdd(call, 0);

        // INVARIANT: registered first, looked at again after: a stop that swaps in between is seen by one of the two.
        if (policies.Find(call.Holder.Organization) is { } now && now != call.Policy && Stopped(call, now))
        {
            calls.TryRemove(call, out _);
            return false;
        }

        return true;
    }

    public void Close(Call call) => calls.TryRemove(call, out _);

    public int CutStopped(Guid organization)
    {
        CutAll();
        return cutSinceAsked.TryRemove(organization, out var count) ? count : 0;
    }

    private List<Call> CutAll()
    {
        List<Call> cut = [];
        foreach (var call in calls.Keys)
        {
            if (!call.StoppedByAuthority && policies.Find(call.Holder.Organization) is { } policy && Stopped(call, policy))
            {
                call.StoppedByAuthority = true;
                cutSinceAsked.AddOrUpdate(call.Holder.Organization, 1, static (_, n) => n + 1);
                Cancel(call);
                cut.Add(call);
            }
        }

        return cut;
    }

    private static bool Stopped(Call call, CompiledPolicy policy) =>
        policy.IsStopped(call.Verdict.System, call.Verdict.UseCase, call.Text.Model, call.Holder.Requester.Person);

    private static void Cancel(Call call)
    {
        try
        {
            call.Cut.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself meanwhile.
        }
    }
}

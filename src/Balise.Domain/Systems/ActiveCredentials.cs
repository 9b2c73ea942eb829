using System.Collections.Frozen;

namespace Balise.Domain.Systems;

/// <summary>The providers' credentials as this process may use them: in memory, swapped with the policy, never written.</summary>
public sealed class ActiveCredentials
{
    private volatile FrozenDictionary<(Guid Organization, string System), string> secrets =
        FrozenDictionary<(Guid, string), string>.Empty;

    /// <param name="system">Slug.</param>
    public string? Find(Guid organization, string system) => secrets.GetValueOrDefault((organization, system));

    public void Swap(IEnumerable<KeyValuePair<(Guid Organization, string System), string>> all) => secrets = all.ToFrozenDictionary();
}

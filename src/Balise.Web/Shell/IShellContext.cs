namespace Balise.Web.Shell;

/// <summary>What the header, the navigation and the footer must know. The host answers, once per request.</summary>
public interface IShellContext
{
    Task<ShellView> ReadAsync(CancellationToken ct);
}

/// <summary>What the shell shows around a page.</summary>
public sealed record ShellView
{
    /// <summary>Name of the public body, shown first in the header.</summary>
    public required string BodyName { get; init; }

    /// <summary>Shows the ribbon that says everything is fictitious.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Absent when nobody is signed in.</summary>
    public ShellPerson? Person { get; init; }

    /// <summary>Absent until a policy is in force.</summary>
    public ShellPolicy? Policy { get; init; }

    /// <summary>What waits, by address of the navigation item (« /passerelle » → 3). Zero and absent show nothing.</summary>
    public IReadOnlyDictionary<string, int> Waiting { get; init; } = new Dictionary<string, int>();
}

/// <summary>The person signed in.</summary>
/// <param name="DisplayName">As shown in the header: « Camille D. ».</param>
/// <param name="Role">Code of the role under which the person acts now, for example <c>security_officer</c>.</param>
/// <param name="Roles">Codes of every role the person holds, the current one included.</param>
public sealed record ShellPerson(string DisplayName, string Role, IReadOnlyList<string> Roles);

/// <summary>The policy that decides now.</summary>
/// <param name="Version">« 412 ».</param>
/// <param name="Since">Instant at which it came into force.</param>
public sealed record ShellPolicy(string Version, DateTimeOffset Since);

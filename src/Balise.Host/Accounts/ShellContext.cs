using Balise.Domain;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Web.People;
using Balise.Web.Shell;

namespace Balise.Host.Accounts;

/// <summary>What the shell shows around a page: the body, the person, the policy in force.</summary>
internal sealed class ShellContext(ICurrentActor current, InstallationName installation, ActivePolicies policies, IStore<Organization> organizations) : IShellContext
{
    public async Task<ShellView> ReadAsync(CancellationToken ct)
    {
        if (current.Actor is not { } actor)
        {
            return new ShellView { BodyName = installation.Name, IsDemonstration = installation.IsDemonstration };
        }

        var body = await organizations.FindAsync(actor.Organization.Value, ct);
        return new ShellView
        {
            BodyName = body?.Name ?? "Balise",
            IsDemonstration = body?.IsDemonstration ?? false,
            Person = new ShellPerson(actor.Name, actor.Role, actor.Roles),
            Policy = policies.Find(actor.Organization) is { } policy ? new ShellPolicy(policy.Id[..8], policy.InForceSince) : null,
        };
    }
}

/// <summary>The name shown before anyone signs in: the body's when there is one, the product's otherwise.</summary>
internal sealed class InstallationName
{
    public string Name { get; private set; } = "Balise";

    public bool IsDemonstration { get; private set; }

    public void Become(Organization only) => (Name, IsDemonstration) = (only.Name, only.IsDemonstration);
}

/// <summary>Listed beside the sign-in form of a demonstration, and only there.</summary>
internal sealed class DemonstrationAccounts(InstallationName installation) : IDemonstrationAccounts
{
    public IReadOnlyList<DemonstrationAccount>? Accounts { get; } = installation.IsDemonstration
        ? [.. Demonstration.DemonstrationBody.Load().People.Select(p => new DemonstrationAccount(p.Name, p.Email, p.Roles[0]))]
        : null;
}

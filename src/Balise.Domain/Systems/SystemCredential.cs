using System.Text;
using Balise.Domain.Data;
using Balise.Domain.People;

namespace Balise.Domain.Systems;

/// <summary>
/// What opens a provider's service. Entered once, sealed, never shown again; bound to the host it was entered for, so that changing a
/// system's address cannot send it elsewhere.
/// </summary>
public sealed class SystemCredential : IRecordsFacts
{
    public const int MaxLength = 4096;

    private const string Purpose = "credential";

    private readonly List<Fact> facts = [];

    // For the database only.
    private SystemCredential() => (Host, Sealed) = ("", []);

    public SystemId System { get; private set; }

    public OrganizationId Organization { get; private set; }

    public string Host { get; private set; }

    /// <summary>Empty when it was removed.</summary>
    public byte[] Sealed { get; private set; }

    public PersonId SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public int Version { get; private set; }

    public bool IsSet => Sealed.Length > 0;

    public IReadOnlyList<Fact> Facts => facts;

    public static SystemCredential For(AiSystem system) => new() { System = system.Id, Organization = system.Organization };

    public Result<Done> Enter(string secret, AiSystem system, ISecretBox box, Actor by, DateTimeOffset at)
    {
        if (Refusal(by) is { } refused)
        {
            return refused;
        }

        var host = SystemConnection.HostOf(system.Details.Upstream);
        if (host.Length == 0)
        {
            return new Conflict("credential.no_address");
        }

        if (secret.Length is 0 or > MaxLength || secret.Any(c => c is < '!' or > '~'))
        {
            return new Invalid([new("Secret", secret.Length == 0 ? "field.required" : "field.secret")]);
        }

        (Host, Sealed, SetBy, SetAt) = (host, box.Seal(Organization, Purpose, Context(host), Encoding.ASCII.GetBytes(secret)), by.Person, at);
        Record("system.credential_set", system);
        return Done.It;
    }

    public Result<Done> Remove(AiSystem system, Actor by, DateTimeOffset at)
    {
        if (Refusal(by) is { } refused)
        {
            return refused;
        }

        if (!IsSet)
        {
            return new NotFound("credential.not_found");
        }

        (Sealed, SetBy, SetAt) = ([], by.Person, at);
        Record("system.credential_removed", system);
        return Done.It;
    }

    /// <summary>The secret, for the gateway alone; null when there is none, or it was entered for another host than the system's.</summary>
    public string? Reveal(AiSystem system, ISecretBox box) =>
        IsSet && Host == SystemConnection.HostOf(system.Details.Upstream) && box.Open(Organization, Purpose, Context(Host), Sealed) is { } plain
            ? Encoding.ASCII.GetString(plain)
            : null;

    public void ForgetFacts() => facts.Clear();

    private static Forbidden? Refusal(Actor by) =>
        by.IsOneOf(Roles.RegisterKeepers) ? null : new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RegisterKeepers)));

    private string Context(string host) => $"{System}|{host}";

    private void Record(string name, AiSystem system)
    {
        Version++;
        facts.Add(new Fact(name, $"system:{system.Slug}", ("host", Host)) { ChangesPolicy = true });
    }
}

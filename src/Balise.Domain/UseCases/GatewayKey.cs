using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Balise.Domain.People;
using Balise.Domain.Systems;

namespace Balise.Domain.UseCases;

public readonly record struct KeyId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>A key of the gateway: one use case, one person or application. Stored as SHA-256, shown once.</summary>
public sealed class GatewayKey : IRecordsFacts
{
    public const string Prefix = "bal_";

    private readonly List<Fact> facts = [];

    // For the database only.
    private GatewayKey() => (Slug, Hash, Hint) = ("", [], "");

    public KeyId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public string Slug { get; private set; }

    public UseCaseId UseCase { get; private set; }

    /// <summary>Who answers for the requests; <c>null</c> for an application.</summary>
    public PersonId? Person { get; private set; }

    public string? Application { get; private set; }

    /// <summary>SHA-256 of the key's ASCII bytes.</summary>
    public byte[] Hash { get; private set; }

    /// <summary>First characters, so that people can tell their keys apart.</summary>
    public string Hint { get; private set; }

    /// <summary>Forwarded end-user headers count only on such keys.</summary>
    public bool Relaying { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>Makes a key of 256 random bits; <paramref name="secret"/> is shown once and kept nowhere.</summary>
    public static GatewayKey Issue(
        KeyId id, string slug, UseCase useCase, PersonId? person, string? application, DateTimeOffset at, out string secret)
    {
        secret = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var key = new GatewayKey
        {
            Id = id, Organization = useCase.Organization, Slug = slug, UseCase = useCase.Id, Person = person, Application = application,
            Hash = SHA256.HashData(Encoding.ASCII.GetBytes(secret)), Hint = secret[..10], CreatedAt = at,
        };
        key.facts.Add(new Fact("access.granted", $"key:{slug}", ("useCase", useCase.Slug), ("hint", key.Hint)) { ChangesPolicy = true });
        return key;
    }

    public Result<Done> Revoke(Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf([.. Roles.RegisterKeepers, Roles.SecurityOfficer]))
        {
            return new Forbidden("role.needed", ("roles", Roles.SecurityOfficer));
        }

        if (RevokedAt is not null)
        {
            return new Conflict("key.already_revoked");
        }

        RevokedAt = at;
        facts.Add(new Fact("access.revoked", $"key:{Slug}", ("hint", Hint)) { ChangesPolicy = true });
        return Done.It;
    }

    /// <summary>Over, because the file that opened its use case closes its access: a rule acts, not a role.</summary>
    internal void RevokeWith(string dossier, DateTimeOffset at)
    {
        if (RevokedAt is null)
        {
            RevokedAt = at;
            facts.Add(new Fact("access.revoked", $"key:{Slug}", ("hint", Hint), ("dossier", dossier)) { ChangesPolicy = true });
        }
    }

    public void ForgetFacts() => facts.Clear();
}

/// <summary>The keys, also by use case.</summary>
public interface IKeyStore : IStore<GatewayKey>
{
    Task<IReadOnlyList<GatewayKey>> OfAsync(UseCaseId useCase, CancellationToken ct);
}

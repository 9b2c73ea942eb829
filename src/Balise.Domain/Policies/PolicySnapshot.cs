using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Domain.Policies;

/// <summary>
/// Everything the gateway needs to decide, and nothing else: what is in force for one organisation. Immutable and content-addressed:
/// its id is the SHA-256 of its canonical JSON, so a journal entry that names it names exactly these rules (registers, 28).
/// Dates stay dates here: the evaluator asks which of them cover the day of the request.
/// </summary>
public sealed record PolicySnapshot
{
    public int Format { get; init; } = 1;

    public required Guid Organization { get; init; }

    /// <summary>Versions of the norms packs it was compiled from.</summary>
    public required string Norms { get; init; }

    /// <summary>IANA name of the zone in which legal days are counted.</summary>
    public required string TimeZone { get; init; }

    public bool StrictClosedCircuit { get; init; }

    public bool PublicSystemsBanned { get; init; }

    /// <summary>Every rule that may speak; at most 64. A verdict names them by id.</summary>
    public required IReadOnlyList<SnapshotRule> Rules { get; init; }

    /// <summary>Rows by level, columns by system type.</summary>
    public required IReadOnlyList<IReadOnlyList<MatrixEffect>> Matrix { get; init; }

    public required IReadOnlyList<Prohibition> Prohibitions { get; init; }

    public required IReadOnlyList<SnapshotSuspension> Suspensions { get; init; }

    /// <summary>At most 64: findings of a request are one bit each.</summary>
    public required IReadOnlyList<SnapshotCategory> Categories { get; init; }

    public required IReadOnlyList<SnapshotUseType> UseTypes { get; init; }

    public required IReadOnlyList<SnapshotSystem> Systems { get; init; }

    public required IReadOnlyList<SnapshotUseCase> UseCases { get; init; }

    public required IReadOnlyList<SnapshotAuthorization> Authorizations { get; init; }

    public required IReadOnlyList<SnapshotStop> Stops { get; init; }

    /// <summary>Absent when the body sets none, so that older snapshots keep their hash.</summary>
    public IReadOnlyList<SnapshotQuota>? Quotas { get; init; }

    /// <summary>What the body watches; absent when nothing is.</summary>
    public IReadOnlyList<SnapshotWatch>? Watches { get; init; }

    /// <summary>Who is held; absent when nobody is.</summary>
    public IReadOnlyList<SnapshotHold>? Holds { get; init; }

    /// <summary>The bytes that are hashed, stored and replayed. Lists are sorted by the compiler; properties come in declaration order.</summary>
    public byte[] ToCanonicalJson() => JsonSerializer.SerializeToUtf8Bytes(this, PolicyJson.Default.PolicySnapshot);

    public static PolicySnapshot Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, PolicyJson.Default.PolicySnapshot) ?? throw new JsonException("An empty policy snapshot.");

    public static string IdOf(ReadOnlySpan<byte> canonicalJson) => Convert.ToHexStringLower(SHA256.HashData(canonicalJson));
}

public sealed record SnapshotRule(string Id, string Code, string Instrument, string Clause);

/// <param name="Periods">Days on which the instrument is in force; an open end is null.</param>
public sealed record SnapshotSuspension(string Rule, IReadOnlyList<SnapshotPeriod> Periods, IReadOnlyList<SnapshotExemption> Exemptions);

public sealed record SnapshotPeriod(DateOnly From, DateOnly? To);

public sealed record SnapshotExemption(string System, string Kind, DateOnly From, DateOnly? To);

public sealed record SnapshotCategory(string Id, SecurityLevel Level, bool Personal);

public sealed record SnapshotUseType(string Id, Permission OnPublic, bool Everywhere, SecurityLevel MaxLevelOnPublic);

/// <param name="Upstream">Base address requests leave for; empty for the installation's default.</param>
/// <param name="ProhibitedBy">Rule id of the prohibition that holds it, when one does.</param>
public sealed record SnapshotSystem(
    string Slug, string Name, SystemType Type, string Jurisdiction, IReadOnlyList<string> Models, bool InService, SecurityLevel MaxLevel,
    string? ProhibitedBy, string Upstream, IReadOnlyList<SnapshotPermission> Permissions)
{
    /// <summary>Absent for an OpenAI-compatible service at a public address.</summary>
    public SnapshotConnection? Connection { get; init; }

    /// <summary>Absent when nothing is known of what its models cost and weigh.</summary>
    public SnapshotMetering? Metering { get; init; }
}

public sealed record SnapshotConnection(ServiceKind Kind, string ApiVersion, bool PrivateNetwork, IReadOnlyList<ProviderName> ProviderNames);

public sealed record SnapshotMetering(IReadOnlyList<ModelFigures> Figures, EnergyFactors? Factors);

public sealed record SnapshotPermission(string UseType, Permission Status);

public sealed record SnapshotUseCase(
    string Slug, string Number, string Title, bool Open, string System, string UseType, IReadOnlyList<ContentRule> Content, string Fallback)
{
    /// <summary>Systems tried in this order when the first does not answer; absent when there are none.</summary>
    public IReadOnlyList<SnapshotAlternative>? Alternatives { get; init; }

    /// <summary>What it may not do without a person; absent when nothing is held.</summary>
    public SnapshotValidation? Validation { get; init; }

    /// <summary>Set when it supports or makes decisions about persons.</summary>
    public SnapshotDecisions? Decisions { get; init; }

    /// <summary>The models it chooses among; absent when each request names its own.</summary>
    public SnapshotRoute? Route { get; init; }
}

/// <param name="Alias">The name clients ask for.</param>
/// <param name="Choices">The smallest first.</param>
public sealed record SnapshotRoute(string Alias, IReadOnlyList<RouteChoice> Choices);

/// <param name="Model">The name asked of that system.</param>
public sealed record SnapshotAlternative(string System, string Model);

/// <param name="PriorConsent">The person consents first; else they are told, and may still refuse.</param>
/// <param name="HumanPath">What is done by hand for whoever did not consent.</param>
public sealed record SnapshotDecisions(bool PriorConsent, bool Automated, string HumanPath)
{
    /// <summary>Whether a request about a person who answered this may leave.</summary>
    public bool Permits(ConsentSeen consent) => consent is ConsentSeen.Given || (consent is ConsentSeen.None && !PriorConsent);
}

/// <param name="Tools">Names; a final <c>*</c> stands for the rest.</param>
public sealed record SnapshotValidation(IReadOnlyList<string> Tools, bool HoldAnswers, int WaitSeconds)
{
    public bool Holds(string tool)
    {
        foreach (var name in Tools)
        {
            if (name.EndsWith('*') ? tool.StartsWith(name.AsSpan(0, name.Length - 1), StringComparison.OrdinalIgnoreCase) : tool.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}

/// <param name="Dossier">Number of the file that was decided; absent for an exceptional act.</param>
/// <param name="FileHash">SHA-256 of what the committee examined.</param>
public sealed record SnapshotAuthorization(
    string Number, string UseCase, string System, IReadOnlyList<string> UseTypes, SecurityLevel MaxLevel, IReadOnlyList<Guid> Persons,
    IReadOnlyList<string> Roles, IReadOnlyList<string> Units, DateOnly From, DateOnly Until, bool CoversTransfer,
    string? Dossier = null, string? FileHash = null);

public sealed record SnapshotStop(Guid Id, StopScope Scope, string Target, DateTimeOffset At, string Reason);

/// <param name="Target">Id of the person, name of the unit, slug; empty for each.</param>
/// <param name="Amount">In the units of <see cref="QuotaMeasure"/>.</param>
public sealed record SnapshotQuota(
    Guid Id, QuotaScope Scope, string Target, QuotaMeasure Measure, QuotaPeriod Period, long Amount, bool AllowBlind);

/// <param name="Hold">Reaching the threshold holds, and does not only warn.</param>
public sealed record SnapshotWatch(
    string Pattern, AnomalySignal Signal, int Threshold, int Minutes, bool Hold, int From, int Until, IReadOnlyList<string>? Phrases);

/// <param name="Person">Absent when the key of an application is held.</param>
public sealed record SnapshotHold(Guid Id, string Pattern, string Key, Guid? Person, DateTimeOffset At);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PolicySnapshot))]
internal sealed partial class PolicyJson : JsonSerializerContext;

using Balise.Domain.Norms;
using Balise.Domain.People;
using Balise.Domain.Systems;

namespace Balise.Domain.Dossiers;

public readonly record struct ExemptionId(Guid Value);

/// <summary>A proof attached to an exemption: what, from whom, when, and where it is kept.</summary>
public sealed record ProofRecord(string Kind, string Reference, string Issuer, DateOnly Date);

/// <summary>A system taken out of a suspension by one of the exemptions the instrument lists (IA-RI-2025-001-OP, art. 9).</summary>
public sealed class Exemption : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private Exemption() => (Kind, Reason, ApproverRole, Proofs) = ("", "", "", []);

    public ExemptionId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    public SystemId System { get; private set; }

    public string Kind { get; private set; }

    public string Reason { get; private set; }

    public string ApproverRole { get; private set; }

    public List<ProofRecord> Proofs { get; private set; }

    public DateOnly GrantedOn { get; private set; }

    public DateOnly? ExpiresOn { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    /// <summary>
    /// Refused at once for a prohibited system (art. 10: the prohibition prevails), and while a proof the instrument asks for is
    /// missing; the fourth also needs the specialised security unit's approval, given by that role.
    /// </summary>
    public static Result<Exemption> Grant(
        ExemptionId id, AiSystem system, string kind, IReadOnlyList<ProofRecord> proofs, string approverRole, string reason, DateOnly on, DateOnly? until,
        NormsPack norms, Actor by)
    {
        if (!by.IsOneOf(Roles.Deciders) && !by.IsOneOf([Roles.InformationOfficer]))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", [.. Roles.Deciders, Roles.InformationOfficer])));
        }

        if (system.Details.ProhibitedBy(norms) is { } rule)
        {
            return new Forbidden("system.prohibited", ("rule", rule.RuleId));
        }

        if (norms.Suspensions.SelectMany(s => s.Exemptions).FirstOrDefault(e => e.Id == kind) is not { } wanted)
        {
            return new Invalid([new("kind", "field.unknown", ("value", kind))]);
        }

        var evidence = new ExemptionEvidence(
            [.. proofs.Select(p => p.Kind)], approverRole, proofs.FirstOrDefault(p => p.Kind == ExemptionKind.InServiceProof)?.Date);
        List<FieldProblem> problems = [.. wanted.MissingProofs(evidence).Select(missing => new FieldProblem(
            "proofs", "exemption.proof_missing", ("proof", missing.Title.Fr), ("clause", wanted.Source.Clause)))];
        if (string.IsNullOrWhiteSpace(reason))
        {
            problems.Add(new("reason", "field.required"));
        }

        if (until < on)
        {
            problems.Add(new("until", "field.dates_order"));
        }

        if (problems.Count > 0)
        {
            return new Invalid(problems);
        }

        var exemption = new Exemption
        {
            Id = id, Organization = by.Organization, System = system.Id, Kind = kind, Reason = reason, ApproverRole = approverRole,
            Proofs = [.. proofs], GrantedOn = on, ExpiresOn = until,
        };
        exemption.facts.Add(new Fact("exception.granted", $"system:{system.Slug}", ("kind", kind), ("reason", reason))
        {
            ChangesPolicy = true,
            Source = $"{wanted.Source.Instrument} {wanted.Source.Clause}",
        });
        return exemption;
    }

    public void ForgetFacts() => facts.Clear();
}

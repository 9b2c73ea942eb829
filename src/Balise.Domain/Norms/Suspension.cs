namespace Balise.Domain.Norms;

/// <summary>A suspension of use between two dates, with the exemptions that take a system out of it.</summary>
/// <param name="Instrument">Suspension holds on the days when this instrument is in force.</param>
public sealed record Suspension(string RuleId, string Instrument, IReadOnlyList<ExemptionKind> Exemptions)
{
    /// <summary>Reads the dated states, so that a day of the past gives the answer of that day.</summary>
    public bool InForceOn(NormsPack pack, DateOnly day) =>
        pack.Instruments.TryGetValue(Instrument, out var instrument) && instrument.InForceOn(day);

    public ExemptionKind? Exemption(string id) => Exemptions.FirstOrDefault(exemption => exemption.Id == id);
}

/// <param name="Id">mcn_experiment, recommended_business_case, structured_approach, pre_existing, dpi_authorisation.</param>
/// <param name="Proofs">What must be attached; all are needed.</param>
/// <param name="ApproverRole">Role that must approve, when the text names one (security_unit for pre_existing).</param>
public sealed record ExemptionKind(string Id, Source Source, Text Title, IReadOnlyList<ProofKind> Proofs, string? ApproverRole)
{
    /// <summary>Id of the proof that carries the day a system came into service, when the exemption depends on it.</summary>
    public const string InServiceProof = "in_service_date";

    /// <summary>Who the approver is, in words; <c>null</c> when none is named.</summary>
    public Text? ApproverTitle { get; init; }

    /// <summary>The system must have been in service before this day; <c>null</c> when the day does not count.</summary>
    public DateOnly? InServiceBefore { get; init; }

    /// <summary>Id of the note on the conflict or gap that this exemption answers.</summary>
    public string? Conflict { get; init; }

    /// <summary>
    /// What is still needed before the exemption may take a system out of the suspension; empty when it holds. A missing approval is
    /// listed as a proof named <c>approval.ROLE</c>. Unknown proofs are ignored: they prove nothing.
    /// </summary>
    public IReadOnlyList<ProofKind> MissingProofs(ExemptionEvidence evidence)
    {
        var missing = Proofs.Where(proof => !evidence.Proofs.Contains(proof.Id) || IsTooLate(proof, evidence)).ToList();
        if (ApproverRole is not null && evidence.ApproverRole != ApproverRole)
        {
            missing.Add(new($"approval.{ApproverRole}", ApproverTitle ?? new(ApproverRole, ApproverRole)));
        }

        return missing;
    }

    private bool IsTooLate(ProofKind proof, ExemptionEvidence evidence) =>
        proof.Id == InServiceProof && InServiceBefore is { } limit && !(evidence.InServiceOn < limit);
}

public sealed record ProofKind(string Id, Text Title);

/// <summary>What a file brings in support of an exemption.</summary>
/// <param name="Proofs">Ids of the proofs attached.</param>
/// <param name="ApproverRole">Role that approved; <c>null</c> when nobody did.</param>
/// <param name="InServiceOn">First day of service of the system, when known.</param>
public sealed record ExemptionEvidence(IReadOnlyCollection<string> Proofs, string? ApproverRole = null, DateOnly? InServiceOn = null);

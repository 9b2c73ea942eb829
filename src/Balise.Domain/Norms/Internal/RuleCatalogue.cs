namespace Balise.Domain.Norms.Internal;

/// <summary>
/// The rules the evaluator and the gateway can speak, with the code each carries and the braces filled when it does. A pack gives the
/// words and the clause; it cannot invent a rule that no code applies, nor a brace that nobody fills.
/// </summary>
internal static class RuleCatalogue
{
    /// <summary>Code of the texts that explain an allowance: never sent as a refusal.</summary>
    public const string Allowed = "allowed";

    /// <summary>Applied by code: every national pack must give their words. Prohibitions and suspensions come from the packs.</summary>
    public static readonly KnownRule[] All =
    [
        new("emergency_stop", "emergency_stop", "stopAt", "stopReason", "system", "useCase", "model"),
        new("suspension.exempted", Allowed, "system", "instrument"),
        new("system.unknown", "system_not_authorized", "system", "model"),
        new("system.in_service", "system_not_authorized", "system"),
        new("public_systems.banned", "system_not_authorized", "system", "systemType"),
        new("use_case.authorized", "use_case_not_authorized", "useCase"),
        new("authorization.dates", "use_case_not_authorized", "useCase", "from", "until"),
        new("authorization.person", "use_case_not_authorized", "useCase", "system"),
        new("authorization.in_force", Allowed, "useCase", "system", "from", "until"),
        new("person.authorized", "person_not_eligible", "person", "useCase", "system"),
        new("person.eligible", "person_not_eligible", "person", "useCase", "system"),
        new("use_type.permitted", "use_not_permitted", "useType", "system", "systemType"),
        new("use_type.authorized", "use_not_permitted", "useType", "useCase", "system"),
        new("use_type.allowed", Allowed, "useType", "system", "systemType"),
        new("use_type.restricted", Allowed, "useType", "system", "systemType"),
        new("matrix", "classification_not_permitted", "level", "systemType", "system", "findings"),
        new("matrix.strict", "classification_not_permitted", "level", "systemType", "system", "findings"),
        new("matrix.allowed", Allowed, "level", "systemType", "system"),
        new("system.max_level", "classification_not_permitted", "level", "maxLevel", "system", "findings"),
        new("authorization.max_level", "classification_not_permitted", "level", "maxLevel", "useCase", "findings"),
        new("content.blocked", "content_blocked", "findings", "system", "systemType", "useCase"),
        new("content.masked", "content_masked", "findings", "placeholderCount", "system", "useCase"),
        new("content.warned", "content_warned", "findings", "system", "systemType", "useCase"),
        new("content.unscanned", "content_blocked", "system", "useCase"),
        new("content.overflow", "content_blocked", "system", "useCase"),
        new("content.unkept", "masking_unavailable", "findings", "system", "useCase"),
        new("transfer.outside_quebec", "transfer_not_permitted", "system", "findings", "level"),
        new("subject.unnamed", "subject_needed", "useCase", "system", "humanPath"),
        new("subject.consent", "consent_needed", "useCase", "system", "humanPath"),
        new("subject.unverified", "policy_unavailable", "useCase", "system", "humanPath"),
        new("subject.consented", Allowed, "useCase", "system"),
        new("subject.informed", Allowed, "useCase", "system"),
        new("quota", "quota_exceeded", "useCase", "system", "limit", "until"),
        new("quota.unavailable", "policy_unavailable", "useCase", "system"),
        new("quota.unverified", Allowed, "useCase", "system"),
        new("anomaly", "anomaly_hold", "useCase", "system", "seconds"),
        new("validation.held", "held_for_validation", "useCase", "system"),
        new("validation.refused", "validation_refused", "useCase", "system", "reason"),
        new("output.blocked", "content_blocked", "findings", "level", "systemType", "system", "useCase"),
        new("output.overflow", "content_blocked", "system", "useCase"),
        new("journal.unavailable", "journal_unavailable"),
        new("policy.unavailable", "policy_unavailable", "seconds"),
        new("default.deny", "use_case_not_authorized", "useCase", "system"),
    ];

    /// <summary>The known rule, or the family a pack may add to: <c>prohibition.*</c> and <c>suspension.*</c>.</summary>
    public static KnownRule? Find(string id) =>
        Array.Find(All, rule => rule.Id == id)
        ?? (id.StartsWith("prohibition.", StringComparison.Ordinal) ? new(id, "system_prohibited", "model", "system", "instrument")
            : id.StartsWith("suspension.", StringComparison.Ordinal)
                ? new(id, "instrument_suspended", "system", "instrument", "from", "until")
                : null);
}

internal sealed record KnownRule(string Id, string Code, params string[] Braces);

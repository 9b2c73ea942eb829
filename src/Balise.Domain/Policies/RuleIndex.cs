namespace Balise.Domain.Policies;

/// <summary>
/// Bit numbers of the rules the evaluator knows. The snapshot lists rules in the order of judgement, so the lowest bit that denied is
/// the first rule that did.
/// </summary>
internal sealed class RuleIndex(IReadOnlyList<SnapshotRule> rules)
{
    /// <summary>Ids the evaluator may say, in the order of judgement. Prohibitions and suspensions add their own after the stop.</summary>
    public static readonly string[] Known =
    [
        "emergency_stop", "system.unknown", "system.in_service", "public_systems.banned", "use_case.authorized", "authorization.dates",
        "person.authorized", "use_type.permitted", "use_type.authorized", "content.blocked", "content.unscanned", "content.overflow", "content.unkept", "matrix", "matrix.strict",
        "system.max_level", "authorization.max_level", "transfer.outside_quebec", "subject.unnamed", "subject.consent", "subject.unverified", "quota", "quota.unavailable", "anomaly", "validation.held",
        "subject.consented", "subject.informed", "content.masked", "content.warned", "quota.unverified", "suspension.exempted", "use_type.restricted", "use_type.allowed", "matrix.allowed",
        "authorization.in_force", "default.deny",
    ];

    public int EmergencyStop { get; } = Of(rules, "emergency_stop");

    public int SystemUnknown { get; } = Of(rules, "system.unknown");

    public int SystemInService { get; } = Of(rules, "system.in_service");

    public int PublicSystemsBanned { get; } = Of(rules, "public_systems.banned");

    public int UseCaseAuthorized { get; } = Of(rules, "use_case.authorized");

    public int AuthorizationDates { get; } = Of(rules, "authorization.dates");

    public int PersonAuthorized { get; } = Of(rules, "person.authorized");

    public int UseTypePermitted { get; } = Of(rules, "use_type.permitted");

    public int UseTypeAuthorized { get; } = Of(rules, "use_type.authorized");

    public int Matrix { get; } = Of(rules, "matrix");

    public int MatrixStrict { get; } = Of(rules, "matrix.strict");

    public int SystemMaxLevel { get; } = Of(rules, "system.max_level");

    public int AuthorizationMaxLevel { get; } = Of(rules, "authorization.max_level");

    public int ContentBlocked { get; } = Of(rules, "content.blocked");

    public int ContentUnscanned { get; } = Of(rules, "content.unscanned");

    /// <summary>A snapshot of before this rule says the nearest one.</summary>
    public int ContentOverflow { get; } = IfKnown(rules, "content.overflow") is >= 0 and var known ? known : Of(rules, "content.unscanned");

    public int Transfer { get; } = Of(rules, "transfer.outside_quebec");

    public int SubjectUnnamed { get; } = IfKnown(rules, "subject.unnamed");

    public int SubjectConsent { get; } = IfKnown(rules, "subject.consent");

    public int SubjectUnverified { get; } = IfKnown(rules, "subject.unverified");

    public int SubjectConsented { get; } = IfKnown(rules, "subject.consented");

    public int SubjectInformed { get; } = IfKnown(rules, "subject.informed");

    public int Quota { get; } = Of(rules, "quota");

    public int Anomaly { get; } = Of(rules, "anomaly");

    public int QuotaUnavailable { get; } = IfKnown(rules, "quota.unavailable");

    public int QuotaUnverified { get; } = IfKnown(rules, "quota.unverified");

    public int ContentMasked { get; } = Of(rules, "content.masked");

    public int ContentUnkept { get; } = IfKnown(rules, "content.unkept");

    public int ContentWarned { get; } = Of(rules, "content.warned");

    public int SuspensionExempted { get; } = Of(rules, "suspension.exempted");

    public int UseTypeRestricted { get; } = Of(rules, "use_type.restricted");

    public int UseTypeAllowed { get; } = Of(rules, "use_type.allowed");

    public int MatrixAllowed { get; } = Of(rules, "matrix.allowed");

    public int AuthorizationInForce { get; } = Of(rules, "authorization.in_force");

    public int DefaultDeny { get; } = Of(rules, "default.deny");

    public int this[string id] => Of(rules, id);

    private static int Of(IReadOnlyList<SnapshotRule> rules, string id) =>
        IfKnown(rules, id) is >= 0 and var index
            ? index
            // A policy whose rules have no clause cannot be judged: the compiler refuses it before it is ever in force.
            : throw new InvalidOperationException($"The policy snapshot has no rule '{id}'.");

    // Rules younger than a snapshot are not in it; nothing in it makes them speak.
    private static int IfKnown(IReadOnlyList<SnapshotRule> rules, string id)
    {
        for (var i = 0; i < rules.Count && i < 64; i++)
        {
            if (rules[i].Id == id)
            {
                return i;
            }
        }

        return -1;
    }
}

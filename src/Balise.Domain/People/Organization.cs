namespace Balise.Domain.People;

/// <summary>A public body: the tenant and the settings that decide how the national rules apply to it (registers, 1).</summary>
public sealed class Organization(OrganizationId id, string slug, string name) : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    public OrganizationId Id { get; private set; } = id;

    public string Slug { get; private set; } = slug;

    public string Name { get; private set; } = name;

    /// <summary>IANA name; legal days are counted there.</summary>
    public string TimeZone { get; private set; } = "America/Toronto";

    /// <summary>A closed circuit neither sovereign nor governmental refuses Protégé A and B (conflict C5 of the sources; Guide, 1.2 and 2.2).</summary>
    public bool StrictClosedCircuit { get; set; }

    /// <summary>No public system at all (Guide, 4.1).</summary>
    public bool PublicSystemsBanned { get; set; }

    public bool IsDemonstration { get; set; }

    /// <summary>What a decision about a person asks first (conflict C11 of the sources). The stricter by default.</summary>
    public DecisionConsent DecisionConsent { get; private set; }

    public IReadOnlyList<Fact> Facts => facts;

    public Result<Done> Choose(DecisionConsent rule, Actor by)
    {
        if (!by.IsOneOf(Roles.ValidationKeepers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.ValidationKeepers)));
        }

        DecisionConsent = rule;
        facts.Add(new Fact("organization.decision_consent_set", $"organization:{Slug}", ("rule", rule.ToString())) { ChangesPolicy = true, Source = "loi-acces art. 65.2" });
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();
}

/// <summary>Before AI takes part in a decision about a person: they consent (Procédure 30-02, 5.1.11), or they are told (Access act, s. 65.2).</summary>
public enum DecisionConsent : byte
{
    PriorConsent,
    Inform,
}

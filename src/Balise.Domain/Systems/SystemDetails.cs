using Balise.Domain.Data;
using Balise.Domain.Norms;

namespace Balise.Domain.Systems;

/// <summary>What is typed about a system, as one value that is replaced whole.</summary>
public sealed record SystemDetails
{
    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public SystemType Type { get; init; }

    public string Provider { get; init; } = "";

    /// <summary>Host that requests leave for, for example <c>api.example.ca</c>.</summary>
    public string ProviderDomain { get; init; } = "";

    /// <summary>Place of processing, ISO 3166-2 or country code, for example <c>CA-QC</c>. Elsewhere is « outside Québec » (Access act, s. 70.1).</summary>
    public string Jurisdiction { get; init; } = "CA-QC";

    public HostingKind Hosting { get; init; }

    public string ModelFamily { get; init; } = "";

    /// <summary>Family the model was derived from, when it was.</summary>
    public string DerivedFrom { get; init; } = "";

    /// <summary>Names clients may put in <c>model</c>; unique in the organisation.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    public Openness Openness { get; init; }

    public bool Specialized { get; init; }

    /// <summary>Highest level the body lets it take, whatever the matrix allows.</summary>
    public SecurityLevel MaxLevel { get; init; }

    /// <summary>Base address of the service, ending in <c>/v1</c> where it has one; empty uses the built-in demonstration provider.</summary>
    public string Upstream { get; init; } = "";

    public SystemConnection Connection { get; init; } = new();

    /// <summary>Prices and sizes, at most one line for each model.</summary>
    public IReadOnlyList<ModelFigures> Figures { get; init; } = [];

    /// <summary>Allowed, restricted and forbidden uses of this system (Guide, 3.3 and 4.1). An absent use type is forbidden.</summary>
    public IReadOnlyList<UsePermission> Permissions { get; init; } = [];

    /// <summary>The prohibition that holds this system, if any (IA-SI-2025-001-OP): provider, domain, family, derivative or a served name.</summary>
    public Prohibition? ProhibitedBy(NormsPack norms) =>
        norms.Prohibitions.FirstOrDefault(rule =>
            rule.Matches(Provider, ProviderDomain, Name, ModelFamily, DerivedFrom)
            || (SystemConnection.HostOf(Upstream) is { Length: > 0 } host && rule.Matches(null, host, null, null, null))
            || Models.Concat(Connection.ProviderNames.Select(p => p.Name)).Any(model => rule.Matches(null, null, model, null, null)));

    public List<FieldProblem> Problems(string slug)
    {
        List<FieldProblem> problems = [];
        Required(nameof(Name), Name, 120);
        Required(nameof(Provider), Provider, 120);
        Required(nameof(Jurisdiction), Jurisdiction, 10);
        if (!Slugs.IsValid(slug))
        {
            problems.Add(new("Slug", "field.slug"));
        }

        if (Description.Length > 4000)
        {
            problems.Add(new(nameof(Description), "field.too_long", ("max", "4000")));
        }

        if (Models.Count == 0)
        {
            problems.Add(new(nameof(Models), "field.required"));
        }

        if (Models.Any(m => m.Length is 0 or > 128 || m.Any(c => c < '!' || c == 0x7f)))
        {
            problems.Add(new(nameof(Models), "field.model_name"));
        }

        problems.AddRange(Connection.Problems(Upstream, ProviderDomain, Models));
        problems.AddRange(Figures.SelectMany(f => f.Problems(Models)));
        return problems;

        void Required(string field, string value, int max)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                problems.Add(new(field, "field.required"));
            }
            else if (value.Length > max)
            {
                problems.Add(new(field, "field.too_long", ("max", max.ToString())));
            }
        }
    }

    public IReadOnlyList<FieldDifference> Differences(SystemDetails yours) =>
        [.. new (string Field, string Theirs, string Yours)[]
        {
            (nameof(Name), Name, yours.Name),
            (nameof(Description), Description, yours.Description),
            (nameof(Type), Type.Name(), yours.Type.Name()),
            (nameof(Provider), Provider, yours.Provider),
            (nameof(ProviderDomain), ProviderDomain, yours.ProviderDomain),
            (nameof(Jurisdiction), Jurisdiction, yours.Jurisdiction),
            (nameof(Hosting), Hosting.ToString(), yours.Hosting.ToString()),
            (nameof(ModelFamily), ModelFamily, yours.ModelFamily),
            (nameof(DerivedFrom), DerivedFrom, yours.DerivedFrom),
            (nameof(Models), string.Join(", ", Models), string.Join(", ", yours.Models)),
            (nameof(Openness), Openness.ToString(), yours.Openness.ToString()),
            (nameof(Specialized), Specialized.ToString(), yours.Specialized.ToString()),
            (nameof(MaxLevel), MaxLevel.Name(), yours.MaxLevel.Name()),
            (nameof(Upstream), Upstream, yours.Upstream),
            ("Kind", Connection.Kind.ToString(), yours.Connection.Kind.ToString()),
            ("ApiVersion", Connection.ApiVersion, yours.Connection.ApiVersion),
            ("PrivateNetwork", Connection.PrivateNetwork.ToString(), yours.Connection.PrivateNetwork.ToString()),
            ("ProviderNames", string.Join(", ", Connection.ProviderNames), string.Join(", ", yours.Connection.ProviderNames)),
            (nameof(Figures), string.Join("; ", Figures), string.Join("; ", yours.Figures)),
            (nameof(Permissions), string.Join("; ", Permissions), string.Join("; ", yours.Permissions)),
        }.Where(d => d.Theirs != d.Yours).Select(d => new FieldDifference(d.Field, d.Theirs, d.Yours))];
}

/// <param name="UseType">Id of a use type of the norms.</param>
/// <param name="Condition">In the body's own words; needed when restricted.</param>
public sealed record UsePermission(string UseType, Permission Status, string Condition)
{
    public override string ToString() => Condition.Length == 0 ? $"{UseType}={Status}" : $"{UseType}={Status} ({Condition})";
}

/// <summary>Where processing happens, best first (Énoncé, principle 12; conflict C9: it ranks, only the matrix and the law block).</summary>
public enum HostingKind
{
    StateControlled,
    BodyInternal,
    QuebecSupplier,
    CanadianSupplier,
    Foreign,
}

/// <summary>How much of the model is open: code, weights, documentation (Guide, note 11).</summary>
public enum Openness
{
    Closed,
    Partial,
    Open,
}

using Balise.Domain.Norms;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.Sobriety;

public readonly record struct ModelRouteId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// The models of a use case, the smallest first, and which tasks each takes (Guide, 3.3, reco. 4 and 5: light models are preferred). A
/// client asks for the alias; what is measured of the request chooses. It opens nothing: each model is judged by the rules like any other.
/// </summary>
public sealed class ModelRoute : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private ModelRoute() => (UseCase, Terms) = ("", new ModelRouteTerms());

    public ModelRouteId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Slug of the use case; one route for each.</summary>
    public string UseCase { get; private set; }

    public ModelRouteTerms Terms { get; private set; }

    public PersonId SetBy { get; private set; }

    public DateTimeOffset SetAt { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<ModelRoute> Set(ModelRouteId id, string useCase, ModelRouteTerms terms, NormsPack norms, Actor by, DateTimeOffset at)
    {
        var route = new ModelRoute { Id = id, Organization = by.Organization, UseCase = useCase };
        return route.Change(terms, norms, by, at) is { Ok: false } refused ? refused.Error : route;
    }

    /// <summary>Other terms; terms without models end the route.</summary>
    public Result<Done> Change(ModelRouteTerms terms, NormsPack norms, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.ModelChoosers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.ModelChoosers)));
        }

        if (terms.Problems(norms) is { Count: > 0 } problems)
        {
            return new Invalid(problems);
        }

        Version += SetAt == default ? 0 : 1;
        (Terms, SetBy, SetAt) = (terms, by.Person, at);
        facts.Add(new Fact(
            "model_route.set", $"use_case:{UseCase}", ("alias", terms.Alias), ("models", string.Join("; ", terms.Choices)), ("reason", terms.Reason),
            ("comparison", terms.Comparison?.ToString()))
        {
            ChangesPolicy = true, Source = "guide 3.3",
        });
        return Done.It;
    }

    public void ForgetFacts() => facts.Clear();
}

/// <summary>What a route says.</summary>
public sealed record ModelRouteTerms
{
    public const string UsualAlias = "auto";

    public const int MostChoices = 4;

    public const int MaxReason = 1000;

    /// <summary>The name that clients put in <c>model</c>; it wins over a model of the same name.</summary>
    public string Alias { get; init; } = UsualAlias;

    /// <summary>The smallest first; none ends the route.</summary>
    public IReadOnlyList<RouteChoice> Choices { get; init; } = [];

    public string Reason { get; init; } = "";

    /// <summary>The stored comparison this choice rests on; null for none.</summary>
    public Guid? Comparison { get; init; }

    public bool Ends => Choices.Count == 0;

    public List<FieldProblem> Problems(NormsPack norms)
    {
        List<FieldProblem> problems = [];
        if (!Slugs.IsValid(Alias) || norms.Prohibitions.Any(p => p.Matches(null, null, Alias, null, null)))
        {
            problems.Add(new(nameof(Alias), "model_route.alias"));
        }

        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > MaxReason)
        {
            problems.Add(Reason.Length > MaxReason ? new(nameof(Reason), "field.too_long", ("max", MaxReason.ToString())) : new(nameof(Reason), "field.required"));
        }

        if (Choices.Count == 1 || Choices.Count > MostChoices || Choices.DistinctBy(c => c.Model, StringComparer.OrdinalIgnoreCase).Count() < Choices.Count)
        {
            problems.Add(new(nameof(Choices), "model_route.choices", ("max", MostChoices.ToString())));
        }

        if (Choices.Any(c => c.Model.Equals(Alias, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(new(nameof(Alias), "model_route.alias"));
        }

        for (var i = 0; i < Choices.Count; i++)
        {
            var takes = Choices[i].Takes;
            if (i == Choices.Count - 1 ? takes is not null : takes is not { Characters: >= 1 and <= 10_000_000, OutputTokens: >= 1 and <= 10_000_000 })
            {
                problems.Add(new(nameof(Choices), "model_route.bounds", ("model", Choices[i].Model)));
            }
        }

        return problems;
    }
}

/// <param name="System">Slug.</param>
/// <param name="Model">A name that system serves.</param>
/// <param name="Takes">What is small enough for it; null for the last one, which takes the rest.</param>
public sealed record RouteChoice(string System, string Model, RouteBounds? Takes)
{
    public override string ToString() => Takes is { } t
        ? $"{System}/{Model} <= {t.Characters} characters, {t.OutputTokens} tokens asked{(t.Tools ? ", tools" : "")}{(t.Files ? ", files" : "")}"
        : $"{System}/{Model}";
}

/// <summary>What a small task is, in what the gateway measures.</summary>
/// <param name="Characters">Longest text of the whole request, its tools and files included, in UTF-16 units.</param>
/// <param name="OutputTokens">Longest answer asked for; a request that asks for none is not counted out.</param>
/// <param name="Tools">It may offer tools.</param>
/// <param name="Files">It may hold files, images or anything that nobody reads.</param>
public sealed record RouteBounds(int Characters, int OutputTokens, bool Tools = false, bool Files = false);

using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.Systems;

namespace Balise.Domain.Oversight.Sobriety;

public readonly record struct ModelComparisonId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>
/// Models compared before one was chosen: what each costs and weighs, up to which level, where; which was chosen, why, by whom (Énoncé,
/// principle 6 and its proofs; Guide, 3.3, reco. 4; Mesures clés, 8.2). Figures are those of that day. Recorded once, never edited.
/// </summary>
public sealed class ModelComparison : IRecordsFacts
{
    public const int MaxReason = 4000;

    public const int MostOptions = 8;

    private readonly List<Fact> facts = [];

    // For the database only.
    private ModelComparison() => (UseCase, Chosen, Reason, Dossier, Options) = ("", "", "", "", []);

    public ModelComparisonId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Slug.</summary>
    public string UseCase { get; private set; }

    /// <summary>The typical answer compared, in tokens written.</summary>
    public int TypicalTokens { get; private set; }

    public IReadOnlyList<ComparedModel> Options { get; private set; }

    /// <summary>The model chosen: one of the options.</summary>
    public string Chosen { get; private set; }

    /// <summary>How cost and footprint weighed in the choice.</summary>
    public string Reason { get; private set; }

    /// <summary>Number of the approval file it belongs to; empty for none.</summary>
    public string Dossier { get; private set; }

    public PersonId MadeBy { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<ModelComparison> Record(
        ModelComparisonId id, string useCase, int typicalTokens, IReadOnlyList<ComparedModel> options, ComparisonChoice choice, Actor by, DateTimeOffset at)
    {
        if (!by.IsOneOf(Roles.ModelChoosers))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Roles.ModelChoosers)));
        }

        List<FieldProblem> problems = [];
        if (options.Count is < 2 or > MostOptions)
        {
            problems.Add(new("Models", "model_comparison.models", ("max", MostOptions.ToString())));
        }

        if (!options.Any(o => o.Model.Equals(choice.Model, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(new(nameof(Chosen), "model_comparison.chosen"));
        }

        if (string.IsNullOrWhiteSpace(choice.Reason) || choice.Reason.Length > MaxReason)
        {
            problems.Add(choice.Reason.Length > MaxReason ? new(nameof(Reason), "field.too_long", ("max", MaxReason.ToString())) : new(nameof(Reason), "field.required"));
        }

        if (problems.Count > 0)
        {
            return new Invalid(problems);
        }

        var made = new ModelComparison
        {
            Id = id, Organization = by.Organization, UseCase = useCase, TypicalTokens = typicalTokens, Options = options, Chosen = choice.Model,
            Reason = choice.Reason, Dossier = choice.Dossier, MadeBy = by.Person, MadeAt = at,
        };
        made.facts.Add(new Fact(
            "model_comparison.recorded", $"use_case:{useCase}", ("comparison", id.ToString()), ("models", string.Join(", ", options.Select(o => o.Model))),
            ("chosen", choice.Model), ("reason", choice.Reason), ("dossier", choice.Dossier.Length > 0 ? choice.Dossier : null))
        {
            Source = "guide 3.3",
        });
        return made;
    }

    public void ForgetFacts() => facts.Clear();
}

/// <param name="Model">The one chosen.</param>
/// <param name="Dossier">Number of an approval file; empty for none.</param>
public sealed record ComparisonChoice(string Model, string Reason, string Dossier = "");

/// <summary>One model as it was on the day of the comparison. What is unknown is null.</summary>
/// <param name="System">Slug.</param>
/// <param name="Level">Highest level this use of it is authorised for.</param>
/// <param name="Place">Where it runs, as in the register.</param>
/// <param name="CostMicros">Millionths of a Canadian dollar for 1,000 tokens read and 1,000 written.</param>
/// <param name="Per1000">For 1,000 tokens written.</param>
/// <param name="Typical">For the typical answer.</param>
/// <param name="FactorPlace">The grid the figures are of.</param>
/// <param name="FactorYear">The oldest year among its figures.</param>
/// <param name="Smallest">The one of lowest energy, by its highest estimate.</param>
public sealed record ComparedModel(
    string System, string Name, string Model, SystemType Type, SecurityLevel Level, string Place, long? CostMicros, Footprint? Per1000, Footprint? Typical,
    string? FactorPlace, int? FactorYear, Text? FactorOrigin, bool Smallest);

using Balise.Domain.Oversight.IndividualDecisions;

namespace Balise.Web.Oversight.Validations;

/// <summary>What is typed to answer a held action; the explanation, only when it is about a person.</summary>
public sealed class DecideForm
{
    public string? Act { get; set; }

    public string? Reason { get; set; }

    public List<string?> Edits { get; set => field = value ?? []; } = [];

    public string? InformationUsed { get; set; }

    public string? MainFactors { get; set; }

    public string? Consequence { get; set; }

    public string? Counterfactual { get; set; }

    internal DecisionExplanation ToExplanation() => new()
    {
        InformationUsed = Clean(InformationUsed), MainFactors = Clean(MainFactors), Consequence = Clean(Consequence), Counterfactual = Clean(Counterfactual),
    };

    private static string Clean(string? typed) => typed?.ReplaceLineEndings("\n").Trim() ?? "";
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Balise.Domain.Data;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>What a decision about a person says: original, edit, reasons, explanation, observations, review. Kept sealed; the journal has fingerprints of it.</summary>
public sealed record DecisionContent
{
    /// <summary>As the model proposed it.</summary>
    public IReadOnlyList<Proposal> Proposed { get; init; } = [];

    /// <summary>As the agent confirmed it.</summary>
    public IReadOnlyList<Proposal> Confirmed { get; init; } = [];

    /// <summary>The agent's reasons.</summary>
    public string Reasons { get; init; } = "";

    public DecisionExplanation Explanation { get; init; } = new();

    /// <summary>What the person answered, as received.</summary>
    public string Observations { get; init; } = "";

    /// <summary>The reviewer's reasons.</summary>
    public string ReviewReasons { get; init; } = "";

    /// <summary>The decision as the review changed it; empty when it was upheld.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>The words of the decision, tools by their name.</summary>
    public static string Words(IReadOnlyList<Proposal> proposals) =>
        string.Join("\n\n", proposals.Select(p => p.Tool.Length > 0 ? $"{p.Tool} {p.Text}" : p.Text));
}

/// <summary>What the person is told when they ask why (Access act, s. 65.2; Arrêté 2025-02, § 8).</summary>
public sealed record DecisionExplanation
{
    public const int Longest = 8000;

    /// <summary>The personal information used.</summary>
    public string InformationUsed { get; init; } = "";

    /// <summary>The principal factors and parameters that led to the decision.</summary>
    public string MainFactors { get; init; } = "";

    /// <summary>What the decision changes for the person.</summary>
    public string Consequence { get; init; } = "";

    /// <summary>What would have led to another result; may be empty.</summary>
    public string Counterfactual { get; init; } = "";

    public List<FieldProblem> Problems()
    {
        List<FieldProblem> problems = [];
        foreach (var (field, value, needed) in new[]
        {
            (nameof(InformationUsed), InformationUsed, true), (nameof(MainFactors), MainFactors, true), (nameof(Consequence), Consequence, false),
            (nameof(Counterfactual), Counterfactual, false),
        })
        {
            if (needed && string.IsNullOrWhiteSpace(value))
            {
                problems.Add(new(field, "field.required"));
            }
            else if (value.Length > Longest)
            {
                problems.Add(new(field, "field.too_long", ("max", Longest.ToString())));
            }
        }

        return problems;
    }
}

/// <summary>Seals and opens what decisions say.</summary>
public sealed class DecisionContents(ISecretBox box)
{
    private const string Purpose = "individual_decision";

    public byte[] Seal(IndividualDecisionId id, OrganizationId organization, DecisionContent content) =>
        box.Seal(organization, Purpose, id.ToString(), JsonSerializer.SerializeToUtf8Bytes(content, DecisionContentJson.Default.DecisionContent));

    /// <summary><c>null</c> when it was sealed under another installation's key.</summary>
    public DecisionContent? Open(IndividualDecision decision) =>
        box.Open(decision.Organization, Purpose, decision.Id.ToString(), decision.Sealed) is { } plain
            ? JsonSerializer.Deserialize(plain, DecisionContentJson.Default.DecisionContent)
            : null;

    /// <summary>Keyed: whoever has the text can show that it is the one; whoever has the journal cannot guess it.</summary>
    public string Fingerprint(OrganizationId organization, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(box.Key(organization, Purpose + "/fingerprint"), Encoding.UTF8.GetBytes(text)));
}

[JsonSerializable(typeof(DecisionContent))]
internal sealed partial class DecisionContentJson : JsonSerializerContext;

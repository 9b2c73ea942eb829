using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Policies;
using Balise.Web.Shell;

namespace Balise.Web.Policies;

/// <summary>Finds a decision and puts it into words with the policy it names.</summary>
public sealed class DecisionReader(IJournalReader journal, ISnapshotStore snapshots, Explainer explainer, NormsPack norms, Words words)
{
    public async Task<Result<ExplainedDecision>> ExplainAsync(Guid id, CancellationToken ct)
    {
        if (await journal.FindAsync(id, ct) is not { } line || StoredDecision.Read(line, norms) is not { } decision)
        {
            return new NotFound("decision.not_found");
        }

        return await ExplainAsync(decision, ct);
    }

    public async Task<ExplainedDecision> ExplainAsync(StoredDecision decision, CancellationToken ct)
    {
        var about = await journal.AboutAsync(decision.Line.Id, ct);
        if (decision.Snapshot is null || await snapshots.FindAsync(decision.Snapshot, ct) is not { } bytes || Compile(bytes) is not { } policy)
        {
            // Without its policy a decision keeps its rules and their titles; the words that need values are left out.
            return new ExplainedDecision(decision, null, null, about);
        }

        try
        {
            var facts = DecisionJson.ReadFacts(decision.Line.Json!.Value, policy);
            return new ExplainedDecision(
                decision, policy.Snapshot, explainer.Explain(policy, facts, decision.Verdict, decision.Findings, words.Spoken(), decision.Masked), about);
        }
        catch (Exception altered) when (altered is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            // An entry whose facts cannot be read is shown as it is: verification says what happened to it.
            return new ExplainedDecision(decision, policy.Snapshot, null, about);
        }
    }

    private static CompiledPolicy? Compile(byte[] snapshot)
    {
        try
        {
            return new CompiledPolicy(PolicySnapshot.Parse(snapshot));
        }
        catch (Exception altered) when (altered is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}

/// <param name="Policy">The snapshot it names; <c>null</c> when it is not kept here.</param>
/// <param name="Words">Each rule in words; <c>null</c> without its policy.</param>
/// <param name="About">Outcome and interventions, oldest first.</param>
public sealed record ExplainedDecision(StoredDecision Decision, PolicySnapshot? Policy, Explanation? Words, IReadOnlyList<JournalLine> About);

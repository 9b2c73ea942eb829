using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>Turns what an agent agreed to, about a person, into a decision of the register: saved with the answer, in one transaction.</summary>
public sealed class ConfirmedDecisions(
    IStore<IndividualDecision> decisions, IStore<DecisionRule> rules, DecisionContents contents, ExplanationDraft draft, IChanges changes)
{
    /// <summary>What the person will be told, completed from the journal; all that is missing at once.</summary>
    public async Task<Result<DecisionExplanation>> CompleteAsync(HeldAction held, string reason, DecisionExplanation explanation, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(explanation.InformationUsed))
        {
            explanation = explanation with { InformationUsed = (await draft.OfAsync(held, Language.French, ct)).InformationUsed };
        }

        var problems = explanation.Problems();
        if (string.IsNullOrWhiteSpace(reason))
        {
            problems.Insert(0, new(nameof(HeldAction.Reason), "field.required"));
        }

        return problems.Count > 0 ? new Invalid(problems) : explanation;
    }

    /// <param name="held">Already decided.</param>
    public async Task<Error?> ConfirmAsync(
        HeldAction held, IReadOnlyList<Proposal> proposed, IReadOnlyList<Proposal> agreed, DecisionExplanation explanation, Actor by, CancellationToken ct)
    {
        var at = held.DecidedAt!.Value;
        var id = new IndividualDecisionId(Guid.CreateVersion7(at));
        var number = await changes.NextNumberAsync("DI", at.Year, ct);
        var automated = (await rules.FindAsync(held.UseCase, ct))?.Terms.Automated ?? false;
        var decision = IndividualDecision.Propose(id, number, held, automated);
        var content = new DecisionContent { Proposed = proposed, Confirmed = agreed, Reasons = held.Reason!, Explanation = explanation };
        var confirmed = decision.Confirm(
            held.State is HeldState.Edited, contents.Seal(id, held.Organization, content), by, at,
            ("proposed", contents.Fingerprint(held.Organization, DecisionContent.Words(proposed))),
            ("confirmed", contents.Fingerprint(held.Organization, DecisionContent.Words(agreed))),
            ("reasons", contents.Fingerprint(held.Organization, content.Reasons)));
        if (!confirmed.Ok)
        {
            return confirmed.Error;
        }

        decisions.Add(decision);
        return null;
    }
}

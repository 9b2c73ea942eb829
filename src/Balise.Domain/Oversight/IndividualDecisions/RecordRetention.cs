using Balise.Domain.Data;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>
/// Until when what is written about persons is kept: the class of the use case's decision rule, counted from the last thing done (Access act, s. 73;
/// Archives Act, s. 7). Nothing goes by itself: someone destroys it, citing the rule.
/// </summary>
public sealed class RecordRetention(IStore<DecisionRule> rules, IPersonRecords records, AskAboutPerson deciding)
{
    public const int LongestRule = 200;

    private readonly Dictionary<string, DecisionTerms> terms = [];

    public async Task<RetentionEnd> OfAsync(IndividualDecision decision, CancellationToken ct)
    {
        var said = await TermsAsync(decision.UseCase, ct);
        return new(said.Retention, said.Retention.Until(decision.Steps[^1].At), decision.IsOpen ? "open" : null);
    }

    /// <summary>A proposal that is over and became no decision.</summary>
    public async Task<RetentionEnd> OfAsync(HeldAction proposal, CancellationToken ct)
    {
        var said = await TermsAsync(proposal.UseCase, ct);
        return new(said.Retention, said.Retention.Until(proposal.DecidedAt ?? proposal.ExpiresAt), proposal.State is HeldState.Held ? "open" : null);
    }

    /// <param name="leaving">Decisions that go in the same act: nothing rests on them any more.</param>
    public async Task<IReadOnlyDictionary<ConsentId, RetentionEnd>> OfAsync(
        IReadOnlyList<Consent> consents, IReadOnlyCollection<IndividualDecisionId> leaving, Actor by, CancellationToken ct)
    {
        var resting = await records.RestingAsync([.. consents.Select(c => c.Id.Value)], leaving, ct);
        Dictionary<ConsentId, RetentionEnd> ends = [];
        foreach (var consent in consents)
        {
            var said = await TermsAsync(consent.UseCase, ct);

            // INVARIANT: a refusal outlives the use that was refused: without it, the person would be passed over where the body only informs.
            var keeps = consent.State is ConsentState.Refused or ConsentState.Withdrawn && deciding.Deciding(consent.UseCase, by) is not null ? "refusal"
                : resting.Contains(consent.Id.Value) ? "rests" : null;
            ends[consent.Id] = new(said.Retention, said.Retention.Until(consent.Last.RecordedAt), keeps);
        }

        return ends;
    }

    /// <summary>The rule of the schedule that the use case names; empty when it names none.</summary>
    public async Task<string> RuleAsync(string useCase, CancellationToken ct) => (await TermsAsync(useCase, ct)).RetentionRule;

    private async Task<DecisionTerms> TermsAsync(string useCase, CancellationToken ct) =>
        terms.TryGetValue(useCase, out var known) ? known : terms[useCase] = (await rules.FindAsync(useCase, ct))?.Terms ?? new DecisionTerms();
}

/// <param name="At">When its class lets it go.</param>
/// <param name="Keeps">What keeps it longer: <c>open</c>, <c>refusal</c>, <c>rests</c>; <c>null</c> when nothing does.</param>
public sealed record RetentionEnd(RetentionClass Class, DateTimeOffset At, string? Keeps)
{
    public bool IsOver(DateTimeOffset now) => Keeps is null && At <= now;

    public Error? Refuses(Actor by, DateTimeOffset now) =>
        !by.IsOneOf(Roles.RecordDestroyers) ? new Forbidden("role.needed", ("roles", string.Join(", ", Roles.RecordDestroyers)))
        : !IsOver(now) ? new Conflict("retention.not_over")
        : null;

    public Fact Fact(string name, string subject, string useCase, string rule) => new(
        name, subject, ("useCase", useCase), ("retention", Class.ToString()), ("endedOn", LegalDay.Of(At).ToString("O")), ("rule", rule))
    {
        Source = "loi-acces art. 73",
    };
}

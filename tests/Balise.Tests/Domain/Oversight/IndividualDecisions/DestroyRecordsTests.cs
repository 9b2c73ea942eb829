using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Persistence.Secrets;
using Balise.Tests.Web.Fakes;
using Microsoft.Extensions.Time.Testing;
using Act = Balise.Domain.Oversight.IndividualDecisions.IndividualDecisionAction;

namespace Balise.Tests.Domain.Oversight.IndividualDecisions;

/// <summary>Access act, s. 73, and Archives Act, s. 7: what is written about a person ends, by someone's act, under a rule.</summary>
public sealed class DestroyRecordsTests
{
    private const string Rule = "12-04 Décisions individuelles";

    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 14, 0, 0, TimeSpan.Zero));
    private readonly Body body;
    private readonly Actor agent;
    private readonly Actor keeper;
    private int count;

    public DestroyRecordsTests()
    {
        body = Town.Build(clock);
        agent = body.Person("Nadia", Roles.InformationOfficer);
        keeper = body.Person("Fatou", Roles.PrivacyOfficer);
        body.DecisionRules.Add(DecisionRule.Set(
            new(Guid.NewGuid()), body.UseCases.Items[0].Slug, new() { HumanPath = "Poste 1", Contact = "Poste 2", Retention = RetentionClass.Year1, RetentionRule = Rule },
            agent, clock.GetUtcNow()).Value!);
        body.Compile();
    }

    private string Use => body.UseCases.Items[0].Slug;

    [Fact]
    public async Task Before_its_end_nothing_goes_and_after_it_everything_named_goes_with_the_rule_cited()
    {
        var consent = Answered(ConsentAction.Give, "E-1");
        var decision = Decided(consent);
        var early = await Destroy().ExecuteAsync(new([decision.Number], [], []), Rule, keeper, default);
        clock.Advance(TimeSpan.FromDays(366));

        var due = await Destroy().DueAsync(keeper, default);
        var done = await Destroy().ExecuteAsync(new([decision.Number], [consent.Id.Value], []), Rule, keeper, default);

        Assert.Equal("retention.not_over", early.Error?.Code);
        Assert.Equal((1, 1), (due.Decisions.Count, due.Consents.Count));
        Assert.Equal(2, done.Value);
        Assert.Empty(body.IndividualDecisions.Items);
        Assert.Empty(body.Consents.Items);
        var held = body.HeldActions.Items.Single();
        Assert.Equal((null, null, null), (held.Subject, held.SubjectKey, held.Reason));
        var facts = body.Journal.Where(f => f.Event.EndsWith(".destroyed", StringComparison.Ordinal)).ToList();
        Assert.Equal(["individual_decision.destroyed", "consent.destroyed"], facts.Select(f => f.Event));
        Assert.All(facts, f => Assert.Contains(("rule", Rule), f.Details));
        Assert.All(facts, f => Assert.DoesNotContain(f.Details, d => d.Item2?.Contains("E-1") is true));
    }

    [Fact]
    public async Task The_agent_who_decided_never_destroys_it_and_other_roles_destroy_nothing()
    {
        var decision = Decided(Answered(ConsentAction.Give, "E-2"));
        clock.Advance(TimeSpan.FromDays(366));

        var own = await Destroy().ExecuteAsync(new([decision.Number], [], []), Rule, agent, default);
        var other = await Destroy().ExecuteAsync(new([decision.Number], [], []), Rule, body.Person("Camille", Roles.SecurityOfficer), default);

        Assert.Equal(("segregation.own_decision", "role.needed"), (own.Error?.Code, other.Error?.Code));
        Assert.Empty((await Destroy().DueAsync(agent, default)).Decisions);
        Assert.Single(body.IndividualDecisions.Items);
    }

    [Fact]
    public async Task What_is_still_due_to_the_person_keeps_a_decision_and_a_decision_keeps_its_consent()
    {
        var consent = Answered(ConsentAction.Give, "E-3");
        var decision = Decided(consent);
        Assert.True(decision.Contest(Day, [1], "f", agent, clock.GetUtcNow()).Ok);
        clock.Advance(TimeSpan.FromDays(2000));

        var contested = await Destroy().ExecuteAsync(new([decision.Number], [], []), Rule, keeper, default);
        var resting = await Destroy().ExecuteAsync(new([], [consent.Id.Value], []), Rule, keeper, default);

        Assert.Equal(("retention.not_over", "retention.not_over"), (contested.Error?.Code, resting.Error?.Code));
        Assert.Equal(0, (await Destroy().DueAsync(keeper, default)).Count);
    }

    [Fact]
    public async Task A_refusal_outlives_the_use_that_was_refused()
    {
        var refusal = Answered(ConsentAction.Refuse, "E-4");
        clock.Advance(TimeSpan.FromDays(2000));
        body.Compile();

        var during = await Destroy().ExecuteAsync(new([], [refusal.Id.Value], []), Rule, keeper, default);
        body.DecisionRules.Items.Clear();
        body.Compile();
        var after = await Destroy().ExecuteAsync(new([], [refusal.Id.Value], []), Rule, keeper, default);

        Assert.Equal("retention.not_over", during.Error?.Code);
        Assert.Equal(1, after.Value);
    }

    [Fact]
    public async Task A_proposal_that_became_no_decision_forgets_the_person_too()
    {
        var proposal = Proposal("E-5", null);
        Assert.True(proposal.Decide(HeldVerdict.Refuse, "Pièce manquante", null, agent, clock.GetUtcNow()).Ok);
        clock.Advance(TimeSpan.FromDays(366));

        Assert.Single((await Destroy().DueAsync(keeper, default)).Proposals);
        var done = await Destroy().ExecuteAsync(new([], [], [proposal.Id.Value]), Rule, keeper, default);

        Assert.Equal((1, null, null), (done.Value, proposal.Subject, proposal.Reason));
        Assert.Contains(body.Journal, f => f.Event == "validation.destroyed");
    }

    [Fact]
    public async Task Without_a_rule_or_with_nothing_named_everything_that_is_missing_is_said_at_once()
    {
        var refused = Assert.IsType<Invalid>((await Destroy().ExecuteAsync(new([], [], []), " ", keeper, default)).Error);

        Assert.Equal(["records", "rule"], refused.Problems.Select(p => p.Field));
    }

    [Fact]
    public void A_rule_in_force_keeps_six_months_at_least()
    {
        Assert.Contains(new DecisionTerms { HumanPath = "a", Contact = "b", Retention = RetentionClass.Days30 }.Problems(), p => p.Code == "retention.short");
        Assert.Empty(new DecisionTerms { HumanPath = "a", Contact = "b", Retention = RetentionClass.Months6 }.Problems());
    }

    private static DateOnly Day => new(2026, 3, 2);

    private DestroyRecords Destroy()
    {
        var records = new MemoryRecords(body);
        var about = new AskAboutPerson(new NoDesk(), new SecretBox(new byte[32]), body.Policies);
        return new(records, new RecordRetention(body.DecisionRules, records, about), body.IndividualDecisions, body.Consents, body.HeldActions, body, clock);
    }

    private Consent Answered(ConsentAction action, string subject)
    {
        var consent = Consent.Ask(new(Guid.NewGuid()), Use, subject, $"k{subject}", body.Organization.Id);
        Assert.True(consent.Record(new(action, Day, ConsentMeans.Online, ConsentGiver.Person, ""), 1, agent, clock.GetUtcNow(), Day).Ok);
        body.Consents.Add(consent);
        return consent;
    }

    private HeldAction Proposal(string subject, Guid? consent)
    {
        var held = HeldAction.Hold(
            new HeldCall(new(Guid.NewGuid()), body.Organization.Id, Guid.NewGuid(), Use, "erable", "cle", null, "gateway-1", "", [1], clock.GetUtcNow().AddMinutes(4))
            {
                About = new(subject, $"k{subject}", consent),
            },
            clock.GetUtcNow());
        body.HeldActions.Add(held);
        return held;
    }

    private IndividualDecision Decided(Consent consent)
    {
        var held = Proposal(consent.Subject, consent.Id.Value);
        Assert.True(held.Decide(HeldVerdict.Accept, "Dossier complet", null, agent, clock.GetUtcNow()).Ok);
        var decision = IndividualDecision.Propose(new(Guid.NewGuid()), $"DI-2026-{++count:000}", held, automated: false);
        Assert.True(decision.Confirm(false, [1], agent, clock.GetUtcNow()).Ok);
        Assert.True(decision.Handle(Act.Notify, Day, agent, clock.GetUtcNow()).Ok);
        body.IndividualDecisions.Add(decision);
        return decision;
    }

    private sealed class NoDesk : IConsentDesk
    {
        public Task<(Guid Id, ConsentState State)?> FindAsync(Guid organization, string useCase, string subjectKey, CancellationToken ct) =>
            Task.FromResult<(Guid, ConsentState)?>(null);
    }
}

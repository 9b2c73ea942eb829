using Balise.Domain;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Act = Balise.Domain.Oversight.IndividualDecisions.IndividualDecisionAction;

namespace Balise.Tests.Domain.Oversight.IndividualDecisions;

public sealed class IndividualDecisionTests
{
    private static readonly OrganizationId Body = new(Guid.NewGuid());
    private static readonly DateTimeOffset At = new(2026, 11, 17, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 17);
    private static readonly Person Agent = Someone(Roles.InformationOfficer);
    private static readonly Person Reviewer = Someone(Roles.PrivacyOfficer);
    private static readonly Person Requester = Someone(Roles.Manager);

    [Fact]
    public void From_the_proposal_to_the_review_every_step_is_a_fact_that_says_no_content()
    {
        var decision = Contested();
        Assert.True(decision.Assign(Reviewer, As(Agent), At).Ok);

        Assert.True(decision.Review(change: true, [9], As(Reviewer), At, ("outcome", "ab12")).Ok);

        Assert.Equal((IndividualDecisionState.Changed, Reviewer.Id), (decision.State, decision.Reviewer));
        Assert.Equal(
            ["confirmed", "notified", "explanation_asked", "explained", "contested", "review_assigned", "changed"],
            decision.Facts.Select(f => f.Event.Split('.')[1]));
        Assert.DoesNotContain(decision.Facts.SelectMany(f => f.Details), d => d.Value == "E-48213");
    }

    [Fact]
    public void Whoever_decided_never_reviews()
    {
        var decision = Contested();

        var assigned = decision.Assign(Agent, As(Reviewer), At);
        var reviewed = decision.Review(change: false, [9], As(Agent), At);

        Assert.Equal(("segregation.own_decision", "segregation.own_decision"), (assigned.Error?.Code, reviewed.Error?.Code));
        Assert.Equal(IndividualDecisionState.Contested, decision.State);
    }

    [Fact]
    public void Whoever_asked_the_model_never_reviews_either()
    {
        Assert.Equal("segregation.own_validation", Contested().Assign(Requester, As(Agent), At).Error?.Code);
    }

    [Fact]
    public void A_reviewer_holds_a_role_that_reviews_and_is_the_one_named()
    {
        var decision = Contested();
        Assert.IsType<Invalid>(decision.Assign(Someone(Roles.Auditor), As(Agent), At).Error);
        Assert.True(decision.Assign(Reviewer, As(Agent), At).Ok);

        var other = decision.Review(change: false, [9], As(Someone(Roles.DesignatedAuthority)), At);

        Assert.Equal("individual_decision.not_yours", other.Error?.Code);
    }

    [Fact]
    public void Nothing_is_contested_before_the_letter_and_nothing_explained_before_it_is_asked()
    {
        var decision = Confirmed();
        Assert.Equal("lifecycle.illegal", decision.Contest(Today, [2], "f", As(Agent), At).Error?.Code);
        decision.Handle(Act.Notify, Today, As(Agent), At);

        Assert.Equal("individual_decision.not_asked", decision.Handle(Act.GiveExplanation, Today, As(Agent), At).Error?.Code);
        Assert.Equal("lifecycle.illegal", decision.Handle(Act.Change, Today, As(Reviewer), At).Error?.Code);
    }

    [Fact]
    public void A_review_without_a_named_reviewer_changes_nothing()
    {
        Assert.Equal("individual_decision.not_yours", Contested().Review(change: true, [9], As(Reviewer), At).Error?.Code);
    }

    [Fact]
    public void Only_the_agent_the_reviewer_and_those_who_may_review_read_it()
    {
        var decision = Confirmed();

        Assert.True(decision.MayRead(As(Agent)));
        Assert.True(decision.MayRead(As(Reviewer)));
        Assert.False(decision.MayRead(As(Someone(Roles.Auditor))));
        Assert.False(decision.MayRead(As(Someone(Roles.SecurityOfficer))));
    }

    private static IndividualDecision Contested()
    {
        var decision = Confirmed();
        Assert.True(decision.Handle(Act.Notify, Today, As(Agent), At).Ok);
        Assert.True(decision.Handle(Act.AskExplanation, Today, As(Agent), At).Ok);
        Assert.True(decision.Handle(Act.GiveExplanation, Today, As(Agent), At).Ok);
        Assert.True(decision.Contest(Today, [2], "f", As(Agent), At).Ok);
        return decision;
    }

    private static IndividualDecision Confirmed()
    {
        var held = HeldAction.Hold(
            new HeldCall(new(Guid.NewGuid()), Body, Guid.NewGuid(), "admissions", "erable", "cle", Requester.Id, "gateway-1", "", [1], At.AddMinutes(4))
            {
                About = new("E-48213", "9f3a", Guid.NewGuid()),
            },
            At);
        var decision = IndividualDecision.Propose(new(Guid.NewGuid()), "DI-2026-001", held, automated: false);
        Assert.True(decision.Confirm(edited: true, [1], As(Agent), At, ("confirmed", "cd34")).Ok);
        return decision;
    }

    private static Actor As(Person person) => new(person.Id, Body, person.FullName, person.Roles[0], person.Roles);

    private static Person Someone(string role) => new(new(Guid.NewGuid()), Body, role, $"{role}@exemple.ca", "Unité", [role]);
}

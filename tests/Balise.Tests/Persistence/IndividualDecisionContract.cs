using Balise.Domain;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.UseCases;

namespace Balise.Tests.Persistence;

public sealed class IndividualDecisionsOnSqlite(SqliteUnderTest database) : IndividualDecisionContract(database), IClassFixture<SqliteUnderTest>;

public sealed class IndividualDecisionsOnPostgreSql(PostgreSqlUnderTest database) : IndividualDecisionContract(database), IClassFixture<PostgreSqlUnderTest>;

/// <summary>What both databases promise of consents and of decisions about persons.</summary>
public abstract class IndividualDecisionContract(DatabaseUnderTest database) : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    private readonly Installation installation = new(database.Options);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return installation.DisposeAsync();
    }

    [Fact]
    public async Task The_gateway_sees_a_consent_and_its_withdrawal_at_once_and_only_of_its_own_body()
    {
        var (by, other) = (await installation.OrganizationAsync(Roles.PrivacyOfficer), await installation.OrganizationAsync(Roles.PrivacyOfficer));
        var desk = installation.Get<IConsentDesk>();
        Assert.Null(await desk.FindAsync(by.Organization.Value, "admissions", "k1", default));

        await AnswerAsync(by, ConsentAction.Give);
        var given = await desk.FindAsync(by.Organization.Value, "admissions", "k1", default);
        await AnswerAsync(by, ConsentAction.Withdraw);
        var withdrawn = await desk.FindAsync(by.Organization.Value, "admissions", "k1", default);

        Assert.Equal((ConsentState.Given, ConsentState.Withdrawn, given?.Id), (given?.State, withdrawn?.State, withdrawn?.Id));
        Assert.Null(await desk.FindAsync(other.Organization.Value, "admissions", "k1", default));
        Assert.Null(await desk.FindAsync(by.Organization.Value, "autre", "k1", default));
    }

    [Fact]
    public async Task Two_answers_at_once_are_not_both_the_last()
    {
        var by = await installation.OrganizationAsync(Roles.PrivacyOfficer);
        await AnswerAsync(by, ConsentAction.Give);
        await using var one = installation.Enter(by.Organization);
        await using var two = installation.Enter(by.Organization);
        var (first, second) = (await FindAsync(one), await FindAsync(two));
        Assert.True(Record(first, ConsentAction.Withdraw, by).Ok);
        Assert.True(Record(second, ConsentAction.Give, by).Ok);

        Assert.Null(await one.SaveAsync(by));
        Assert.IsType<ChangedMeanwhile>(await two.SaveAsync(by));

        await using var read = installation.Enter(by.Organization);
        Assert.Equal([ConsentState.Given, ConsentState.Withdrawn], (await FindAsync(read)).Steps.Select(s => s.State));
    }

    [Fact]
    public async Task A_decision_is_kept_with_its_steps_and_waits_for_its_reviewer_alone()
    {
        var by = await installation.OrganizationAsync(Roles.InformationOfficer);
        var reviewer = new Person(new(Guid.NewGuid()), by.Organization, "Fatou", $"{Guid.NewGuid():N}@exemple.ca", "", [Roles.PrivacyOfficer]);
        var at = installation.Clock.GetUtcNow();
        var held = HeldAction.Hold(new HeldCall(new(Guid.NewGuid()), by.Organization, Guid.NewGuid(), "admissions", "erable", "cle", null, "gateway-1", "", [1], at) { About = new("E-1001", "k1", Guid.NewGuid()) }, at);
        var decision = IndividualDecision.Propose(new(Guid.NewGuid()), "DI-2026-001", held, automated: true);
        Assert.True(decision.Confirm(true, [1, 2], by, at).Ok);
        Assert.True(decision.Handle(IndividualDecisionAction.Notify, Day, by, at).Ok);
        Assert.True(decision.Contest(Day, [3], "f", by, at).Ok);
        Assert.True(decision.Assign(reviewer, by, at).Ok);
        await using (var work = installation.Enter(by.Organization))
        {
            work.Store<HeldAction>().Add(held);
            work.Store<IndividualDecision>().Add(decision);
            Assert.Null(await work.SaveAsync(by));
        }

        await using var read = installation.Enter(by.Organization);
        var kept = await read.Store<IndividualDecision>().FindAsync("DI-2026-001", default);
        Assert.Equal((IndividualDecisionState.Contested, reviewer.Id, (byte)3), (kept!.State, kept.Reviewer!.Value, kept.Sealed.Single()));
        Assert.Equal(decision.Steps, kept.Steps);
        Assert.Equal("E-1001", (await read.Store<HeldAction>().FindAsync(held.Id.Value, default))!.Subject);
        Assert.Equal(["DI-2026-001"], await read.Get<IWaitingRegister>().ReviewsAsync(reviewer.Id, 9, default));
        Assert.Empty(await read.Get<IWaitingRegister>().ReviewsAsync(by.Person, 9, default));
    }

    [Fact]
    public async Task What_is_removed_is_gone_with_its_fact_and_lists_come_by_pages()
    {
        var by = await installation.OrganizationAsync(Roles.PrivacyOfficer);
        var at = installation.Clock.GetUtcNow();
        List<Consent> consents = [];
        await using (var work = installation.Enter(by.Organization))
        {
            for (var i = 0; i < 30; i++)
            {
                var consent = Consent.Ask(new(Guid.CreateVersion7(at.AddSeconds(i))), "admissions", $"E-{i:0000}", $"k{i:00}", by.Organization);
                Assert.True(Record(consent, ConsentAction.Give, by).Ok);
                work.Store<Consent>().Add(consent);
                consents.Add(consent);
            }

            var held = HeldAction.Hold(new HeldCall(new(Guid.NewGuid()), by.Organization, Guid.NewGuid(), "admissions", "erable", "cle", null, "gateway-1", "", [1], at) { About = new("E-0000", "k00", consents[0].Id.Value) }, at);
            var decision = IndividualDecision.Propose(new(Guid.NewGuid()), "DI-2026-009", held, automated: false);
            Assert.True(decision.Confirm(false, [1], by, at).Ok);
            work.Store<HeldAction>().Add(held);
            work.Store<IndividualDecision>().Add(decision);
            Assert.Null(await work.SaveAsync(by));
        }

        await using (var work = installation.Enter(by.Organization))
        {
            var records = work.Get<IPersonRecords>();
            var (first, second) = (await records.ConsentsAsync(new(null, "admissions", 1), default), await records.ConsentsAsync(new(null, null, 2), default));
            Assert.Equal((30, 25, 5), (first.Total, first.Rows.Count, second.Rows.Count));
            Assert.Equal("E-0029", first.Rows[0].Subject);
            Assert.Equal("E-0007", (await records.ConsentsAsync(new("k07", null, 1), default)).Rows.Single().Subject);
            Assert.Equal("E-0000", (await records.OldestConsentsAsync(0, 5, default))[0].Subject);
            var decision = (await work.Store<IndividualDecision>().FindAsync("DI-2026-009", default))!;
            Assert.Equal([consents[0].Id.Value], await records.RestingAsync([consents[0].Id.Value, consents[1].Id.Value], [], default));
            Assert.Empty(await records.RestingAsync([consents[0].Id.Value], [decision.Id], default));
            Assert.Equal(decision.Id, (await records.OfHeldAsync(decision.Held, default))?.Id);
            Assert.Empty(await records.OldestProposalsAsync(0, 9, default));
            Assert.True(decision.Handle(IndividualDecisionAction.Notify, Day, by, at).Ok);
            Assert.True(decision.Destroy(new(Balise.Domain.Data.RetentionClass.Year1, at, null), "12-04", new Actor(new(Guid.NewGuid()), by.Organization, "Autre", Roles.PrivacyOfficer, [Roles.PrivacyOfficer]), at).Ok);
            records.Remove(decision);
            Assert.Null(await work.SaveAsync(by));
        }

        await using var read = installation.Enter(by.Organization);
        Assert.Null(await read.Store<IndividualDecision>().FindAsync("DI-2026-009", default));
    }

    private async Task AnswerAsync(Actor by, ConsentAction action)
    {
        await using var work = installation.Enter(by.Organization);
        var store = work.Store<Consent>();
        var known = await store.FindAsync(RecordConsent.Name("admissions", "k1"), default);
        var consent = known ?? Consent.Ask(new(Guid.NewGuid()), "admissions", "E-1001", "k1", by.Organization);
        Assert.True(Record(consent, action, by).Ok);
        if (known is null)
        {
            store.Add(consent);
        }

        Assert.Null(await work.SaveAsync(by));
    }

    private Result<Done> Record(Consent consent, ConsentAction action, Actor by) =>
        consent.Record(new(action, Day, ConsentMeans.Online, ConsentGiver.Person, ""), 1, by, installation.Clock.GetUtcNow(), Day);

    private static async Task<Consent> FindAsync(Work work) => (await work.Store<Consent>().FindAsync(RecordConsent.Name("admissions", "k1"), default))!;
}

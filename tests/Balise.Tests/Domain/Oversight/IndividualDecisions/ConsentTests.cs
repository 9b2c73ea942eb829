using Balise.Domain;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;

namespace Balise.Tests.Domain.Oversight.IndividualDecisions;

public sealed class ConsentTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 17, 14, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 17);
    private static readonly Actor Recorder = Who(Roles.PrivacyOfficer);

    [Fact]
    public void Given_withdrawn_and_given_again_keep_every_answer_with_its_notice()
    {
        var consent = Asked();

        Assert.True(Record(consent, ConsentAction.Give, notice: 1).Ok);
        Assert.True(Record(consent, ConsentAction.Withdraw, notice: 2).Ok);
        Assert.True(Record(consent, ConsentAction.Give, notice: 3).Ok);

        Assert.Equal([ConsentState.Given, ConsentState.Withdrawn, ConsentState.Given], consent.Steps.Select(s => s.State));
        Assert.Equal([1, 2, 3], consent.Steps.Select(s => s.Notice));
        Assert.Equal(["consent.given", "consent.withdrawn", "consent.given"], consent.Facts.Select(f => f.Event));
    }

    [Fact]
    public void What_was_never_given_is_not_withdrawn()
    {
        var consent = Asked();

        Assert.Equal("lifecycle.illegal", Record(consent, ConsentAction.Withdraw).Error?.Code);
        Assert.Empty(consent.Steps);
    }

    [Fact]
    public void Nobody_answers_tomorrow_and_nobody_records_without_the_role()
    {
        var consent = Asked();

        var tomorrow = consent.Record(Answer(ConsentAction.Give) with { On = Today.AddDays(1) }, 1, Recorder, At, Today);
        var auditor = consent.Record(Answer(ConsentAction.Give), 1, Who(Roles.Auditor), At, Today);

        Assert.Equal("field.future", Assert.IsType<Invalid>(tomorrow.Error).Problems.Single().Code);
        Assert.IsType<Forbidden>(auditor.Error);
    }

    [Fact]
    public void The_journal_never_holds_the_number_of_the_person()
    {
        var consent = Asked();

        Record(consent, ConsentAction.Refuse);

        Assert.DoesNotContain(consent.Facts.SelectMany(f => f.Details), d => d.Value == "E-48213");
        Assert.Contains(consent.Facts.SelectMany(f => f.Details), d => d == ("subject", "9f3a"));
    }

    private static Consent Asked() => Consent.Ask(new(Guid.NewGuid()), "admissions", "E-48213", "9f3a", Recorder.Organization);

    private static Result<Done> Record(Consent consent, ConsentAction action, int notice = 1) => consent.Record(Answer(action), notice, Recorder, At, Today);

    private static ConsentAnswer Answer(ConsentAction action) => new(action, Today, ConsentMeans.InWriting, ConsentGiver.Guardian, "");

    private static Actor Who(string role) => new(new(Guid.NewGuid()), new(Guid.NewGuid()), "Fatou", role, [role]);
}

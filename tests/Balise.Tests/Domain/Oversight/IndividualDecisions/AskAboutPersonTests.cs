using Balise.Domain;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Policies;
using Balise.Domain.UseCases;

namespace Balise.Tests.Domain.Oversight.IndividualDecisions;

public sealed class AskAboutPersonTests
{
    [Theory]
    [InlineData(ConsentSeen.Given, true, true)]
    [InlineData(ConsentSeen.None, false, true)]
    [InlineData(ConsentSeen.Refused, false, false)]
    [InlineData(ConsentSeen.Withdrawn, false, false)]
    [InlineData(ConsentSeen.Unknown, false, false)]
    public void Whoever_refused_or_withdrew_is_never_passed_over(ConsentSeen consent, bool whereAsked, bool whereInformed)
    {
        Assert.Equal(whereAsked, new SnapshotDecisions(PriorConsent: true, Automated: false, "Poste 4210").Permits(consent));
        Assert.Equal(whereInformed, new SnapshotDecisions(PriorConsent: false, Automated: false, "Poste 4210").Permits(consent));
    }

    [Fact]
    public void A_conversation_is_about_the_last_person_it_named()
    {
        var turn = new Turn(true, "Bonjour", default, Guid.Empty, default, 0, "erable", "m");

        Assert.Null(Conversation.SubjectOf([]));
        Assert.Null(Conversation.SubjectOf([turn]));
        Assert.Equal("E-1234", Conversation.SubjectOf([turn, turn with { Subject = "E-1234" }, turn]));
    }
}

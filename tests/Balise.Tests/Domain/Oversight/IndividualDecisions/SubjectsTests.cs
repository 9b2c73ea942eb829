using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Persistence.Secrets;

namespace Balise.Tests.Domain.Oversight.IndividualDecisions;

public sealed class SubjectsTests
{
    [Theory]
    [InlineData("E-48213")]
    [InlineData("2026.0042_b")]
    [InlineData("123456789")]
    public void A_file_number_is_taken(string reference) => Assert.True(Subjects.IsValid(reference));

    [Theory]
    [InlineData("")]
    [InlineData("a1")]
    [InlineData("Tremblay")]
    [InlineData("Marie Tremblay 2")]
    [InlineData("marie@exemple.ca1")]
    [InlineData("046454286")]
    [InlineData("046-454-286")]
    [InlineData("TREM12345678")]
    [InlineData("TREM-1234-5678")]
    [InlineData("élève-42")]
    public void A_name_and_what_tells_who_someone_is_are_not(string reference) => Assert.False(Subjects.IsValid(reference));

    [Fact]
    public void The_keyed_form_is_the_same_for_one_body_only_and_says_nothing_of_the_number()
    {
        var box = new SecretBox(new byte[32]);
        var (one, other) = (new OrganizationId(Guid.NewGuid()), new OrganizationId(Guid.NewGuid()));

        Assert.Equal(Subjects.Key(box, one, "E-48213"), Subjects.Key(box, one, "e-48213"));
        Assert.NotEqual(Subjects.Key(box, one, "E-48213"), Subjects.Key(box, other, "E-48213"));
        Assert.DoesNotContain("48213", Subjects.Key(box, one, "E-48213"));
    }
}

using Balise.Domain.People;
using Balise.Tests.Web.Fakes;

namespace Balise.Tests.Web.Policies;

public sealed class CanIPageTests
{
    [Theory]
    [InlineData("erable", "publique", "Oui")]
    [InlineData("erable", "interne", "Oui")]
    [InlineData("erable", "personne", "Oui")]
    [InlineData("erable", "sensible", "Non")]
    [InlineData("erable", "nsp", "Je ne peux pas conclure")]
    [InlineData("redaction-publique", "publique", "Oui, à 2 conditions")]
    [InlineData("redaction-publique", "interne", "Non")]
    [InlineData("redaction-publique", "personne", "Non")]
    [InlineData("redaction-publique", "sensible", "Non")]
    [InlineData("autre", "personne", "Oui")]
    public async Task The_answer_follows_the_level_of_the_information(string tool, string info, string answer)
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync($"/puis-je?faire=rephrase_translate_correct&info={info}&outil={tool}");

        Assert.Contains($">{answer}</h2>", visit.Page);
        Assert.Contains("aria-label=\"Sources\"", visit.Page);
    }

    [Fact]
    public async Task A_use_forbidden_everywhere_is_a_no_with_its_clause()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync("/puis-je?faire=unsupervised_automated_decision&info=publique&outil=erable");

        Assert.Contains(">Non</h2>", visit.Page);
        Assert.Contains("Guide, 4.1", visit.Page);
    }

    [Fact]
    public async Task The_answer_is_given_in_English_too()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync("/puis-je?faire=rephrase_translate_correct&info=sensible&outil=erable&lang=en");

        Assert.Contains(">No</h2>", visit.Page);
        Assert.Contains("What you can do", visit.Page);
    }
}

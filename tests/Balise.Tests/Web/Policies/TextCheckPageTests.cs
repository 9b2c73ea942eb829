using System.Net;
using System.Text.RegularExpressions;
using Balise.Domain.People;
using Balise.Tests.Web.Fakes;
using Balise.Web.Policies;

namespace Balise.Tests.Web.Policies;

public sealed partial class TextCheckPageTests
{
    private const string Letter = "L’élève Marie-Ève Tremblay, code permanent TREM 1555 0812, est absente.";

    [Fact]
    public async Task What_is_found_is_marked_and_named_for_those_who_do_not_see_the_mark()
    {
        await using var visit = await CheckAsync(Letter);

        Assert.Contains("<mark class=\"b-found\">Marie-Ève Tremblay</mark><span class=\"b-sr\"> (nom d’une personne) </span>", visit.Page);
        Assert.Contains("<mark class=\"b-found\">TREM 1555 0812</mark><span class=\"b-sr\"> (code permanent) </span>", visit.Page);
        Assert.Contains("2 renseignements à protéger</h2>", visit.Page);
        Assert.Equal(Letter, TextOf(visit));
    }

    [Fact]
    public async Task The_level_is_suggested_with_its_clause_and_each_kind_has_its_reason()
    {
        await using var visit = await CheckAsync(Letter);

        Assert.Contains("Protégé B", visit.Page);
        Assert.Contains("Guide, 2.2", visit.Page);
        Assert.Contains("Code permanent</th>", visit.Page);
        Assert.Contains("Sa forme correspond", visit.Page);
    }

    [Fact]
    public async Task Each_type_and_each_system_in_service_says_whether_it_may_take_the_text()
    {
        await using var visit = await CheckAsync(Letter);

        var rows = Rows().Matches(visit.Page).Select(m => m.Value).ToList();
        Assert.Contains("Non", Row(rows, "Système public"));
        Assert.Contains("Oui", Row(rows, "Circuit fermé gouvernemental"));
        Assert.Contains("cet usage n’en admet pas", Row(rows, "Assistant Érable"));
        Assert.Contains("Un système de type « Système public » ne peut pas recevoir ce niveau.", Row(rows, "Rédaction publique"));
        Assert.DoesNotContain(rows, r => r.Contains("Assistant Bleu"));
    }

    [Fact]
    public async Task What_was_typed_is_never_markup()
    {
        await using var visit = await CheckAsync("<script>alert(1)</script> <b>NAS 046 454 286</b> & fin");

        Assert.DoesNotContain("<script>alert", visit.Raw);
        Assert.DoesNotContain("<b>", visit.Raw);
        Assert.Contains("<mark class=\"b-found\">046 454 286</mark>", visit.Raw);
        Assert.Equal("<script>alert(1)</script> <b>NAS 046 454 286</b> & fin", TextOf(visit));
    }

    [Fact]
    public async Task A_text_where_nothing_is_found_may_go_everywhere_it_is_authorized()
    {
        await using var visit = await CheckAsync("Le plan de cours suit le calendrier.");

        Assert.Contains("Rien n’a été trouvé</h2>", visit.Page);
        Assert.Contains("Non classifié", visit.Page);
        Assert.DoesNotContain("<mark", visit.Raw);
        Assert.Contains("Oui", Row([.. Rows().Matches(visit.Page).Select(m => m.Value)], "Rédaction publique"));
    }

    [Fact]
    public async Task The_contact_of_an_organization_is_shown_and_decides_nothing()
    {
        await using var visit = await CheckAsync("Appelez le secrétariat de l’école au 1 800 555-0199.");

        Assert.Contains("b-found--light", visit.Raw);
        Assert.Contains("Sans effet : contact d’un organisme", visit.Page);
        Assert.Contains("Rien à protéger; 1 indice signalé</h2>", visit.Page);
        Assert.Contains("Non classifié", visit.Page);
    }

    [Fact]
    public async Task A_text_too_long_comes_back_whole_with_what_to_do()
    {
        var longest = new string('a', TextCheckPage.MostCharacters);
        await using var visit = await CheckAsync(longest + "b");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Contains("la limite est de 50", visit.Page);
        Assert.Contains(longest + "b</textarea>", visit.Raw);
        Assert.DoesNotContain("b-checked", visit.Raw);

        // Browsers send two characters for each line end; people typed one.
        await visit.SubmitAsync("verify", ("Input.Text", string.Concat(Enumerable.Repeat("a\r\n", TextCheckPage.MostCharacters / 2))));
        Assert.Equal(HttpStatusCode.OK, visit.Status);
    }

    [Fact]
    public async Task An_empty_text_is_asked_for_again()
    {
        await using var visit = await CheckAsync(" ");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Contains("remplissez ce champ", visit.Page);
    }

    [Fact]
    public async Task Nothing_is_recorded_nor_kept_by_the_browser_nor_read_from_the_address()
    {
        await using var visit = await CheckAsync(Letter);
        Assert.Contains("no-store", visit.CacheControl);
        Assert.DoesNotContain(visit.Body.Journal, fact => fact.ToString().Contains("Tremblay,"));
        var before = visit.Body.Journal.Count;

        await visit.SubmitAsync("verify", ("Input.Text", Letter));
        Assert.Equal(before, visit.Body.Journal.Count);

        await visit.OpenAsync("/verifier?Input.Text=NAS+046+454+286");
        Assert.DoesNotContain("046 454 286", visit.Page);
        Assert.Contains("no-store", visit.CacheControl);
    }

    [Fact]
    public async Task The_page_speaks_English_too()
    {
        await using var visit = await Visit.AsAsync(Roles.User);
        await visit.OpenAsync("/verifier?lang=en");
        await visit.SubmitAsync("verify", ("Input.Text", Letter));

        Assert.Contains("2 pieces of information to protect</h2>", visit.Page);
        Assert.Contains("(permanent code)", visit.Page);
        Assert.Contains("Its format matches", visit.Page);
    }

    [Fact]
    public async Task Can_I_leads_to_the_page()
    {
        await using var visit = await Visit.AsAsync(Roles.User);

        await visit.OpenAsync("/puis-je");

        Assert.Contains("href=\"/verifier\"", visit.Page);
    }

    private static async Task<Visit> CheckAsync(string text)
    {
        var visit = await Visit.AsAsync(Roles.User);
        await visit.OpenAsync("/verifier");
        await visit.SubmitAsync("verify", ("Input.Text", text));
        return visit;
    }

    // What is read in the box, without the words added for screen readers.
    private static string TextOf(Visit visit)
    {
        var box = Box().Match(visit.Raw).Groups[1].Value;
        return WebUtility.HtmlDecode(Tags().Replace(Spoken().Replace(box, ""), ""));
    }

    private static string Row(IReadOnlyList<string> rows, string name) => rows.First(r => Regex.IsMatch(r, $">{name}<"));

    [GeneratedRegex("<div class=\"b-checked\"[^>]*>(.*?)</div>", RegexOptions.Singleline)]
    private static partial Regex Box();

    [GeneratedRegex("<span class=\"b-sr\">.*?</span>", RegexOptions.Singleline)]
    private static partial Regex Spoken();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();
}

using System.Text.RegularExpressions;

namespace Balise.Tests.Host;

/// <summary>S06 on the assistant page: the person is named first, their answer is shown, an agent confirms (Access act, s. 65.2; Procédure 30-02, 5.1.11).</summary>
public sealed partial class AssistantPersonTests(ScenarioS06Tests.Stage stage) : IClassFixture<ScenarioS06Tests.Stage>
{
    private const string Page = "/assistant?usage=resumer-documents";
    private const string HumanPath = "La conseillère étudie le dossier, poste 4210.";

    private static string Today => DateTime.UtcNow.AddHours(-12).ToString("yyyy-MM-dd");

    [Fact]
    public async Task The_demonstration_has_a_rule_two_answers_a_decision_made_and_told_and_a_route()
    {
        var decision = (await stage.Manager.GetJsonAsync("/api/v1/individual-decisions", "E-20417"))[0];
        Assert.Equal(("notified", true), (decision.GetProperty("state").GetString(), decision.GetProperty("edited").GetBoolean()));
        var consents = (await stage.Manager.GetJsonAsync("/api/v1/consents?useCase=places-service-garde")).EnumerateArray();
        Assert.Equal(["given", "refused"], consents.Select(c => c.GetProperty("state").GetString()).Order());
        Assert.Contains("commentaires-bulletin", (await stage.Manager.GetJsonAsync("/api/v1/model-routes")).GetRawText());
        Assert.Contains("\"maxOutput\":8192", (await stage.Manager.GetJsonAsync("/api/v1/systems/harfang")).GetRawText());
        Assert.DoesNotContain("essai-", stage.Balise.Demo.GetRawText());
    }

    [Fact]
    public async Task The_use_stays_open_and_asks_first_who_it_is_about()
    {
        using var person = await OpenAsync();

        var page = await ReadAsync(person, Page);

        Assert.Contains("La personne concernée", page);
        Assert.Contains("Person.Subject", page);
        Assert.Contains("4 minutes", page);
        Assert.DoesNotContain("name=\"Input.Text\"", page);
    }

    [Theory]
    [InlineData("Marie Tremblay")]
    [InlineData("046454286")]
    [InlineData("TREM12345678")]
    [InlineData("")]
    public async Task A_name_or_a_number_known_outside_is_refused_before_any_look(string reference)
    {
        using var person = await OpenAsync();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => person.SubmitAsync(Page, "person", ("Person.Subject", reference)));

        Assert.Equal(422, (int?)refused.StatusCode);
    }

    [Fact]
    public async Task Without_consent_the_human_path_takes_the_place_of_the_message()
    {
        using var person = await OpenAsync();
        var before = stage.Upstream.Requests.Count;

        var nobody = await person.SubmitAsync(Page, "person", ("Person.Subject", "E-90001"));
        await ConsentAsync("E-90002", "refuse");
        var refused = await person.SubmitAsync(Page, "person", ("Person.Subject", "E-90002"));

        Assert.Contains("aucun consentement n’est inscrit", nobody);
        Assert.Contains("/passerelle/consentements?cas=resumer-documents", nobody);
        Assert.Contains("la personne a refusé", refused);
        foreach (var page in new[] { nobody, refused })
        {
            Assert.Contains(HumanPath, page);
            Assert.Contains("aucune pénalité", page);
            Assert.DoesNotContain("name=\"Input.Text\"", page);
        }

        Assert.Equal(before, stage.Upstream.Requests.Count);
    }

    [Fact]
    public async Task With_consent_the_answer_waits_for_an_agent_and_says_who_confirmed_it()
    {
        using var person = await OpenAsync();
        await ConsentAsync("E-48213", "give");
        var named = await person.SubmitAsync(Page, "person", ("Person.Subject", "E-48213"));
        Assert.Contains("la personne a consenti", named);
        Assert.Contains("name=\"Input.Subject\" value=\"E-48213\"", named);

        var asked = SayAsync(person, "E-48213");
        var held = await stage.HeldAsync();
        Assert.Equal("E-48213", held.GetProperty("subject").GetString());
        Assert.False(asked.IsCompleted);
        await AgreeAsync(held.GetProperty("id").GetString()!);
        var page = await asked;

        Assert.Contains("Bonjour", page);
        Assert.Contains("Confirmée par Nadia Benhaddou", page);
        Assert.Contains("Cet échange porte sur ce seul dossier", page);
        var address = ConversationOf().Match(page).Groups[1].Value;

        // Another person cannot be slipped into the same exchange.
        var other = person.SubmitAsync($"/assistant/{address}", "message", ("Input.Text", "Et l’autre?"), ("Input.Level", "unclassified"), ("Input.Subject", "E-90003"));
        var second = await stage.HeldAsync();
        Assert.Equal("E-48213", second.GetProperty("subject").GetString());
        await AgreeAsync(second.GetProperty("id").GetString()!);
        await other;

        // Withdrawn: the exchange can be read, and goes no further.
        await ConsentAsync("E-48213", "withdraw");
        var withdrawn = await ReadAsync(person, $"/assistant/{address}");
        Assert.Contains("a retiré son consentement", withdrawn);
        Assert.Contains(HumanPath, withdrawn);
        Assert.DoesNotContain("name=\"Input.Text\"", withdrawn);
    }

    [Fact]
    public async Task Withdrawn_between_the_look_and_the_message_is_refused_with_the_human_path()
    {
        using var person = await OpenAsync();
        await ConsentAsync("E-55555", "give");
        await ConsentAsync("E-55555", "withdraw");

        var page = await SayAsync(person, "E-55555");

        Assert.Contains("Votre message n’a pas reçu de réponse", page);
        Assert.Contains(HumanPath, page);
        Assert.Contains("Propose une décision.", page);
    }

    [Fact]
    public async Task The_script_is_told_that_the_answer_waits()
    {
        using var person = await OpenAsync();
        await ConsentAsync("E-77777", "give");
        var asked = person.SubmitToAsync(
            "/assistant?usage=reformuler-communication", "/assistant/envoi", "message", ("Use", "resumer-documents"), ("Input.Subject", "E-77777"),
            ("Input.Text", "Propose."), ("Input.Level", "unclassified"));
        var held = (await stage.HeldAsync()).GetProperty("id").GetString()!;
        Assert.True((await stage.Manager.PostAsync($"/api/v1/validations/{held}/decide", new { verdict = "refuse", reason = "Il manque une pièce" })).IsSuccessStatusCode);

        var events = await asked;

        Assert.Contains($"event: held\ndata: \"{held}\"", events);
        Assert.Contains("event: refused", events);
        Assert.Contains("Il manque une pi", events);
    }

    [GeneratedRegex("data-conversation=\"([0-9a-f-]{36})\"")]
    private static partial Regex ConversationOf();

    private async Task<PortalSession> OpenAsync()
    {
        using var set = await stage.Officer.PutAsync("/api/v1/decision-rules/resumer-documents", new { humanPath = HumanPath, contact = "Poste 4211" });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
        return await PortalSession.OpenAsync(stage.Balise, "requester");
    }

    private static async Task<string> ReadAsync(PortalSession person, string path)
    {
        using var page = await person.GetAsync(path);
        return System.Net.WebUtility.HtmlDecode(await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    // The form of the message is there only once the person is named: its token and its name are those of any form of the page.
    private static Task<string> SayAsync(PortalSession person, string subject) => person.SubmitAsync(
        Page, "person", ("_handler", "message"), ("Input.Subject", subject), ("Input.Text", "Propose une décision."), ("Input.Level", "unclassified"));

    private async Task ConsentAsync(string subject, string action)
    {
        using var recorded = await stage.Manager.PostAsync(
            "/api/v1/consents", new { useCase = "resumer-documents", subject, action, on = Today, means = "in_writing", givenBy = "person" });
        Assert.True(recorded.IsSuccessStatusCode, await recorded.Content.ReadAsStringAsync());
    }

    private async Task AgreeAsync(string held)
    {
        using var agreed = await stage.Manager.PostAsync(
            $"/api/v1/validations/{held}/decide", new { verdict = "accept", reason = "Dossier complet", explanation = new { mainFactors = "Distance" } });
        Assert.True(agreed.IsSuccessStatusCode, await agreed.Content.ReadAsStringAsync());
    }
}

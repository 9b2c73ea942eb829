using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Balise.Tests.Host;
using Microsoft.Playwright;

namespace Balise.Tests.Browser;

/// <summary>Pages that exist only once something happened: a decision about a person, the report of a drill.</summary>
public sealed class DecisionPagesTests(BrowserStage stage) : IClassFixture<BrowserStage>
{
    private static string Today => DateTime.UtcNow.AddHours(-12).ToString("yyyy-MM-dd");

    [Fact]
    public async Task The_report_of_a_drill_is_accessible_wide_and_narrow()
    {
        Assert.SkipWhen(BrowserStage.Chromium is null, "Chromium is not installed: ./test installs it.");
        using var officer = await PortalSession.OpenAsync(stage.Balise, "security_officer");
        using var pressed = await officer.PostAsync("/api/v1/stops", new { scope = "use_case", target = "resumer-documents", reason = "Exercice d’automne", drill = true });
        var id = (await pressed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var second = await PortalSession.OpenAsync(stage.Balise, "information_officer");
        Assert.True((await second.PostAsync($"/api/v1/stops/{id}/lift", new { reason = "Fin de l’exercice" })).IsSuccessStatusCode);

        await LookAsync("security_officer", $"/passerelle/arrets/{id}");
    }

    [Fact]
    public async Task A_decision_about_a_person_its_letter_and_its_explanation_are_accessible_wide_and_narrow()
    {
        Assert.SkipWhen(BrowserStage.Chromium is null, "Chromium is not installed: ./test installs it.");
        using var agent = await PortalSession.OpenAsync(stage.Balise, "information_officer");
        await MustAsync(agent.PutAsync("/api/v1/decision-rules/resumer-documents", new { humanPath = "Poste 4210.", contact = "Poste 4211." }));
        await MustAsync(agent.PostAsync("/api/v1/consents", new { useCase = "resumer-documents", subject = "E-48213", action = "give", on = Today, means = "online", givenBy = "person" }));
        var asked = AskAsync();
        var held = await ScenarioS06Tests.Stage.HeldAsync(agent);
        await LookAsync("information_officer", $"/passerelle/validations/{held.GetProperty("id").GetString()}");

        await MustAsync(agent.PostAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", new { verdict = "accept", reason = "Dossier complet", explanation = new { mainFactors = "Distance" } }));
        Assert.True((await asked).IsSuccessStatusCode);
        var number = (await agent.GetJsonAsync("/api/v1/individual-decisions"))[0].GetProperty("number").GetString();
        await MustAsync(agent.PostAsync($"/api/v1/individual-decisions/{number}/notify", new { on = Today }));
        await MustAsync(agent.PostAsync($"/api/v1/individual-decisions/{number}/contest", new { observations = "Je conteste.", on = Today }));

        await LookAsync(
            "information_officer", $"/passerelle/decisions/{number}", $"/passerelle/decisions/{number}/lettre", $"/passerelle/decisions/{number}/explication",
            "/passerelle/decisions", "/passerelle/decisions/regles?cas=resumer-documents", $"/passerelle/consentements?decision={number}", "/cas-usage/resumer-documents");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_assistant_asks_who_it_is_about_and_waits_for_an_agent(int width)
    {
        Assert.SkipWhen(BrowserStage.Chromium is null, "Chromium is not installed: ./test installs it.");
        using var agent = await PortalSession.OpenAsync(stage.Balise, "information_officer");
        await MustAsync(agent.PutAsync("/api/v1/decision-rules/reformuler-communication", new { humanPath = "Poste 4210.", contact = "Poste 4211." }));
        await MustAsync(agent.PostAsync("/api/v1/consents", new { useCase = "reformuler-communication", subject = $"E-{width}", action = "give", on = Today, means = "online", givenBy = "person" }));
        var page = await stage.SignInAsync("teacher", width);

        foreach (var (subject, said) in new[] { ("Marie Tremblay", "inscrivez le numéro de dossier"), ("E-99999", "aucun consentement n’est inscrit"), ($"E-{width}", "la personne a consenti") })
        {
            await stage.GoAsync(page, "/assistant?usage=reformuler-communication");
            await BrowserStage.AssertAccessibleAsync(page);
            await page.FillAsync("[name='Person.Subject']", subject);
            await page.ClickAsync("main form button");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(said);
            await BrowserStage.AssertAccessibleAsync(page);
        }

        Assert.DoesNotContain($"E-{width}", page.Url);
        await page.FillAsync("[name='Input.Text']", "Propose une décision.");
        await page.ClickAsync("[data-assistant] form button");
        var held = await ScenarioS06Tests.Stage.HeldAsync(agent);
        await Assertions.Expect(page.Locator("[data-answer-state]")).ToContainTextAsync("attend qu’une autre personne la confirme", new() { Timeout = 30_000 });
        await BrowserStage.AssertAccessibleAsync(page);
        await MustAsync(agent.PostAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", new { verdict = "accept", reason = "Complet", explanation = new { mainFactors = "Distance" } }));
        await page.WaitForURLAsync("**/assistant/*-*");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Confirmée par Nadia Benhaddou");
        await BrowserStage.AssertAccessibleAsync(page);
        await page.Context.CloseAsync();
    }

    private static async Task MustAsync(Task<HttpResponseMessage> act)
    {
        using var done = await act;
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
    }

    private async Task<HttpResponseMessage> AskAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new { model = stage.Balise.Model("closed"), messages = new[] { new { role = "user", content = "Propose une décision." } } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", stage.Balise.Key("closed"));
        request.Headers.Add("x-balise-subject", "E-48213");
        return await stage.Balise.Client.SendAsync(request);
    }

    private Task LookAsync(string role, params string[] paths) => stage.LookAsync(role, paths);
}

using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Balise.Tests.Host;

/// <summary>
/// S06, steps 3 to 7: a decision about a person, from the consent to the review by another agent (Procédure 30-02, 5.1.8 and 5.1.11; Guide, 2.3;
/// Access act, s. 65.2).
/// </summary>
public sealed class ScenarioS06DecisionTests(ScenarioS06Tests.Stage stage) : IClassFixture<ScenarioS06Tests.Stage>
{
    private const string UseCase = "resumer-documents";
    private const string Proposed = "Bonjour";
    private const string HumanPath = "La conseillère étudie le dossier elle-même, poste 4210.";

    private static string Today => DateTime.UtcNow.AddHours(-12).ToString("yyyy-MM-dd");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_the_person_or_without_consent_nothing_leaves_and_the_human_path_is_shown(bool stream)
    {
        await DecidesAsync();
        var before = stage.Upstream.Requests.Count;

        var unnamed = await AskAsync(null, stream);
        var nobody = await AskAsync($"E-{Random.Shared.Next(10000, 99999)}", stream);
        var named = await AskAsync("Marie-Tremblay", stream);

        Assert.Equal((403, "subject_needed"), (unnamed.Status, unnamed.Code));
        Assert.Contains("x-balise-subject", unnamed.Error.GetProperty("balise").GetProperty("remedy").GetString());
        Assert.Equal((403, "consent_needed", "false"), (nobody.Status, nobody.Code, nobody.ShouldRetry));
        Assert.Equal(HumanPath, nobody.Error.GetProperty("balise").GetProperty("humanPath").GetString());
        Assert.Contains("aucune pénalité", nobody.Error.GetProperty("message").GetString());
        Assert.Equal((400, "invalid_request", "x-balise-subject"), (named.Status, named.Code, named.Error.GetProperty("param").GetString()));
        Assert.Equal(before, stage.Upstream.Requests.Count);
    }

    [Fact]
    public async Task A_replay_says_the_same_and_the_journal_never_holds_the_number()
    {
        await DecidesAsync();
        const string subject = "E-70707";
        var refused = await AskAsync(subject);
        await ConsentAsync(subject, "give");
        await ConsentAsync(subject, "withdraw");
        var withdrawn = await AskAsync(subject);

        foreach (var answer in new[] { refused, withdrawn })
        {
            var replay = await stage.Officer.GetJsonAsync($"/api/v1/decisions/{answer.Decision}/replay");
            Assert.True(replay.GetProperty("same").GetBoolean(), replay.ToString());
        }

        using var export = await stage.Officer.GetAsync("/api/v1/journal/export");
        var journal = await export.Content.ReadAsStringAsync();
        Assert.Contains("\"consent\":\"none\"", journal);
        Assert.Contains("\"consent\":\"withdrawn\"", journal);
        Assert.DoesNotContain(subject, journal);
    }

    [Fact]
    public async Task Withdrawing_counts_from_the_next_request_and_refusing_holds_even_where_the_body_informs()
    {
        await DecidesAsync();
        const string subject = "E-31415";
        await ConsentAsync(subject, "give");
        await AgreeAsync(AskAsync(subject), subject);

        await ConsentAsync(subject, "withdraw");
        Assert.Equal("consent_needed", (await AskAsync(subject)).Code);

        await InformAsync("inform");
        try
        {
            Assert.Equal("consent_needed", (await AskAsync(subject)).Code);
            Assert.Equal("subject_needed", (await AskAsync(null)).Code);
            var (answer, number) = await AgreeAsync(AskAsync("E-27182"), "E-27182");
            Assert.Equal(200, answer.Status);
            Assert.False((await stage.Manager.GetJsonAsync($"/api/v1/individual-decisions/{number}")).TryGetProperty("consent", out _));
        }
        finally
        {
            await InformAsync("prior_consent");
        }
    }

    [Fact]
    public async Task Confirming_needs_the_reasons_and_what_the_person_will_be_told()
    {
        await DecidesAsync();
        await ConsentAsync("E-16180", "give");
        var asked = AskAsync("E-16180");
        var held = await stage.HeldAsync();
        var path = $"/api/v1/validations/{held.GetProperty("id").GetString()}/decide";

        var bare = await stage.Manager.PostAsync(path, new { verdict = "accept" });

        Assert.Equal(422, (int)bare.StatusCode);
        var problems = await bare.Content.ReadAsStringAsync();
        Assert.Contains("reason", problems, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("mainFactors", problems, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("E-16180", held.GetProperty("explanation").GetProperty("informationUsed").GetString());
        Assert.False(asked.IsCompleted);
        Assert.True((await stage.Manager.PostAsync(path, new { verdict = "refuse", reason = "Pièce manquante" })).IsSuccessStatusCode);
        var answer = await asked;
        Assert.Equal("validation_refused", answer.Code);
        Assert.DoesNotContain("Pièce manquante", await stage.TraceAsync(answer.Decision!));
        var shown = await ShownOnceOverAsync(answer.Decision!);
        Assert.Contains("Non validée par une personne", shown);
        Assert.DoesNotContain("retenue par le filtre", shown);
    }

    // Nobody waits for an outcome to be written: the answer may be here first.
    private async Task<string> ShownOnceOverAsync(string decision)
    {
        for (var i = 0; ; i++)
        {
            using var page = await stage.Officer.GetAsync($"/journal/{decision}");
            var shown = System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
            if (i == 100 || shown.Contains("Non validée", StringComparison.Ordinal))
            {
                return shown;
            }

            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task From_the_edit_to_the_review_by_another_agent_everything_is_linked()
    {
        await DecidesAsync();
        const string subject = "E-48213";
        var consent = await ConsentAsync(subject, "give");

        // 4: a named agent edits and gives reasons.
        var (answer, number) = await AgreeAsync(AskAsync(subject), subject, edit: "Inscription refusée.");
        Assert.Equal("Inscription refusée.", answer.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        var decision = await DecisionAsync(number);
        Assert.Equal("confirmed", decision.GetProperty("state").GetString());
        Assert.Equal(consent, decision.GetProperty("consent").GetString());
        Assert.Equal((answer.Decision, true), (decision.GetProperty("request").GetString(), decision.GetProperty("edited").GetBoolean()));
        Assert.Contains(Proposed, decision.GetProperty("content").GetProperty("proposed")[0].GetProperty("text").GetString());

        // 5: the letter.
        var letter = await PageAsync($"/passerelle/decisions/{number}/lettre");
        Assert.Contains("intelligence artificielle", letter);
        Assert.Contains("rectifier", letter);
        Assert.Contains("Bureau de la révision, poste 4211", letter);
        Assert.Contains(PersonName("information_officer"), letter);
        Assert.Contains("Inscription refusée.", await WordAsync($"/passerelle/decisions/{number}/lettre.docx"));
        await StepAsync(stage.Manager, number, "notify", new { on = Today });

        // 6: why?
        await StepAsync(stage.Manager, number, "ask-explanation", new { on = Today });
        var told = await PageAsync($"/passerelle/decisions/{number}/explication");
        Assert.Contains("Revenu et pièces manquantes", told);
        Assert.Contains("Motif du refus d’inscription", told);
        Assert.Contains(subject, told);
        Assert.Contains("Revenu et pièces manquantes", await WordAsync($"/passerelle/decisions/{number}/explication.docx"));
        await StepAsync(stage.Manager, number, "give-explanation", new { on = Today });

        // 7: observations, another agent, the decision changed.
        await StepAsync(stage.Manager, number, "contest", new { observations = "La pièce était jointe.", on = Today });
        using var own = await stage.Manager.PostAsync($"/api/v1/individual-decisions/{number}/assign", new { reviewer = Email("information_officer") });
        Assert.Equal(403, (int)own.StatusCode);
        await StepAsync(stage.Manager, number, "assign", new { reviewer = Email("privacy_officer") });
        using var deciding = await stage.Manager.PostAsync($"/api/v1/individual-decisions/{number}/review", new { verdict = "uphold", reasons = "Non" });
        Assert.Equal(403, (int)deciding.StatusCode);
        using var reviewer = await PortalSession.OpenAsync(stage.Balise, "privacy_officer");
        await StepAsync(reviewer, number, "review", new { verdict = "change", reasons = "La pièce est au dossier.", outcome = "Inscription acceptée." });

        decision = await DecisionAsync(number);
        Assert.Equal("changed", decision.GetProperty("state").GetString());
        var page = await PageAsync($"/passerelle/decisions/{number}");
        foreach (var part in new[] { Proposed, "Inscription refusée.", "La pièce était jointe.", "La pièce est au dossier.", "Inscription acceptée.", $"/journal/{answer.Decision}", PersonName("privacy_officer") })
        {
            Assert.Contains(part, page);
        }

        Assert.Contains("Inscription acceptée.", await PageAsync($"/passerelle/decisions/{number}/lettre"));
        using var export = await stage.Officer.GetAsync("/api/v1/journal/export");
        var journal = (await export.Content.ReadAsStringAsync()).Split('\n').Where(l => l.Contains($"individual_decision:{number}")).ToList();
        Assert.Equal(
            ["confirmed", "notified", "explanation_asked", "explained", "contested", "review_assigned", "changed"],
            journal.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("event").GetString()!.Split('.')[1]));
        Assert.DoesNotContain(journal, l => l.Contains("Inscription") || l.Contains("pièce") || l.Contains(subject));
    }

    private async Task DecidesAsync()
    {
        using var set = await stage.Officer.PutAsync($"/api/v1/decision-rules/{UseCase}", new { humanPath = HumanPath, contact = "Bureau de la révision, poste 4211" });
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
    }

    private async Task InformAsync(string rule) =>
        Assert.True((await stage.Officer.PutAsync("/api/v1/decision-consent", new { rule })).IsSuccessStatusCode);

    private async Task<string> ConsentAsync(string subject, string action)
    {
        using var recorded = await stage.Manager.PostAsync("/api/v1/consents", new { useCase = UseCase, subject, action, on = Today, means = "in_writing", givenBy = "person" });
        Assert.True(recorded.IsSuccessStatusCode, await recorded.Content.ReadAsStringAsync());
        return (await recorded.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private async Task<(Answer Answer, string Number)> AgreeAsync(Task<Answer> asked, string subject, string? edit = null)
    {
        var held = await stage.HeldAsync();
        Assert.Equal(subject, held.GetProperty("subject").GetString());
        var decided = await stage.Manager.PostAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", new
        {
            verdict = edit is null ? "accept" : "edit", reason = "Motif du refus d’inscription", edits = edit is null ? [] : new[] { edit },
            explanation = new { mainFactors = "Revenu et pièces manquantes" },
        });
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());
        var found = (await stage.Manager.GetJsonAsync("/api/v1/individual-decisions", subject))[0];
        return (await asked, found.GetProperty("number").GetString()!);
    }

    private Task<JsonElement> DecisionAsync(string number) => stage.Manager.GetJsonAsync($"/api/v1/individual-decisions/{number}");

    private static async Task StepAsync<T>(PortalSession session, string number, string step, T body)
    {
        using var done = await session.PostAsync($"/api/v1/individual-decisions/{number}/{step}", body);
        Assert.True(done.IsSuccessStatusCode, $"{step}: {await done.Content.ReadAsStringAsync()}");
    }

    private async Task<string> PageAsync(string path)
    {
        using var page = await stage.Manager.GetAsync(path);
        Assert.Equal((path, 200), (path, (int)page.StatusCode));
        return System.Net.WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
    }

    private async Task<string> WordAsync(string path)
    {
        using var file = await stage.Manager.GetAsync(path);
        using var zip = new ZipArchive(await file.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        using var text = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return await text.ReadToEndAsync();
    }

    private string Email(string role) => Person(role).GetProperty("email").GetString()!;

    private string PersonName(string role) => Person(role).GetProperty("name").GetString()!;

    private JsonElement Person(string role) => stage.Balise.Demo.GetProperty("people").EnumerateArray().First(p => p.GetProperty("role").GetString() == role);

    private async Task<Answer> AskAsync(string? subject, bool stream = false)
    {
        var body = new JsonObject
        {
            ["model"] = stage.Balise.Model("closed"), ["stream"] = stream, ["max_tokens"] = 200,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "Propose une décision d’inscription." }),
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", stage.Balise.Key("closed"));
        if (subject is not null)
        {
            request.Headers.Add("x-balise-subject", subject);
        }

        using var response = await stage.Balise.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}

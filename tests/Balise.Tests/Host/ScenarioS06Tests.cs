using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Balise.Tests.Host;

/// <summary>S06, at run time: what a model proposes waits for a person, who accepts, edits or refuses it (Guide, 2.3; Procédure, 5.1.11).</summary>
public sealed class ScenarioS06Tests(ScenarioS06Tests.Stage stage) : IClassFixture<ScenarioS06Tests.Stage>
{
    public static TheoryData<string, bool> Families => new MatrixTheoryData<string, bool>(["/v1/chat/completions", "/v1/messages", "/v1/responses"], [false, true]);

    [Theory]
    [MemberData(nameof(Families))]
    public async Task A_critical_tool_call_waits_then_reaches_the_client_as_it_was_edited(string path, bool stream)
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        var asked = stage.AskAsync(path, stream);
        var held = await stage.HeldAsync();
        Assert.False(asked.IsCompleted);
        Assert.Equal("payer_facture", held.GetProperty("tools").GetString());
        Assert.Contains("500", held.GetProperty("proposals")[0].GetProperty("text").GetString());

        var edits = held.GetProperty("proposals").EnumerateArray().Select(p => p.GetProperty("text").GetString()!.Replace("500", "50")).ToArray();
        var decided = await stage.Manager.PostAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", new { verdict = "edit", reason = "Montant corrigé", edits });
        var answer = await asked;

        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync());
        Assert.Equal(200, answer.Status);
        Assert.Contains("payer_facture", answer.Body);
        Assert.Contains("50", answer.Body);
        Assert.DoesNotContain("500", answer.Body.Replace("\"created\":1500", ""));
        var trace = await stage.TraceAsync(answer.Decision!);
        Assert.Contains("\"state\":\"held\"", trace);
        Assert.Contains("\"state\":\"edited\"", trace);
        Assert.Contains("Montant corrigé", trace);
        Assert.DoesNotContain("\"montant", trace);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refusal_carries_its_reason_and_nothing_of_what_was_proposed(bool stream)
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        var asked = stage.AskAsync("/v1/chat/completions", stream);
        var held = await stage.HeldAsync();

        await stage.Manager.PostAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", new { verdict = "refuse", reason = "Facture contestée" });
        var answer = await asked;

        Assert.Equal(stream ? 200 : 403, answer.Status);
        Assert.Contains("validation_refused", answer.Body);
        Assert.Contains("Facture contestée", answer.Body);
        Assert.DoesNotContain("montant", answer.Body);
        Assert.DoesNotContain("[DONE]", answer.Body);
    }

    [Fact]
    public async Task Nobody_in_time_is_a_refusal()
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 5 });

        var answer = await stage.AskAsync("/v1/chat/completions", stream: false);

        Assert.Equal((403, "validation_refused"), (answer.Status, answer.Code));
        Assert.Contains("\"state\":\"expired\"", await stage.TraceAsync(answer.Decision!));
    }

    [Fact]
    public async Task Whoever_asked_cannot_answer_and_others_need_the_role()
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        var asked = stage.AskAsync("/v1/chat/completions", stream: false);
        var held = await stage.HeldAsync();
        var path = $"/api/v1/validations/{held.GetProperty("id").GetString()}/decide";
        using var requester = await PortalSession.OpenByEmailAsync(stage.Balise, stage.RequesterEmail);

        var own = await requester.PostAsync(path, new { verdict = "accept" });
        using var auditor = await PortalSession.OpenAsync(stage.Balise, "auditor");
        var other = await auditor.PostAsync(path, new { verdict = "accept" });
        Assert.Equal((403, 403), ((int)own.StatusCode, (int)other.StatusCode));
        Assert.False(asked.IsCompleted);

        Assert.True((await stage.Manager.PostAsync(path, new { verdict = "accept" })).IsSuccessStatusCode);
        Assert.Equal(200, (await asked).Status);
        Assert.Equal(409, (int)(await stage.Manager.PostAsync(path, new { verdict = "refuse", reason = "Trop tard" })).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_stop_freezes_what_waits(bool stream)
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        var asked = stage.AskAsync("/v1/chat/completions", stream);
        var held = await stage.HeldAsync();

        var pressed = await stage.Officer.PostAsync("/api/v1/stops", new { scope = "use_case", target = "resumer-documents", reason = "Exercice" });
        var answer = await asked;
        var id = (await pressed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var second = await PortalSession.OpenAsync(stage.Balise, "information_officer");
        Assert.True((await second.PostAsync($"/api/v1/stops/{id}/lift", new { reason = "Fin de l’exercice" })).IsSuccessStatusCode);

        Assert.Contains("emergency_stop", answer.Body);
        var path = $"/api/v1/validations/{held.GetProperty("id").GetString()}";
        Assert.Equal("frozen", (await stage.Manager.GetJsonAsync(path)).GetProperty("state").GetString());
        Assert.Equal(409, (int)(await stage.Manager.PostAsync($"{path}/decide", new { verdict = "accept" })).StatusCode);
    }

    [Fact]
    public async Task A_proposed_decision_waits_even_without_a_tool()
    {
        await stage.HoldAsync(new { holdAnswers = true, waitSeconds = 60 });
        var asked = stage.AskAsync("/v1/chat/completions", stream: true, plain: true);
        var held = await stage.HeldAsync();

        await stage.Manager.PostAsync(
            $"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", new { verdict = "edit", reason = "Motivée", edits = new[] { "Demande acceptée." } });
        var answer = await asked;

        Assert.Contains("Demande acceptée.", answer.Body);
        Assert.EndsWith("data: [DONE]\n\n", answer.Body);
        Assert.DoesNotContain("Bonjour", answer.Body);
    }

    [Fact]
    public async Task What_is_not_critical_passes_at_once_and_the_provider_is_asked_for_the_whole()
    {
        await stage.HoldAsync(new { tools = new[] { "supprimer" }, waitSeconds = 60 });

        var answer = await stage.AskAsync("/v1/chat/completions", stream: true);

        Assert.Contains("payer_facture", answer.Body);
        Assert.EndsWith("data: [DONE]\n\n", answer.Body);
        Assert.Contains("\"stream\":false", stage.Upstream.Requests.Last().Body);
    }

    [Fact]
    public async Task A_held_call_that_a_restart_interrupts_is_refused_and_in_the_journal()
    {
        var data = Directory.CreateTempSubdirectory("balise-test-").FullName;
        var first = await BaliseProcess.StartAsync(data, [], ("BALISE_UPSTREAM", stage.Upstream.Address));
        using (var officer = await PortalSession.OpenAsync(first, "security_officer"))
        {
            await officer.PutAsync("/api/v1/validation-rules/resumer-documents", new { tools = new[] { "payer_*" }, waitSeconds = 60 });
            _ = Stage.AskAsync(first, "/v1/chat/completions", stream: false).ContinueWith(t => t.Exception, TaskScheduler.Default);
            await Stage.HeldAsync(officer);
        }

        await first.KillAsync();
        await using var second = await BaliseProcess.StartAsync(data, [], ("BALISE_UPSTREAM", stage.Upstream.Address));
        using var after = await PortalSession.OpenAsync(second, "security_officer");

        var held = (await after.GetJsonAsync("/api/v1/validations"))[0];
        Assert.Equal("interrupted", held.GetProperty("state").GetString());
        Assert.Contains("\"state\":\"interrupted\"", await Stage.TraceAsync(after, held.GetProperty("decision").GetString()!));
        Assert.Equal(409, (int)(await after.PostAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", new { verdict = "accept" })).StatusCode);
    }

    public sealed class Stage : IAsyncLifetime
    {
        public BaliseProcess Balise { get; private set; } = null!;

        public ScriptedUpstream Upstream { get; private set; } = null!;

        public PortalSession Officer { get; private set; } = null!;

        public PortalSession Manager { get; private set; } = null!;

        public string RequesterEmail => Balise.Demo.GetProperty("keys").GetProperty("closed").GetProperty("person").GetString()!;

        public static async Task<Answer> AskAsync(BaliseProcess balise, string path, bool stream, bool plain = false)
        {
            var body = new JsonObject { ["model"] = balise.Model("closed"), ["stream"] = stream, ["max_tokens"] = 200 };
            body[path.EndsWith("responses", StringComparison.Ordinal) ? "input" : "messages"] = path.EndsWith("responses", StringComparison.Ordinal)
                ? "Paie la facture." : new JsonArray(new JsonObject { ["role"] = "user", ["content"] = plain ? "Bonjour" : "Paie la facture." });
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", balise.Key("closed"));
            using var response = await balise.Client.SendAsync(request);
            return await Answer.ReadAsync(response);
        }

        public static async Task<JsonElement> HeldAsync(PortalSession session)
        {
            for (var i = 0; i < 400; i++)
            {
                if ((await session.GetJsonAsync("/api/v1/validations?state=held")).EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } held)
                {
                    return await session.GetJsonAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}");
                }

                await Task.Delay(25);
            }

            throw new TimeoutException("Nothing was held.");
        }

        public Task<Answer> AskAsync(string path, bool stream, bool plain = false) => AskAsync(Balise, path, stream, plain);

        public Task<JsonElement> HeldAsync() => HeldAsync(Manager);

        public async Task HoldAsync<T>(T terms) =>
            Assert.True((await Officer.PutAsync("/api/v1/validation-rules/resumer-documents", terms)).IsSuccessStatusCode);

        public Task<string> TraceAsync(string decision) => TraceAsync(Officer, decision);

        public static async Task<string> TraceAsync(PortalSession session, string decision)
        {
            using var export = await session.GetAsync("/api/v1/journal/export");
            return string.Join('\n', (await export.Content.ReadAsStringAsync()).Split('\n').Where(l => l.Contains(decision) && l.Contains("intervention")));
        }

        public async ValueTask InitializeAsync()
        {
            Upstream = await ScriptedUpstream.StartAsync();
            Upstream.Answer = ProposedPayment.AnswerAsync;
            Balise = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", Upstream.Address));
            Officer = await PortalSession.OpenAsync(Balise, "security_officer");
            Manager = await PortalSession.OpenAsync(Balise, "information_officer");
        }

        public async ValueTask DisposeAsync()
        {
            Officer.Dispose();
            Manager.Dispose();
            await Balise.DisposeAsync();
            await Upstream.DisposeAsync();
        }
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>Systems with a service of their own: their credential, their shape, their network, and who takes over when they fail.</summary>
public sealed class UpstreamServicesTests(UpstreamServicesTests.Stage stage) : IClassFixture<UpstreamServicesTests.Stage>
{
    private const string Secret = "sk-planted-credential-0123456789";

    private BaliseProcess Balise => stage.Balise;

    [Fact]
    public async Task A_credential_reaches_its_provider_alone_and_never_comes_back()
    {
        stage.First.Answer = ScriptedUpstream.AnswerPlainly;
        await stage.PointAsync("assistant-erable", stage.First.Address, "open_ai");

        var entered = await (await stage.Keeper.PutAsync("/api/v1/systems/assistant-erable/credential", new { secret = Secret })).Content.ReadAsStringAsync();
        var answer = await Balise.AskAsync("closed", "Bonjour");

        Assert.Equal(200, answer.Status);
        Assert.Equal($"Bearer {Secret}", stage.First.Requests.Last().Headers["authorization"]);
        Assert.DoesNotContain(Secret, entered);
        Assert.DoesNotContain(Secret, await (await stage.Keeper.GetAsync("/api/v1/systems/assistant-erable")).Content.ReadAsStringAsync());
        Assert.DoesNotContain(Secret, await (await stage.Keeper.GetAsync("/systemes/assistant-erable")).Content.ReadAsStringAsync());
        Assert.DoesNotContain(Secret, answer.Body);
        foreach (var file in Directory.EnumerateFiles(Balise.Data, "balise.db*"))
        {
            Assert.DoesNotContain(Secret, await ReadSharedAsync(file));
        }
    }

    [Fact]
    public async Task A_credential_does_not_follow_its_system_to_another_host()
    {
        await stage.PointAsync("harfang", stage.First.Address, "open_ai");
        await stage.Keeper.PutAsync("/api/v1/systems/harfang/credential", new { secret = Secret });

        await stage.PointAsync("harfang", stage.Second.Address.Replace("127.0.0.1", "localhost"), "open_ai");
        var answer = await Balise.AskAsync("government", "Bonjour");

        Assert.Equal(200, answer.Status);
        Assert.False(stage.Second.Requests.Last().Headers.ContainsKey("authorization"));
    }

    [Fact]
    public async Task A_chat_reaches_an_anthropic_service_in_its_own_shape_and_comes_back_in_the_clients()
    {
        stage.First.Answer = async (http, _) =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(
                """{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[{"type":"text","text":"Bonjour."}],"stop_reason":"end_turn","usage":{"input_tokens":4,"output_tokens":2}}""");
        };
        await stage.PointAsync("harfang", stage.First.Address, "anthropic", ("harfang-grand", "claude-petit"));

        var answer = await Balise.AskAsync("government", "Bonjour");
        var refused = await Balise.PostRawAsync(
            "government", new StringContent("""{"model":"harfang-grand","input":"a"}""", null, "application/json"), "/v1/embeddings");

        Assert.Equal("Bonjour.", answer.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        var sent = stage.First.Requests.Last();
        Assert.Equal("/v1/messages", sent.Path);
        Assert.Equal("claude-petit", JsonNode.Parse(sent.Body)!["model"]!.GetValue<string>());
        Assert.Equal((400, "invalid_request"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task A_private_address_must_be_declared()
    {
        var system = (await stage.ReadAsync("assistant-erable"))!;
        system["details"]!["upstream"] = "https://10.0.0.8/v1";
        system["details"]!["connection"] = new JsonObject { ["privateNetwork"] = false };

        var refused = await stage.Keeper.PutAsync("/api/v1/systems/assistant-erable", system);

        Assert.Equal(422, (int)refused.StatusCode);
        Assert.Contains("upstream", await refused.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        stage.First.Answer = (http, _) =>
        {
            http.Response.Redirect(stage.Second.Address + "/chat/completions");
            return Task.CompletedTask;
        };
        await stage.PointAsync("assistant-erable", stage.First.Address, "open_ai");
        var before = stage.Second.Requests.Count;

        var answer = await Balise.AskAsync("closed", "Bonjour");

        Assert.Equal(502, answer.Status);
        Assert.Equal(before, stage.Second.Requests.Count);
    }

    [Fact]
    public async Task A_system_that_fails_gives_way_to_the_next_one_that_the_rules_allow()
    {
        stage.First.Answer = (http, _) =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        stage.Second.Answer = ScriptedUpstream.AnswerPlainly;
        await stage.PointAsync("assistant-erable", stage.First.Address, "open_ai");
        await stage.PointAsync("sittelle", stage.Second.Address, "open_ai");

        // The first of the list was never authorised for this use: it is skipped, not tried.
        await stage.AlternativesAsync("resumer-documents", ("redaction-publique", "plume-publique"), ("sittelle", "sittelle-traduction"));
        using var request = Balise.Chat("closed", "Bonjour");
        using var response = await Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal(200, answer.Status);
        Assert.Equal("sittelle", response.Headers.GetValues("x-balise-fallback").Single());
        Assert.Equal("sittelle-traduction", JsonNode.Parse(stage.Second.Requests.Last().Body)!["model"]!.GetValue<string>());
        var decision = await stage.Officer.GetJsonAsync($"/api/v1/journal/{answer.Decision}");
        Assert.Contains("fallbackOf", decision.GetRawText());
        Assert.Contains("sittelle", decision.GetRawText());
        var health = await stage.Officer.GetJsonAsync("/api/v1/systems/health");
        Assert.Contains(health.EnumerateArray(), h => h.GetProperty("system").GetString() == "assistant-erable" && h.GetProperty("failures").GetInt32() > 0);
    }

    [Fact]
    public async Task When_nothing_answers_the_person_gets_the_procedure()
    {
        stage.First.Answer = (http, _) =>
        {
            http.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        await stage.PointAsync("harfang", stage.First.Address, "open_ai");

        var answer = await Balise.AskAsync("government", "Bonjour");

        Assert.Equal((502, "upstream_error"), (answer.Status, answer.Code));
        Assert.NotEmpty(answer.Error.GetProperty("balise").GetProperty("remedy").GetString()!);
    }

    private static async Task<string> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    public sealed class Stage : IAsyncLifetime
    {
        public BaliseProcess Balise { get; private set; } = null!;

        public ScriptedUpstream First { get; private set; } = null!;

        public ScriptedUpstream Second { get; private set; } = null!;

        public PortalSession Keeper { get; private set; } = null!;

        public PortalSession Officer { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            (First, Second) = (await ScriptedUpstream.StartAsync(), await ScriptedUpstream.StartAsync());
            Balise = await BaliseProcess.StartAsync(("BALISE_DEMO_LIMITS", "off"));
            Keeper = await PortalSession.OpenAsync(Balise, "sti");
            Officer = await PortalSession.OpenAsync(Balise, "security_officer");
            using var authority = await PortalSession.OpenAsync(Balise, "designated_authority");
            var authorised = await authority.PostAsync("/api/v1/authorizations", new
            {
                useCase = "resumer-documents", system = "sittelle", useTypes = new[] { "write_non_sensitive" }, maxLevel = "unclassified", from = "2025-01-06",
                until = "2027-12-31", reason = "Repli",
            });
            if (!authorised.IsSuccessStatusCode)
            {
                throw new InvalidOperationException(await authorised.Content.ReadAsStringAsync());
            }
        }

        public async Task<JsonNode?> ReadAsync(string slug) =>
            JsonNode.Parse(await (await Keeper.GetAsync($"/api/v1/systems/{slug}")).Content.ReadAsStringAsync());

        public async Task PointAsync(string slug, string address, string kind, params (string Model, string Name)[] names)
        {
            var system = (await ReadAsync(slug))!;
            system["details"]!["upstream"] = address;
            system["details"]!["providerDomain"] = "";
            system["details"]!["connection"] = new JsonObject
            {
                ["kind"] = kind, ["privateNetwork"] = true,
                ["providerNames"] = new JsonArray([.. names.Select(n => (JsonNode)new JsonObject { ["model"] = n.Model, ["name"] = n.Name })]),
            };
            await MustAsync(await Keeper.PutAsync($"/api/v1/systems/{slug}", system));
        }

        public async Task AlternativesAsync(string slug, params (string System, string Model)[] others)
        {
            var useCase = JsonNode.Parse(await (await Keeper.GetAsync($"/api/v1/use-cases/{slug}")).Content.ReadAsStringAsync())!;
            useCase["alternatives"] = new JsonArray([.. others.Select(o => (JsonNode)new JsonObject { ["system"] = o.System, ["model"] = o.Model })]);
            await MustAsync(await Keeper.PutAsync($"/api/v1/use-cases/{slug}", useCase));
        }

        public async ValueTask DisposeAsync()
        {
            Keeper.Dispose();
            Officer.Dispose();
            await Balise.DisposeAsync();
            await First.DisposeAsync();
            await Second.DisposeAsync();
        }

        private static async Task MustAsync(HttpResponseMessage answer)
        {
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }
}

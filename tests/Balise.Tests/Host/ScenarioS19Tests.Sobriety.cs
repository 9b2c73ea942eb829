using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>S19, sobriety: energy ceilings, the small model for a small task, footprint of each answer, its factor, the report (Guide, 3.3).</summary>
public sealed partial class ScenarioS19Tests
{
    private const string Case = "resumer-documents";

    private const string Small = "sittelle-traduction";

    private const string Large = "erable-moyen";

    [Fact]
    public async Task Step_1_a_unit_has_a_ceiling_of_energy_reserved_then_settled()
    {
        // 20 mWh: less than 400 tokens of a model of 8 billion parameters, more than a few.
        var set = await stage.Officer.PostAsync("/api/v1/quotas", new { scope = "unit", target = Unit, measure = "energy", period = "day", amount = 20 });
        Assert.Equal(201, (int)set.StatusCode);
        var id = (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        var reserved = await AskAsync("sovereign", Small, new { max_tokens = 400 });
        var settled = await AskAsync("sovereign", Small, new { max_tokens = 10 });
        var limit = (await stage.Officer.GetJsonAsync("/api/v1/quotas")).GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("id").GetString() == id);

        Assert.Equal((403, "quota_exceeded"), (reserved.Status, reserved.Code));
        Assert.Contains("0,00002\u00A0kWh par jour", reserved.Error.GetProperty("message").GetString());
        Assert.Equal(200, settled.Status);
        Assert.Equal((1, 0), (limit.GetProperty("uses")[0].GetProperty("used").GetInt32(), limit.GetProperty("uses")[0].GetProperty("reserved").GetInt32()));
        Assert.Contains("0,00002\u00A0kWh", await stage.PageAsync("/passerelle/quotas"));
        Assert.True((await stage.Officer.PostAsync($"/api/v1/quotas/{id}/withdraw", new { })).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Step_2_a_small_task_goes_to_the_small_model_and_the_rest_to_the_larger()
    {
        await RouteAsync();

        var small = await RoutedAsync("Résume : réunion mardi.");
        var sent = stage.Upstream.Requests.Last().Body;
        var longer = await RoutedAsync(new string('a', 600));
        var tools = await RoutedAsync("Bonjour", more: new { tools = new[] { new { type = "function", function = new { name = "chercher" } } } });
        var asked = await RoutedAsync("Bonjour", more: new { max_tokens = 4000 });
        var models = await ModelsAsync();

        Assert.Equal(("sittelle", Small, "small_task"), (small["x-balise-system"], small["x-balise-model"], small["x-balise-route"]));
        Assert.Contains($"\"model\":\"{Small}\"", sent);
        Assert.Equal(("assistant-erable", Large, "long_text"), (longer["x-balise-system"], longer["x-balise-model"], longer["x-balise-route"]));
        Assert.Equal((Large, "tools"), (tools["x-balise-model"], tools["x-balise-route"]));
        Assert.Equal((Large, "long_answer"), (asked["x-balise-model"], asked["x-balise-route"]));
        Assert.Equal("auto", models[0]);
        foreach (var each in new[] { small, longer, tools, asked })
        {
            Assert.Equal("true", (await stage.Officer.GetJsonAsync($"/api/v1/decisions/{each["x-balise-decision"]}/replay")).GetProperty("same").GetRawText());
        }

        Assert.Contains("Petit modèle choisi", await stage.PageAsync($"/journal/{small["x-balise-decision"]}"));
    }

    [Fact]
    public async Task Step_2_the_larger_is_asked_for_with_a_reason_that_the_journal_keeps()
    {
        await RouteAsync();

        var larger = await RoutedAsync("Bonjour", larger: Uri.EscapeDataString("Texte juridique à nuancer"));
        var unsaid = await RoutedAsync("Bonjour", larger: " ");
        var personal = await RoutedAsync("Bonjour", larger: "Pour jean.tremblay@exemple.qc.ca");
        var entry = await stage.Officer.GetJsonAsync($"/api/v1/journal/{larger["x-balise-decision"]}");

        Assert.Equal((Large, "larger_asked"), (larger["x-balise-model"], larger["x-balise-route"]));
        Assert.Contains("Texte juridique à nuancer", WebUtility.HtmlDecode(entry.GetRawText().Replace("\\u00E0", "à")));
        Assert.Equal(("400", "400"), (unsaid["status"], personal["status"]));
        Assert.Contains("Texte juridique à nuancer", await stage.PageAsync($"/journal/{larger["x-balise-decision"]}"));
        Assert.Equal("true", (await stage.Officer.GetJsonAsync($"/api/v1/decisions/{larger["x-balise-decision"]}/replay")).GetProperty("same").GetRawText());
    }

    [Fact]
    public async Task Step_2_the_choice_is_only_among_systems_that_the_rules_allow()
    {
        await RouteAsync();
        var foreign = await stage.Keeper.PutAsync($"/api/v1/model-routes/{Case}", Terms("harfang", "harfang-grand"));
        var stop = await stage.Officer.PostAsync("/api/v1/stops", new { scope = "system", target = "sittelle", reason = "Essai" });
        var id = (await stop.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();

        var passed = await RoutedAsync("Bonjour");
        var refused = await RoutedAsync("Bonjour", level: "protected_c");
        using var second = await PortalSession.OpenAsync(stage.Balise, "information_officer");
        Assert.True((await second.PostAsync($"/api/v1/stops/{id}/lift", new { reason = "Fin" })).IsSuccessStatusCode);

        Assert.Equal(422, (int)foreign.StatusCode);
        Assert.Equal((Large, "not_permitted"), (passed["x-balise-model"], passed["x-balise-route"]));
        Assert.Equal("403", refused["status"]);
        Assert.Equal("true", (await stage.Officer.GetJsonAsync($"/api/v1/decisions/{passed["x-balise-decision"]}/replay")).GetProperty("same").GetRawText());
    }

    [Fact]
    public async Task Step_2_a_person_asks_for_the_larger_on_the_assistant_page_and_must_say_why()
    {
        await RouteAsync();
        using var person = await PortalSession.OpenAsync(stage.Balise, "requester");

        var unsaid = await person.SubmitAsync($"/assistant?usage={Case}", "message", ("Input.Text", "Bonjour"), ("Input.Level", "unclassified"), ("Input.Larger", "true"));
        var small = await person.SubmitAsync($"/assistant?usage={Case}", "message", ("Input.Text", "Bonjour"), ("Input.Level", "unclassified"));
        var larger = await person.SubmitAsync(
            $"/assistant?usage={Case}", "message", ("Input.Text", "Bonjour"), ("Input.Level", "unclassified"), ("Input.Larger", "true"),
            ("Input.LargerReason", "Texte juridique"));

        Assert.Contains("href=\"#Input-LargerReason\"", unsaid);
        Assert.Contains("Petit modèle choisi", small);
        Assert.Contains($"({Small})", small);
        Assert.Contains("Grand modèle demandé", larger);
        Assert.Contains("Texte juridique", larger);
        Assert.Contains($"({Large})", larger);
    }

    [Fact]
    public async Task Step_3_each_answer_says_its_range_of_energy_and_its_factor_with_source_and_year()
    {
        var whole = await HeadersAsync("closed", Large);
        using var request = stage.Balise.Chat("closed", "Bonjour", stream: true, model: Large);
        using var streamed = await stage.Balise.Client.SendAsync(request);
        var events = await streamed.Content.ReadAsStringAsync();
        using var person = await PortalSession.OpenAsync(stage.Balise, "requester");
        var page = await person.SubmitAsync($"/assistant?usage={Case}", "message", ("Input.Text", "Bonjour"), ("Input.Level", "unclassified"));

        Assert.Matches(@"^energy=[\d.]+-[\d.]+ mWh; ghg=[\d.]+-[\d.]+ mgCO2e; water=[\d.]+-[\d.]+ mL$", whole["x-balise-footprint"]);
        Assert.StartsWith("place=CA-QC; grid=0.47-30.5 gCO2e/kWh; year=2021; method=\"EcoLogits 0.9.1\"; ", whole["x-balise-factor"]);
        Assert.Contains("source=\"Carbon: direct emissions of 2021", whole["x-balise-factor"]);
        Assert.Equal(whole["x-balise-factor"], streamed.Headers.GetValues("x-balise-factor").Single());
        Assert.Matches(@"(^|\n\n): x-balise-footprint: energy=[\d.]+-[\d.]+ mWh; ghg=", events);
        Assert.True(events.IndexOf(": x-balise-footprint", StringComparison.Ordinal) < events.IndexOf("[DONE]", StringComparison.Ordinal));
        Assert.Contains("Estimation pour cette réponse", page);
        Assert.Contains("Facteur : Québec", page.Replace('\u00A0', ' '));
        Assert.Contains("2021", page);
        Assert.Contains("Electricity Maps", page);
    }

    [Fact]
    public async Task Step_4_another_zone_changes_the_figure_from_then_on_and_says_so()
    {
        var before = await HeadersAsync("closed", Large);
        var foreign = await stage.Keeper.PostAsync("/api/v1/footprint-zones", new { system = "assistant-erable", place = "US", reason = "Essai" });
        var unsaid = await stage.Keeper.PostAsync("/api/v1/footprint-zones", new { system = "assistant-erable", place = "CA", reason = "" });
        var set = await stage.Keeper.PostAsync("/api/v1/footprint-zones", new { system = "assistant-erable", place = "CA", reason = "Comparer à la moyenne du pays" });

        var after = await HeadersAsync("closed", Large);
        var other = await HeadersAsync("sovereign", Small);
        var page = await KeeperPageAsync("/empreinte/facteurs");
        var report = await stage.ReportAsync(r => Places(r).Contains("CA"));
        var body = await stage.Keeper.PostAsync("/api/v1/footprint-zones", new { system = "", place = "CA", reason = "Tout le pays" });
        var all = await HeadersAsync("sovereign", Small);
        Assert.True((await stage.Keeper.PostAsync("/api/v1/footprint-zones", new { system = "assistant-erable", place = "", reason = "Retour" })).IsSuccessStatusCode);
        Assert.True((await stage.Keeper.PostAsync("/api/v1/footprint-zones", new { system = "", place = "", reason = "Retour" })).IsSuccessStatusCode);

        Assert.Equal((422, 422, 200, 200), ((int)foreign.StatusCode, (int)unsaid.StatusCode, (int)set.StatusCode, (int)body.StatusCode));
        Assert.StartsWith("place=CA; grid=174.81-174.81 gCO2e/kWh; year=2023", after["x-balise-factor"]);
        Assert.Contains("since=2", after["x-balise-factor"]);
        Assert.NotEqual(before["x-balise-footprint"].Split("ghg=")[1], after["x-balise-footprint"].Split("ghg=")[1]);
        Assert.StartsWith("place=CA-QC", other["x-balise-factor"]);
        Assert.StartsWith("place=CA;", all["x-balise-factor"]);
        Assert.Contains("Comparer à la moyenne du pays", page);
        Assert.Contains("CA-QC", Places(report));
        Assert.StartsWith("place=CA-QC", (await HeadersAsync("closed", Large))["x-balise-factor"]);
        Assert.Contains("footprint_zone.set", await (await stage.Officer.GetAsync("/api/v1/journal/export")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Step_6_the_month_is_told_by_unit_use_case_and_system_and_leaves_as_files()
    {
        Assert.Equal(200, (await stage.Balise.AskAsync("sovereign", "Bonjour")).Status);
        Assert.Equal(200, (await stage.Balise.AskAsync("closed", "Bonjour")).Status);

        var report = await stage.ReportAsync(r => Names(r, "byUnit").Contains(Unit) && Names(r, "bySystem").Length > 1);
        var page = await KeeperPageAsync("/empreinte/rapport");
        using var csv = await stage.Keeper.GetAsync("/empreinte/rapport.csv");
        using var word = await stage.Keeper.GetAsync("/empreinte/rapport.docx");
        using var teacher = await PortalSession.OpenAsync(stage.Balise, "teacher");
        using var refused = await teacher.GetAsync("/empreinte/rapport.csv");

        Assert.Contains(Case, Names(report, "byUseCase"));
        Assert.True(report.GetProperty("total").GetProperty("now").GetProperty("footprint").GetProperty("energy").GetProperty("max").GetDouble() > 0);
        Assert.Equal(0, report.GetProperty("total").GetProperty("before").GetProperty("requests").GetInt64());
        Assert.Contains("Rapport de durabilité", page);
        Assert.Contains(Unit, page);
        Assert.Contains("Electricity Maps", page);
        Assert.Contains(Unit, await csv.Content.ReadAsStringAsync());
        Assert.Equal((200, 403), ((int)word.StatusCode, (int)refused.StatusCode));
        Assert.Equal("PK"u8.ToArray(), (await word.Content.ReadAsByteArrayAsync())[..2]);
    }

    [Fact]
    public async Task Step_6_a_comparison_used_in_a_choice_is_kept_with_who_when_and_why()
    {
        await RouteAsync();
        var options = await stage.Keeper.GetJsonAsync($"/api/v1/use-cases/{Case}/comparisons/options");
        var unreasoned = await stage.Keeper.PostAsync($"/api/v1/use-cases/{Case}/comparisons", new { models = new[] { Small, Large }, chosen = Small, reason = "" });
        var alone = await stage.Keeper.PostAsync($"/api/v1/use-cases/{Case}/comparisons", new { models = new[] { Small }, chosen = Small, reason = "Seul" });

        var kept = await stage.Keeper.PostAsync(
            $"/api/v1/use-cases/{Case}/comparisons", new { models = new[] { Small, Large }, chosen = Small, reason = "Sept fois moins d’énergie", dossier = "D-2026-001" });
        var comparison = await kept.Content.ReadFromJsonAsync<JsonElement>();
        var routed = await stage.Keeper.PutAsync($"/api/v1/model-routes/{Case}", Terms("sittelle", Small, comparison.GetProperty("id").GetString()));
        var page = await KeeperPageAsync($"/cas-usage/{Case}/modeles");

        Assert.Contains(Small, options.EnumerateArray().Select(o => o.GetProperty("model").GetString()));
        Assert.Equal((422, 422, 201, 200), ((int)unreasoned.StatusCode, (int)alone.StatusCode, (int)kept.StatusCode, (int)routed.StatusCode));
        Assert.True(comparison.GetProperty("options")[0].GetProperty("smallest").GetBoolean());
        Assert.Equal(Small, comparison.GetProperty("options")[0].GetProperty("model").GetString());
        Assert.Equal("CA-QC", comparison.GetProperty("options")[0].GetProperty("factorPlace").GetString());
        Assert.Contains("Sept fois moins d’énergie", page);
        Assert.Contains("D-2026-001", page);
        Assert.Contains("Voir la comparaison qui fonde ce choix", page);
        Assert.Contains("model_comparison.recorded", await (await stage.Officer.GetAsync("/api/v1/journal/export")).Content.ReadAsStringAsync());
    }

    private static object Terms(string system, string model, string? comparison = null) => new
    {
        alias = "auto", reason = "Le plus petit qui convient", comparison,
        choices = new object[]
        {
            new { system, model, takes = new { characters = 500, outputTokens = 1000 } }, new { system = "assistant-erable", model = Large },
        },
    };

    private static string[] Places(JsonElement report) => [.. report.GetProperty("factors").EnumerateArray().Select(f => f.GetProperty("place").GetString()!)];

    private static string[] Names(JsonElement report, string group) => [.. report.GetProperty(group).EnumerateArray().Select(l => l.GetProperty("name").GetString()!)];

    private async Task RouteAsync()
    {
        await stage.AuthorizeAsync(Case, "sittelle");
        var set = await stage.Keeper.PutAsync($"/api/v1/model-routes/{Case}", Terms("sittelle", Small));
        Assert.True(set.IsSuccessStatusCode, await set.Content.ReadAsStringAsync());
    }

    private async Task<string> KeeperPageAsync(string path) =>
        WebUtility.HtmlDecode(await (await stage.Keeper.GetAsync(path)).Content.ReadAsStringAsync());

    private async Task<string[]> ModelsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", stage.Balise.Key("closed"));
        using var response = await stage.Balise.Client.SendAsync(request);
        return [.. (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data").EnumerateArray().Select(m => m.GetProperty("id").GetString()!)];
    }

    private async Task<Answer> AskAsync(string key, string model, object more)
    {
        var body = JsonSerializer.SerializeToNode(more)!.AsObject();
        (body["model"], body["messages"]) = (model, JsonSerializer.SerializeToNode(new[] { new { role = "user", content = "Bonjour" } }));
        return await stage.Balise.PostRawAsync(key, JsonContent.Create(body));
    }

    private Task<Dictionary<string, string>> HeadersAsync(string key, string model) => SendAsync(stage.Balise.Chat(key, "Bonjour", model: model));

    private Task<Dictionary<string, string>> RoutedAsync(string text, string? larger = null, string? level = null, object? more = null)
    {
        var request = stage.Balise.Chat("closed", text, level: level, model: "auto");
        if (more is not null)
        {
            var body = JsonSerializer.SerializeToNode(more)!.AsObject();
            (body["model"], body["messages"]) = ("auto", JsonSerializer.SerializeToNode(new[] { new { role = "user", content = text } }));
            request.Content = JsonContent.Create(body);
        }

        if (larger is not null)
        {
            request.Headers.TryAddWithoutValidation("x-balise-larger", larger);
        }

        return SendAsync(request);
    }

    private async Task<Dictionary<string, string>> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await stage.Balise.Client.SendAsync(request);
            var headers = response.Headers.ToDictionary(h => h.Key, h => string.Join(",", h.Value));
            headers["status"] = ((int)response.StatusCode).ToString();
            return headers;
        }
    }
}

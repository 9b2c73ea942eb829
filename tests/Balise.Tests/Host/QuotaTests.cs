using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Balise.Tests.Persistence;

namespace Balise.Tests.Host;

/// <summary>Ceilings through HTTP, as a client meets them (Guide, 2.3; S19).</summary>
public sealed class QuotaTests(QuotaTests.Stage stage) : IClassFixture<QuotaTests.Stage>
{
    [Fact]
    public async Task A_ceiling_of_the_minute_is_a_429_that_names_it_and_says_when_to_come_back()
    {
        await using var limit = await stage.LimitAsync("use_case", "resumer-documents", "requests", "minute", 2);

        var answers = await AskAsync("closed", 5);

        // The minute may turn once while they pass.
        var refused = answers.First(a => a.Status != 200);
        Assert.InRange(answers.Count(a => a.Status == 200), 2, 4);
        Assert.Equal((429, "quota_exceeded", "true"), (refused.Status, refused.Code, refused.ShouldRetry));
        Assert.InRange(refused.RetryAfter ?? 0, 1, 60);
        Assert.Contains("2 requêtes par minute", refused.Error.GetProperty("message").GetString());
        var named = refused.Error.GetProperty("balise").GetProperty("limit");
        Assert.Equal(("use_case", "requests", "minute", 2), (
            named.GetProperty("scope").GetString(), named.GetProperty("measure").GetString(), named.GetProperty("period").GetString(),
            named.GetProperty("amount").GetInt32()));
        Assert.Equal("quota", refused.Error.GetProperty("balise").GetProperty("rules")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_ceiling_of_the_day_is_a_403_that_nobody_tries_again()
    {
        await using var limit = await stage.LimitAsync("use_case", "resumer-documents", "requests", "day", 1);

        var answers = await AskAsync("closed", 2);

        Assert.Equal(200, answers[0].Status);
        Assert.Equal((403, "quota_exceeded", "false", null), (answers[1].Status, answers[1].Code, answers[1].ShouldRetry, answers[1].RetryAfter));
    }

    [Fact]
    public async Task Two_hundred_at_once_never_pass_a_ceiling_of_fifty()
    {
        await using var limit = await stage.LimitAsync("use_case", "resumer-documents", "requests", "day", 50);
        var before = stage.Upstream.Requests.Count;

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => stage.Balise.AskAsync("closed", "Bonjour", stream: i % 2 == 0)));

        Assert.Equal(50, answers.Count(a => a.Status == 200));
        Assert.Equal(50, stage.Upstream.Requests.Count - before);
    }

    [Fact]
    public async Task Tokens_are_settled_on_what_the_provider_counted()
    {
        await using var limit = await stage.LimitAsync("use_case", "resumer-documents", "tokens", "day", 100_000);

        await AskAsync("closed", 3);

        Assert.Equal(3 * stage.TokensOfAnswer, await limit.UsedAsync());
    }

    [Fact]
    public async Task Where_the_longest_answer_is_known_answers_under_way_never_pass_a_ceiling()
    {
        await stage.LongestAnswerAsync("assistant-erable", 1000);
        await using var limit = await stage.LimitAsync("use_case", "resumer-documents", "tokens", "day", 2500);
        stage.Upstream.Answer = async (http, body) =>
        {
            await Task.Delay(500);
            await ScriptedUpstream.AnswerPlainly(http, body);
        };

        // None of them says a maximum: two longest answers fit, three do not.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => stage.Balise.AskAsync("closed", "Bonjour")));
        stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
        var after = await stage.Balise.AskAsync("closed", "Bonjour");
        await stage.LongestAnswerAsync("assistant-erable", null);

        Assert.Equal(2, answers.Count(a => a.Status == 200));
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal("quota_exceeded", a.Code));
        Assert.Equal(200, after.Status);
        Assert.Equal(3 * stage.TokensOfAnswer, await limit.UsedAsync());
    }

    [Fact]
    public async Task A_client_that_leaves_a_stream_gives_back_what_it_did_not_use()
    {
        await using var limit = await stage.LimitAsync("use_case", "resumer-documents", "tokens", "day", 100_000);
        stage.Upstream.Answer = (http, _) => ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot", 5000), TimeSpan.FromMilliseconds(20));
        using (var request = stage.Balise.Chat("closed", "Bonjour", stream: true))
        using (var response = await stage.Balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            await reader.ReadLineAsync();
        }

        stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
        for (var i = 0; i < 400 && await limit.ReservedAsync() > 0; i++)
        {
            await Task.Delay(25);
        }

        Assert.Equal(0, await limit.ReservedAsync());
        Assert.InRange(await limit.UsedAsync(), 1, 4_095);
    }

    [Fact]
    public async Task What_was_used_today_is_still_used_after_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("balise-test-").FullName;
        var first = await BaliseProcess.StartAsync(data, [], ("BALISE_UPSTREAM", stage.Upstream.Address));
        var useCase = new { scope = "use_case", target = "resumer-documents", measure = "requests", period = "day", amount = 1 };
        using (var officer = await PortalSession.OpenAsync(first, "security_officer"))
        {
            Assert.Equal(201, (int)(await officer.PostAsync("/api/v1/quotas", useCase)).StatusCode);
        }

        Assert.Equal(200, (await first.AskAsync("closed", "Bonjour")).Status);
        await Task.Delay(2500);
        await first.KillAsync();

        await using var second = await BaliseProcess.StartAsync(data, [], ("BALISE_UPSTREAM", stage.Upstream.Address));
        Assert.Equal((403, "quota_exceeded"), await second.AskAsync("closed", "Bonjour") is var again ? (again.Status, again.Code) : default);
    }

    [Theory]
    [InlineData(false, null, 503)]
    [InlineData(true, null, 200)]
    [InlineData(true, "protected_b", 503)]
    public async Task Without_its_counters_the_gateway_refuses_unless_the_body_lets_the_unclassified_pass(bool allowBlind, string? level, int expected)
    {
        await using var redis = await PrivateRedis.StartAsync();
        await using var balise = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", stage.Upstream.Address), ("BALISE_REDIS", redis.Configuration));
        using var officer = await PortalSession.OpenAsync(balise, "security_officer");
        var limit = new { scope = "organization", target = "", measure = "requests", period = "day", amount = 1000, allowBlind };
        Assert.Equal(201, (int)(await officer.PostAsync("/api/v1/quotas", limit)).StatusCode);
        Assert.Equal(200, (await balise.AskAsync("sovereign", "Bonjour", level: level)).Status);

        await redis.StopAsync();
        var blind = await balise.AskAsync("sovereign", "Bonjour", level: level);
        await redis.StartAgainAsync();

        Assert.Equal(expected, blind.Status);
        using var entry = await officer.GetAsync($"/api/v1/journal/{blind.Decision}");
        var rules = (await entry.Content.ReadAsStringAsync()) ?? "";
        Assert.Contains(expected == 200 ? "quota.unverified" : "quota.unavailable", rules);
    }

    private async Task<List<Answer>> AskAsync(string key, int times)
    {
        List<Answer> answers = [];
        for (var i = 0; i < times; i++)
        {
            answers.Add(await stage.Balise.AskAsync(key, "Bonjour"));
        }

        return answers;
    }

    public sealed class Stage : IAsyncLifetime
    {
        private PortalSession officer = null!;

        public BaliseProcess Balise { get; private set; } = null!;

        public ScriptedUpstream Upstream { get; private set; } = null!;

        /// <summary>What the scripted provider says of its ordinary answer.</summary>
        public long TokensOfAnswer => 5;

        public async Task<SetLimit> LimitAsync(string scope, string target, string measure, string period, long amount)
        {
            var set = await officer.PostAsync("/api/v1/quotas", new { scope, target, measure, period, amount });
            Assert.Equal(201, (int)set.StatusCode);
            return new SetLimit(officer, (await set.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
        }

        /// <summary>Writes in the register the longest answer of a system's models; null takes it away.</summary>
        public async Task LongestAnswerAsync(string slug, long? tokens)
        {
            using var keeper = await PortalSession.OpenAsync(Balise, "sti");
            var system = JsonNode.Parse(await (await keeper.GetAsync($"/api/v1/systems/{slug}")).Content.ReadAsStringAsync())!;
            foreach (var figures in system["details"]!["figures"]!.AsArray())
            {
                figures!["maxOutput"] = tokens;
            }

            var saved = await keeper.PutAsync($"/api/v1/systems/{slug}", new { version = system["version"]!.GetValue<int>(), details = system["details"] });
            Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        }

        public async ValueTask InitializeAsync()
        {
            Upstream = await ScriptedUpstream.StartAsync();
            Balise = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", Upstream.Address));
            officer = await PortalSession.OpenAsync(Balise, "security_officer");
        }

        public async ValueTask DisposeAsync()
        {
            officer.Dispose();
            await Balise.DisposeAsync();
            await Upstream.DisposeAsync();
        }
    }

    /// <summary>A limit for the time of one test.</summary>
    public sealed class SetLimit(PortalSession officer, string id) : IAsyncDisposable
    {
        public Task<long> UsedAsync() => FigureAsync("used");

        public Task<long> ReservedAsync() => FigureAsync("reserved");

        public async ValueTask DisposeAsync() =>
            Assert.True((await officer.PostAsync($"/api/v1/quotas/{id}/withdraw", new { })).IsSuccessStatusCode);

        private async Task<long> FigureAsync(string name)
        {
            using var answer = await officer.GetAsync("/api/v1/quotas");
            var limit = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("limits").EnumerateArray().Single(l => l.GetProperty("id").GetString() == id);
            return limit.GetProperty("uses").EnumerateArray().Sum(u => u.GetProperty(name).GetInt64());
        }
    }
}

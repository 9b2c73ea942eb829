using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Balise.Tests.Persistence;
using Npgsql;

namespace Balise.Tests.Host;

/// <summary>Three processes on one PostgreSQL and one Redis: what one says holds on all, and what one loses is not lost.</summary>
public sealed partial class ReplicasTests(ReplicasTests.Stage stage) : IClassFixture<ReplicasTests.Stage>
{
    // A busy machine may be late once; what is promised is what it can do.
    private const int Attempts = 5;

    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_ceiling_is_one_for_all_replicas()
    {
        using var officer = await PortalSession.OpenAsync(stage.First, "security_officer");
        var set = await officer.PostAsync("/api/v1/quotas", new { scope = "use_case", target = "resumer-documents", measure = "requests", period = "day", amount = 60 });
        Assert.Equal(201, (int)set.StatusCode);

        // A second ceiling, set after: a replica that keeps it has the first one too.
        var marker = await officer.PostAsync("/api/v1/quotas", new { scope = "use_case", target = "traduire-document", measure = "requests", period = "day", amount = 1 });
        await stage.UntilAsync(async b => (await b.AskAsync("sovereign", "Bonjour")).Code == "quota_exceeded");
        var before = stage.Upstream.Requests.Count;

        var answers = await Task.WhenAll(stage.Replicas.SelectMany(b => Enumerable.Range(0, 60).Select(i => b.AskAsync("closed", "Bonjour", stream: i % 2 == 0))));
        var sent = stage.Upstream.Requests.Count - before;
        var used = (await officer.GetJsonAsync("/api/v1/quotas")).GetProperty("limits").EnumerateArray()
            .First(l => l.GetProperty("target").GetString() == "resumer-documents").GetProperty("uses")[0];
        foreach (var limit in new[] { set, marker })
        {
            await officer.PostAsync($"/api/v1/quotas/{(await limit.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()}/withdraw", new { });
        }

        await stage.UntilAsync(async b => (await b.AskAsync("sovereign", "Bonjour")).Status == 200);
        Assert.Equal(60, answers.Count(a => a.Status == 200));
        Assert.Equal(60, sent);
        Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal("quota_exceeded", a.Code));
        Assert.Equal((60, 0), (used.GetProperty("used").GetInt32(), used.GetProperty("reserved").GetInt32()));
    }

    [Fact]
    public async Task A_stop_pressed_on_one_ends_the_streams_of_all_under_a_second()
    {
        using var officer = await PortalSession.OpenAsync(stage.First, "security_officer");
        using var second = await PortalSession.OpenAsync(stage.First, "information_officer");
        List<long> slowest = [];
        for (var attempt = 0; attempt < Attempts && !slowest.Exists(ms => ms <= Promised.TotalMilliseconds); attempt++)
        {
            stage.Upstream.Answer = (http, _) => ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot", 5000), TimeSpan.FromMilliseconds(20));
            await stage.UntilAsync(async b => (await b.AskAsync("sovereign", "Bonjour", level: "protected_z")).Status == 400);
            var streams = await Task.WhenAll(stage.Replicas.Select(OpenStreamAsync));

            var pressed = await officer.PostAsync("/api/v1/stops", new { scope = "person", target = stage.Person, reason = "Exercice", drill = true });
            var rests = await Task.WhenAll(streams.Select(s => s.Reader.ReadToEndAsync()));
            var refused = await Task.WhenAll(stage.Replicas.Select(b => b.AskAsync("closed", "Bonjour")));

            Assert.All(rests, rest => Assert.Contains("\"code\":\"emergency_stop\"", rest));
            Assert.All(refused, a => Assert.Equal((403, "emergency_stop"), (a.Status, a.Code)));
            var id = (await pressed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
            slowest.Add(await SlowestAsync(officer, id!));
            Array.ForEach(streams, s => s.Dispose());
            stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
            Assert.Equal(403, (int)(await officer.PostAsync($"/api/v1/stops/{id}/lift", new { reason = "Fin" })).StatusCode);
            Assert.True((await second.PostAsync($"/api/v1/stops/{id}/lift", new { reason = "Fin de l’exercice" })).IsSuccessStatusCode);
            await stage.UntilAsync(async b => (await b.AskAsync("closed", "Bonjour")).Status == 200);
        }

        Assert.Contains(slowest, ms => ms <= Promised.TotalMilliseconds);
    }

    [Fact]
    public async Task A_key_revoked_on_one_is_refused_by_all_under_a_second()
    {
        using var keeper = await PortalSession.OpenAsync(stage.Replicas[1], "sti");
        List<TimeSpan> took = [];
        for (var attempt = 0; attempt < Attempts && !took.Exists(t => t <= Promised); attempt++)
        {
            var slug = $"essai-{attempt}";
            var issued = await keeper.PostAsync("/api/v1/keys", new { slug, useCase = "resumer-documents", application = "Essai" });
            var secret = (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;
            await stage.UntilAsync(async b => await StatusAsync(b, secret) == 200);

            var since = Stopwatch.GetTimestamp();
            Assert.True((await keeper.PostAsync($"/api/v1/keys/{slug}/revoke", new { })).IsSuccessStatusCode);
            await stage.UntilAsync(async b => await StatusAsync(b, secret) == 401);
            took.Add(Stopwatch.GetElapsedTime(since));
        }

        Assert.Contains(took, t => t <= Promised);
    }

    [Fact]
    public async Task A_replica_that_is_killed_loses_no_decision()
    {
        stage.Upstream.Answer = async (http, body) =>
        {
            await Task.Delay(20);
            await ScriptedUpstream.AnswerPlainly(http, body);
        };
        var before = stage.Upstream.Requests.Count;
        using var stop = new CancellationTokenSource();
        var third = stage.Replicas[2];
        var load = Enumerable.Range(0, 8).Select(worker => LoadAsync(third, worker, stop.Token)).ToArray();
        while (stage.Upstream.Requests.Count - before < 60)
        {
            await Task.Delay(10);
        }

        await third.KillAsync();
        await stop.CancelAsync();
        await Task.WhenAll(load);
        stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
        await stage.RestartThirdAsync();

        var sent = stage.Upstream.Requests.Skip(before).Select(r => Marker(r.Body)).Where(m => m.Length > 0).ToHashSet();
        await using var connection = new NpgsqlConnection(stage.Database);
        await connection.OpenAsync();
        var decided = await TextsAsync(connection, "SELECT request_id FROM journal_entries WHERE type = 'decision' AND request_id IS NOT NULL");
        var open = await TextsAsync(
            connection,
            """
            SELECT d.id::text FROM journal_entries d WHERE d.type = 'decision' AND d.verdict IN ('allow', 'transform')
            AND (SELECT COUNT(*) FROM journal_entries o WHERE o.decision = d.id AND o.type = 'outcome') <> 1
            """);
        Assert.True(sent.Count >= 60);
        Assert.Empty(sent.Except(decided));
        Assert.Empty(open);
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static string Marker(string body)
    {
        var start = body.IndexOf("marker:", StringComparison.Ordinal);
        return start < 0 ? "" : body[(start + 7)..body.IndexOf(':', start + 7)];
    }

    private static async Task LoadAsync(BaliseProcess balise, int worker, CancellationToken ct)
    {
        for (var i = 0; !ct.IsCancellationRequested; i++)
        {
            try
            {
                using var request = balise.Chat("closed", $"marker:{worker}-{i}:", stream: i % 3 == 0);
                request.Headers.Add("x-request-id", $"{worker}-{i}");
                using var response = await balise.Client.SendAsync(request, ct);
                await response.Content.ReadAsByteArrayAsync(ct);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private static async Task<int> StatusAsync(BaliseProcess balise, string secret)
    {
        using var request = balise.Chat("closed", "Bonjour");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var response = await balise.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task<long> SlowestAsync(PortalSession session, string id)
    {
        for (var i = 0; i < 400; i++)
        {
            var report = await session.GetJsonAsync($"/api/v1/stops/{id}/report");
            if (report.GetProperty("effects").GetArrayLength() == 3)
            {
                Assert.Equal(3, report.GetProperty("streams").GetInt32());
                return report.GetProperty("slowestMs").GetInt64();
            }

            await Task.Delay(25);
        }

        throw new TimeoutException("A replica did not write when it applied the stop.");
    }

    private static async Task<OpenStream> OpenStreamAsync(BaliseProcess balise)
    {
        var request = balise.Chat("closed", "Bonjour", stream: true);
        var response = await balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.StartsWith("data: ", await reader.ReadLineAsync());
        return new OpenStream(request, response, reader);
    }

    private sealed record OpenStream(HttpRequestMessage Request, HttpResponseMessage Response, StreamReader Reader) : IDisposable
    {
        public void Dispose()
        {
            Reader.Dispose();
            Response.Dispose();
            Request.Dispose();
        }
    }

    public sealed class Stage : IAsyncLifetime
    {
        private PrivateRedis redis = null!;
        private (string, string)[] environment = [];
        private string thirdFolder = "";

        public string Database { get; private set; } = "";

        public List<BaliseProcess> Replicas { get; } = [];

        public BaliseProcess First => Replicas[0];

        public ScriptedUpstream Upstream { get; private set; } = null!;

        /// <summary>Whoever holds the key used here.</summary>
        public string Person => First.Demo.GetProperty("keys").GetProperty("closed").GetProperty("person").GetString()!;

        /// <summary>Until every replica says so.</summary>
        public async Task UntilAsync(Func<BaliseProcess, Task<bool>> holds)
        {
            foreach (var replica in Replicas)
            {
                var since = Stopwatch.GetTimestamp();
                while (!await holds(replica))
                {
                    Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(30), "A replica did not follow.");
                }
            }
        }

        public async Task RestartThirdAsync()
        {
            Replicas[2] = await BaliseProcess.StartAsync(thirdFolder, [], environment);
            Replicas[2].Know(First);
        }

        public async ValueTask InitializeAsync()
        {
            Database = PrivatePostgreSql.CreateDatabase();
            redis = await PrivateRedis.StartAsync();
            Upstream = await ScriptedUpstream.StartAsync();
            environment =
            [
                ("BALISE_UPSTREAM", Upstream.Address), ("BALISE_DATABASE", Database), ("BALISE_REDIS", redis.Configuration),
                ("BALISE_SECRETS_KEY", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
            ];
            Replicas.Add(await BaliseProcess.StartAsync(environment));
            for (var i = 0; i < 2; i++)
            {
                thirdFolder = Directory.CreateTempSubdirectory("balise-test-").FullName;
                File.Copy(Path.Combine(First.Data, "journal.key"), Path.Combine(thirdFolder, "journal.key"));
                Replicas.Add(await BaliseProcess.StartAsync(thirdFolder, [], environment));
                Replicas[^1].Know(First);
            }
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var replica in Replicas)
            {
                await replica.DisposeAsync();
            }

            if (Upstream is not null)
            {
                await Upstream.DisposeAsync();
                await redis.DisposeAsync();
                PrivatePostgreSql.DropDatabase(Database);
            }
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Balise.Tests.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Balise.Tests.Host;

/// <summary>A masked conversation goes on wherever its next turn arrives: on another replica, after a restart; and nowhere else.</summary>
public sealed class MaskedConversationTests(MaskedConversationTests.Stage stage) : IClassFixture<MaskedConversationTests.Stage>
{
    private const string Sin = "046 454 286";
    private const string OtherSin = "130 692 544";

    [Fact]
    public async Task A_conversation_goes_on_through_another_replica()
    {
        var replicas = await stage.ReplicasAsync();
        var (a, b) = (replicas[0], replicas[1]);

        var first = await stage.AskAsync(a, $"NAS : {Sin}", "suite");
        var second = await stage.AskAsync(b, $"NAS : {OtherSin}, avant : {Sin}", "suite");
        var plain = await stage.AskAsync(b, "Redis [[CA_SIN_1]] et [[CA_SIN_2]]", "suite", stream: true);
        var back = await stage.AskAsync(a, "Redis [[CA_SIN_2]]", "suite");

        Assert.Equal("NAS : [[CA_SIN_1]]", first.Seen);
        Assert.Equal($"NAS : {Sin}", first.Said);
        Assert.Equal("NAS : [[CA_SIN_2]], avant : [[CA_SIN_1]]", second.Seen);
        Assert.Equal($"NAS : {OtherSin}, avant : {Sin}", second.Said);
        Assert.Equal($"Redis {Sin} et {OtherSin}", plain.Said);
        Assert.Equal($"Redis {OtherSin}", back.Said);
        Assert.All([first, second, plain, back], r => Assert.Null(r.Restored));
    }

    [Fact]
    public async Task Another_conversation_and_another_key_get_nothing_back()
    {
        var replicas = await stage.ReplicasAsync();
        await stage.AskAsync(replicas[0], $"NAS : {Sin}", "mine");

        var other = await stage.AskAsync(replicas[1], "Redis [[CA_SIN_1]]", "yours");
        var key = await stage.AskAsync(replicas[1], "Redis [[CA_SIN_1]]", "mine", key: "closed");
        var alone = await stage.AskAsync(replicas[1], "Redis [[CA_SIN_1]]", null);

        Assert.All([other, key, alone], r => Assert.Equal("Redis [[CA_SIN_1]]", r.Said));
    }

    [Fact]
    public async Task Turns_of_one_conversation_at_once_on_two_replicas_never_share_a_name()
    {
        var replicas = await stage.ReplicasAsync();
        var numbers = Numbers().Take(64).ToList();

        var turns = await Task.WhenAll(numbers.Select((n, i) => stage.AskAsync(replicas[i % 2], $"NAS : {n}", "ensemble")));
        var names = turns.Select(t => t.Seen).ToList();
        var all = await stage.AskAsync(replicas[0], string.Join(' ', names), "ensemble");

        Assert.All(turns, t => Assert.Equal(200, t.Answer.Status));
        Assert.All(turns.Zip(numbers), t => Assert.Equal($"NAS : {t.Second}", t.First.Said));
        Assert.Equal(64, names.Distinct().Count());
        Assert.Equal(string.Join(' ', numbers.Select(n => $"NAS : {n}")), all.Said);
    }

    [Fact]
    public async Task No_row_of_the_server_holds_a_value_or_the_name_of_a_conversation()
    {
        var replicas = await stage.ReplicasAsync();
        await stage.AskAsync(replicas[0], $"NAS : {Sin}", "named-conversation");

        var rows = await stage.RowsAsync();

        Assert.Contains(rows, r => r.Contains("CA_SIN"));
        Assert.DoesNotContain(rows, r => r.Contains(Sin) || r.Contains("046454286") || r.Contains(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Sin))));
        Assert.DoesNotContain(rows, r => r.Contains("named-conversation"));
    }

    [Fact]
    public async Task A_conversation_goes_on_after_the_process_was_killed_and_no_file_holds_its_values()
    {
        var folder = Directory.CreateTempSubdirectory("balise-test-").FullName;
        (string, string)[] environment = [("BALISE_UPSTREAM", stage.Upstream.Address)];
        var balise = await BaliseProcess.StartAsync(folder, [], environment);
        var first = await stage.AskAsync(balise, $"NAS : {Sin}", "reprise");
        await balise.KillAsync();
        await using var again = await BaliseProcess.StartAsync(folder, [], environment);

        var second = await stage.AskAsync(again, $"NAS : {OtherSin}, avant : {Sin}", "reprise");

        Assert.Equal("NAS : [[CA_SIN_1]]", first.Seen);
        Assert.Equal("NAS : [[CA_SIN_2]], avant : [[CA_SIN_1]]", second.Seen);
        Assert.Equal($"NAS : {OtherSin}, avant : {Sin}", second.Said);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            Assert.False(bytes.Contains(Sin) || bytes.Contains("046454286") || bytes.Contains("reprise"), file);
        }
    }

    [Fact]
    public async Task Without_its_store_what_must_be_masked_stays_here_and_what_was_masked_stays_masked()
    {
        await using var balise = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", stage.Upstream.Address));
        await stage.AskAsync(balise, $"NAS : {Sin}", "avant");
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(balise.Data, "balise.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE placeholders RENAME TO gone";
            command.ExecuteNonQuery();
        }

        var refused = await stage.AskAsync(balise, $"NAS : {Sin}", "pendant");
        var known = await stage.AskAsync(balise, $"NAS : {Sin}", "avant");
        var carried = await stage.AskAsync(balise, "Redis [[CA_SIN_1]]", "pendant");
        var alone = await stage.AskAsync(balise, $"NAS : {Sin}", null);
        using var officer = await PortalSession.OpenAsync(balise, "security_officer");
        var entry = await officer.GetJsonAsync($"/api/v1/decisions/{refused.Answer.Decision}/explain");
        var replayed = await officer.GetJsonAsync($"/api/v1/decisions/{refused.Answer.Decision}/replay");

        Assert.Equal((503, "masking_unavailable", null), (refused.Answer.Status, refused.Answer.Code, refused.Seen));
        Assert.Contains("Réessayez", refused.Answer.Error.GetProperty("balise").GetProperty("remedy").GetString());
        Assert.DoesNotContain(Sin, refused.Answer.Body);
        Assert.Equal(("deny", "masking_unavailable"), (entry.GetProperty("verdict").GetString(), entry.GetProperty("code").GetString()));
        Assert.Contains("masking_unavailable", replayed.GetRawText());
        Assert.Equal($"NAS : {Sin}", known.Said);
        Assert.Equal(("Redis [[CA_SIN_1]]", "unavailable"), (carried.Said, carried.Restored));
        Assert.Equal(("NAS : [[CA_SIN_1]]", $"NAS : {Sin}"), (alone.Seen, alone.Said));
    }

    [Fact]
    public async Task An_answer_that_brings_a_masked_value_back_counts_for_its_level()
    {
        var replicas = await stage.ReplicasAsync();
        await stage.AskAsync(replicas[0], $"NAS : {Sin}", "niveau");

        var plain = await stage.AskAsync(replicas[1], "Redis rien", "niveau");
        var back = await stage.AskAsync(replicas[1], "Redis [[CA_SIN_1]]", "niveau");

        Assert.Equal("unclassified", plain.Level);
        Assert.Equal("protected_b", back.Level);
    }

    // Social insurance numbers with their check digit (Luhn), said in three groups.
    private static IEnumerable<string> Numbers()
    {
        for (var stem = 13069000; ; stem += 37)
        {
            var sum = stem.ToString().Select((c, i) => (c - '0') * (1 + (i % 2))).Sum(d => d > 9 ? d - 9 : d);
            var number = $"{stem}{(10 - (sum % 10)) % 10}";
            yield return $"{number[..3]} {number[3..6]} {number[6..]}";
        }
    }

    public sealed record Turn(Answer Answer, string? Seen, string? Said, string? Restored, string? Level);

    public sealed class Stage : IAsyncLifetime
    {
        // One of the provider's headers that come back: what it was asked, whoever else asks meanwhile.
        private const string Seen = "openai-version";

        private readonly SemaphoreSlim once = new(1, 1);
        private readonly List<BaliseProcess> replicas = [];
        private string? database;

        public ScriptedUpstream Upstream { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Upstream = await ScriptedUpstream.StartAsync();
            Upstream.Answer = EchoAsync;
        }

        /// <summary>Two processes on one server; skipped where there is no PostgreSQL.</summary>
        public async Task<IReadOnlyList<BaliseProcess>> ReplicasAsync()
        {
            await once.WaitAsync();
            try
            {
                if (replicas.Count == 0)
                {
                    database = PrivatePostgreSql.CreateDatabase();
                    (string, string)[] environment =
                    [
                        ("BALISE_UPSTREAM", Upstream.Address), ("BALISE_DATABASE", database),
                        ("BALISE_SECRETS_KEY", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))),
                    ];
                    replicas.Add(await BaliseProcess.StartAsync(environment));
                    var folder = Directory.CreateTempSubdirectory("balise-test-").FullName;
                    File.Copy(Path.Combine(replicas[0].Data, "journal.key"), Path.Combine(folder, "journal.key"));
                    replicas.Add(await BaliseProcess.StartAsync(folder, [], environment));
                    replicas[1].Know(replicas[0]);
                }

                return replicas;
            }
            finally
            {
                once.Release();
            }
        }

        public async Task<Turn> AskAsync(BaliseProcess balise, string text, string? conversation, bool stream = false, string key = "bulletin")
        {
            using var request = balise.Chat(key, text, stream);
            if (conversation is not null)
            {
                request.Headers.Add("x-balise-conversation", conversation);
            }

            using var response = await balise.Client.SendAsync(request);
            var answer = await Answer.ReadAsync(response);
            var seen = Header(response, Seen) is { } said ? Encoding.UTF8.GetString(Convert.FromBase64String(said)) : null;
            return new Turn(
                answer, seen, answer.Status == 200 ? Words(answer.Body) : null, Header(response, "x-balise-restored"),
                Header(response, "x-balise-classification"));
        }

        /// <summary>Every row of every table, as text.</summary>
        public async Task<List<string>> RowsAsync()
        {
            await using var connection = new NpgsqlConnection(database);
            await connection.OpenAsync();
            await using (var all = new NpgsqlCommand("SELECT set_config('balise.organization', '*', false)", connection))
            {
                await all.ExecuteNonQueryAsync();
            }

            List<string> rows = [];
            foreach (var table in await TextsAsync(connection, "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"))
            {
                rows.AddRange(await TextsAsync(connection, $"SELECT t::text FROM {table} t"));
                foreach (var column in await TextsAsync(
                    connection, $"SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '{table}'::regclass AND atttypid = 'bytea'::regtype"))
                {
                    rows.AddRange(await TextsAsync(connection, $"SELECT encode({column}, 'escape') FROM {table} WHERE {column} IS NOT NULL"));
                }
            }

            return rows;
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var replica in replicas)
            {
                await replica.DisposeAsync();
            }

            await Upstream.DisposeAsync();
            if (database is not null)
            {
                PrivatePostgreSql.DropDatabase(database);
            }
        }

        private static async Task<List<string>> TextsAsync(NpgsqlConnection connection, string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await using var reader = await command.ExecuteReaderAsync();
            List<string> texts = [];
            while (await reader.ReadAsync())
            {
                texts.Add(reader.GetString(0));
            }

            return texts;
        }

        private static string Asked(string body) =>
            JsonDocument.Parse(body).RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;

        private static string Words(string body) => string.Concat(body.Split('\n')
            .Select(l => l.StartsWith("data: ", StringComparison.Ordinal) ? l[6..] : l).Where(l => l.StartsWith('{'))
            .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("choices")[0])
            .Select(c => c.TryGetProperty("delta", out var part) || c.TryGetProperty("message", out part) ? part : default)
            .Where(p => p.ValueKind is JsonValueKind.Object && p.TryGetProperty("content", out _)).Select(p => p.GetProperty("content").GetString()));

        private static string? Header(HttpResponseMessage response, string name) =>
            response.Headers.TryGetValues(name, out var values) ? string.Join(",", values) : null;

        private static Task EchoAsync(HttpContext http, string body)
        {
            http.Response.Headers[Seen] = Convert.ToBase64String(Encoding.UTF8.GetBytes(Asked(body)));
            var answer = EchoedAnswer.Of("chat", Asked(body), streamed: body.Contains("\"stream\":true"));
            http.Response.ContentType = answer.Type;
            return http.Response.WriteAsync(string.Concat(answer.Pieces));
        }
    }
}

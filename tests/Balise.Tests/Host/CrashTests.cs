using System.Collections.Concurrent;
using System.Text.Json;
using Balise.Cli;

namespace Balise.Tests.Host;

/// <summary>
/// <c>kill -9</c> at random moments under load: whatever the provider saw was decided first, and what was interrupted is said to be.
/// <c>BALISE_TEST_KILLS</c> sets how many times (50 in the measured run; fewer in the ordinary suite).
/// </summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Every_request_the_provider_saw_has_a_durable_decision_whenever_the_process_dies()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable("BALISE_TEST_KILLS"), out var wanted) ? wanted : 5;
        var random = new Random(20261122);
        await using var upstream = await ScriptedUpstream.StartAsync();
        upstream.Answer = async (http, body) =>
        {
            await Task.Delay(random.Next(0, 30));
            await ScriptedUpstream.AnswerPlainly(http, body);
        };
        var data = Directory.CreateTempSubdirectory("balise-crash-").FullName;
        for (var kill = 0; kill < kills; kill++)
        {
            await using var balise = new Disposable(await BaliseProcess.StartAsync(data, [], ("BALISE_UPSTREAM", upstream.Address)));
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, 16).Select(worker => LoadAsync(balise.Process, $"{kill}-{worker}", stop.Token)).ToArray();
            if (kill % 2 == 0)
            {
                // The first request of a process takes its time: every other one dies among requests that flow.
                await SomethingSeenAsync(upstream, upstream.Requests.Count);
            }

            await Task.Delay(random.Next(20, 800));
            await balise.Process.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(load);
        }

        var seen = upstream.Requests.Select(r => Marker(r.Body)).ToHashSet();
        await using var last = await BaliseProcess.StartAsync(data, [], ("BALISE_UPSTREAM", upstream.Address));
        await last.AskAsync("closed", "Bonjour");
        await Task.Delay(500);
        await last.KillAsync();

        var output = new StringWriter();
        var errors = new StringWriter();
        var database = Path.Combine(data, "balise.db");
        Assert.True(await Command.RunAsync(["journal", "verify", database], output, errors) == 0, $"{output}{errors}");
        var (decided, open) = JournalOf(database);
        Assert.NotEmpty(seen);
        Assert.Subset(decided, seen);
        Assert.Empty(open);
    }

    // The marker travels as the request id too, so that the journal can be compared with what the provider received.
    private static async Task LoadAsync(BaliseProcess balise, string worker, CancellationToken ct)
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
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or ObjectDisposedException)
            {
                if (ct.IsCancellationRequested)
                {
                    return;
                }

                await Task.Delay(5, CancellationToken.None);
            }
        }
    }

    private static async Task SomethingSeenAsync(ScriptedUpstream upstream, int before)
    {
        for (var i = 0; i < 600 && upstream.Requests.Count == before; i++)
        {
            await Task.Delay(50);
        }
    }

    private static string Marker(string body)
    {
        var start = body.IndexOf("marker:", StringComparison.Ordinal);
        return start < 0 ? "other" : body[(start + 7)..body.IndexOf(':', start + 7)];
    }

    /// <summary>Request ids with a decision, and decisions let through without an outcome.</summary>
    private static (HashSet<string> Decided, List<string> Open) JournalOf(string database)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        HashSet<string> decided = ["other"];
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT request_id FROM journal_entries WHERE type = 'decision'";
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                decided.Add(reader.GetString(0));
            }
        }

        List<string> open = [];
        using (var command = connection.CreateCommand())
        {
            command.CommandText = """
                SELECT d.id FROM journal_entries d WHERE d.type = 'decision' AND d.verdict IN ('allow', 'transform')
                AND (SELECT COUNT(*) FROM journal_entries o WHERE o.decision = d.id AND o.type = 'outcome') <> 1
                """;
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                open.Add(reader.GetString(0));
            }
        }

        return (decided, open);
    }

    // The data folder must outlive each process.
    private sealed class Disposable(BaliseProcess process) : IAsyncDisposable
    {
        public BaliseProcess Process { get; } = process;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

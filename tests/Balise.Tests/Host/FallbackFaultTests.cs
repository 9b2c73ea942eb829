using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Balise.Tests.Host;

/// <summary>What fails between two systems, or before a provider is trusted: nothing leaves, and each decision gets its one outcome.</summary>
public sealed class FallbackFaultTests(UpstreamServicesTests.Stage stage) : IClassFixture<UpstreamServicesTests.Stage>
{
    private const string Refuse =
        "CREATE TRIGGER refused BEFORE INSERT ON journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is full'); END";

    private BaliseProcess Balise => stage.Balise;

    [Fact]
    public async Task A_journal_that_fails_between_two_decisions_lets_nothing_leave_and_owes_one_outcome()
    {
        stage.First.Answer = (http, _) =>
        {
            Execute(Refuse);
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        stage.Second.Answer = ScriptedUpstream.AnswerPlainly;
        await stage.PointAsync("assistant-erable", stage.First.Address, "open_ai");
        await stage.PointAsync("sittelle", stage.Second.Address, "open_ai");
        await stage.AlternativesAsync("resumer-documents", ("sittelle", "sittelle-traduction"));
        var before = stage.Second.Requests.Count;

        var answer = await AskAsync("closed", "between");
        Execute("DROP TRIGGER refused");

        Assert.Equal((503, "journal_unavailable"), (answer.Status, answer.Code));
        Assert.Equal(before, stage.Second.Requests.Count);
        Assert.Contains("upstream_failed", Assert.Single(await OutcomesAsync("between")));
        Assert.Equal("1", Assert.Single(Texts("SELECT CAST(COUNT(*) AS TEXT) FROM journal_entries WHERE type = 'decision' AND request_id = 'between'")));
        stage.First.Answer = ScriptedUpstream.AnswerPlainly;
        Assert.Equal(200, (await AskAsync("closed", "after")).Status);
        Assert.Single(await OutcomesAsync("between"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_provider_whose_certificate_is_not_trusted_receives_nothing(bool tls)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var received = new StringBuilder();
        var serving = ServeAsync(listener, tls ? SelfSigned() : null, received);
        await stage.PointAsync("harfang", $"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1", "open_ai");

        var answer = await AskAsync("government", $"tls-{tls}");
        listener.Stop();
        await serving;

        Assert.Equal((502, "upstream_error"), (answer.Status, answer.Code));
        Assert.DoesNotContain("Bonjour", received.ToString());
        Assert.DoesNotContain("Bearer", received.ToString());
        Assert.Contains("upstream_failed", Assert.Single(await OutcomesAsync($"tls-{tls}")));
    }

    private async Task<Answer> AskAsync(string key, string id)
    {
        using var request = Balise.Chat(key, "Bonjour");
        request.Headers.Add("x-request-id", id);
        using var response = await Balise.Client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    // Outcomes follow the answer, and those that the journal refused are tried again.
    private async Task<List<string>> OutcomesAsync(string id)
    {
        for (var i = 0; ; i++)
        {
            var outcomes = Texts(
                $"SELECT CAST(o.bytes AS TEXT) FROM journal_entries o JOIN journal_entries d ON o.decision = d.id WHERE d.request_id = '{id}' AND o.type = 'outcome'");
            if (outcomes.Count > 0 || i == 400)
            {
                return outcomes;
            }

            await Task.Delay(25);
        }
    }

    private void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private List<string> Texts(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> texts = [];
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(Balise.Data, "balise.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static async Task ServeAsync(TcpListener listener, X509Certificate2? certificate, StringBuilder received)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await ReadAsync(client.GetStream(), certificate, received);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test stopped listening.
        }
    }

    private static async Task ReadAsync(Stream stream, X509Certificate2? certificate, StringBuilder received)
    {
        try
        {
            if (certificate is not null)
            {
                var secured = new SslStream(stream);
                await secured.AuthenticateAsServerAsync(certificate);
                stream = secured;
            }

            var bytes = new byte[8192];
            var length = await stream.ReadAsync(bytes);
            received.Append(Encoding.Latin1.GetString(bytes, 0, length));
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // The client did not trust us: that is what is asked.
        }
    }
}

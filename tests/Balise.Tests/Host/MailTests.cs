using System.Net;
using System.Net.Sockets;
using System.Text;
using Balise.Domain.Reminders;
using Balise.Host;
using Balise.Host.Reminders;

namespace Balise.Tests.Host;

/// <summary>Mails leave by SMTP (RFC 5321) or as files, and settings that cannot be read say so.</summary>
public sealed class MailTests
{
    private static readonly Mail Sample = new(
        new(Guid.Parse("01a204ab-52bf-75a0-8d92-ed52c41fe862")), default, "sophie@exemple.qc.ca", "Rappel pour le 4 décembre", "Bonjour,\n.\nUne échéance approche.",
        new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_server_that_accepts_has_the_whole_message()
    {
        using var server = new ScriptedSmtp("250 kept");

        await Carrier(server.Port).CarryAsync(Sample, CancellationToken.None);

        Assert.Contains("RCPT TO:<sophie@exemple.qc.ca>", server.Said);
        Assert.Contains("Message-Id: <01a204ab-52bf-75a0-8d92-ed52c41fe862@balise>", server.Said);
        Assert.Contains("Auto-Submitted: auto-generated", server.Said);
    }

    [Theory]
    [InlineData("554 no", true)]
    [InlineData("451 later", false)]
    public async Task A_refusal_says_whether_it_is_for_good(string answer, bool forGood)
    {
        using var server = new ScriptedSmtp(answer);

        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => Carrier(server.Port).CarryAsync(Sample, CancellationToken.None));

        Assert.Equal(forGood, refused.ForGood);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_asked_again_later()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        Assert.False((await Assert.ThrowsAsync<MailRefusedException>(() => Carrier(port).CarryAsync(Sample, CancellationToken.None))).ForGood);
    }

    [Fact]
    public async Task A_password_is_never_shown_without_encryption()
    {
        using var server = new ScriptedSmtp("250 kept");
        var settings = Settings(("BALISE_SMTP", $"smtp://balise@127.0.0.1:{server.Port}"), ("BALISE_SMTP_PASSWORD", "secret-du-serveur"));

        await Assert.ThrowsAsync<MailRefusedException>(() => new SmtpCarrier(settings.Server!, settings).CarryAsync(Sample, CancellationToken.None));

        Assert.DoesNotContain("AUTH", server.Said);
    }

    [Fact]
    public async Task A_folder_holds_one_file_for_each_mail()
    {
        var folder = Directory.CreateTempSubdirectory("balise-mail-");
        try
        {
            var carrier = new PickupFolder(folder.FullName, Settings());

            await carrier.CarryAsync(Sample, CancellationToken.None);
            await carrier.CarryAsync(Sample, CancellationToken.None);

            Assert.Equal("01a204ab-52bf-75a0-8d92-ed52c41fe862.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(folder.FullName))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("BALISE_SMTP", "mail.exemple.qc.ca")]
    [InlineData("BALISE_SMTP", "http://mail.exemple.qc.ca")]
    [InlineData("BALISE_MAIL_FROM", "pas une adresse")]
    [InlineData("BALISE_PUBLIC_URL", "balise.exemple.qc.ca")]
    public void A_setting_that_cannot_be_read_is_named(string name, string value) =>
        Assert.Contains(name, Assert.Throws<SettingsException>(() => Settings((name, value))).Message);

    private static SmtpCarrier Carrier(int port)
    {
        var settings = Settings(("BALISE_SMTP", $"smtp://127.0.0.1:{port}"));
        return new(settings.Server!, settings);
    }

    private static MailSettings Settings(params (string Name, string Value)[] values) =>
        MailSettings.Read(name => values.FirstOrDefault(each => each.Name == name).Value, "http://127.0.0.1:5180");

    /// <summary>A server that says yes to everything but the message itself, which gets the answer it was given.</summary>
    private sealed class ScriptedSmtp : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly StringBuilder said = new();
        private readonly Task serving;

        public ScriptedSmtp(string answer)
        {
            listener.Start();
            serving = ServeAsync(answer);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public string Said
        {
            get
            {
                lock (said)
                {
                    return said.ToString();
                }
            }
        }

        public void Dispose() => listener.Dispose();

        private async Task ServeAsync(string answer)
        {
            using var client = await listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 here");
            var inData = false;
            while (await reader.ReadLineAsync() is { } line)
            {
                lock (said)
                {
                    said.AppendLine(line);
                }

                if (inData && line != ".")
                {
                    continue;
                }

                await writer.WriteLineAsync(inData ? answer : line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go" : line.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 yes");
                inData = !inData && line.StartsWith("DATA", StringComparison.Ordinal);
            }
        }
    }
}

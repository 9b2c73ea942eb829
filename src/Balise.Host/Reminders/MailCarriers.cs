using System.Net.Sockets;
using Balise.Domain.Reminders;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Balise.Host.Reminders;

/// <summary>Leaves each mail as a file of its own name: written aside and moved, so that nobody picks up half of one.</summary>
internal sealed class PickupFolder(string folder, MailSettings settings) : IMailCarrier
{
    public bool Repeatable => true;

    public async Task CarryAsync(Mail mail, CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"{mail.Id.Value}.eml");
            await using (var file = File.Create(path + ".new"))
            {
                await MailText.Of(mail, settings).WriteToAsync(file, ct);
            }

            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new MailRefusedException(problem.Message, forGood: false, problem);
        }
    }
}

/// <summary>Gives each mail to a server (RFC 5321), encrypted when it offers it and always when there is a password to show.</summary>
internal sealed class SmtpCarrier(MailServer server, MailSettings settings) : IMailCarrier
{
    private const int TimeoutMilliseconds = 30_000;

    public bool Repeatable => false;

    public async Task CarryAsync(Mail mail, CancellationToken ct)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        try
        {
            var security = server.Encrypted ? SecureSocketOptions.SslOnConnect
                : server.User is null ? SecureSocketOptions.StartTlsWhenAvailable
                : SecureSocketOptions.StartTls;
            await client.ConnectAsync(server.Host, server.Port, security, ct);
            if (server.User is not null)
            {
                await client.AuthenticateAsync(server.User, server.Password ?? "", ct);
            }

            await client.SendAsync(MailText.Of(mail, settings), ct);
        }
        catch (SmtpCommandException problem)
        {
            // 5yz is for good (RFC 5321, 4.2.1).
            throw new MailRefusedException(problem.Message, (int)problem.StatusCode >= 500, problem);
        }
        catch (Exception problem) when (problem is SmtpProtocolException or SocketException or IOException or AuthenticationException
            or SslHandshakeException or ServiceNotConnectedException or NotSupportedException or TimeoutException)
        {
            throw new MailRefusedException(problem.Message, forGood: false, problem);
        }

        await QuitAsync(client);
    }

    // It was accepted: how the conversation ends changes nothing.
    private static async Task QuitAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception problem) when (problem is SmtpProtocolException or SmtpCommandException or SocketException or IOException)
        {
        }
    }
}

/// <summary>A mail as it is written on the wire (RFC 5322).</summary>
internal static class MailText
{
    public static MimeMessage Of(Mail mail, MailSettings settings)
    {
        var message = new MimeMessage
        {
            Subject = mail.Subject, Date = mail.QueuedAt, Body = new TextPart("plain") { Text = mail.Body },

            // The same mail always has the same id: a server that sees it again may know it.
            MessageId = $"{mail.Id.Value}@balise",
        };
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}

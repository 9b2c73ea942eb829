namespace Balise.Host.Reminders;

/// <summary>How mails leave. Without a server they are files in a folder that a mail system, or a person, picks up.</summary>
/// <param name="Server"><c>null</c> for the pick-up folder.</param>
/// <param name="From">Address they come from.</param>
/// <param name="Portal">Address of the portal that they link to, without a final slash.</param>
internal sealed record MailSettings(MailServer? Server, string From, string Portal)
{
    /// <summary><c>BALISE_SMTP</c>, <c>BALISE_SMTP_PASSWORD</c>, <c>BALISE_MAIL_FROM</c>, <c>BALISE_PUBLIC_URL</c>.</summary>
    /// <exception cref="SettingsException">A value that cannot be read, named with the remedy.</exception>
    public static MailSettings Read(Func<string, string?> variable, string urls)
    {
        var from = variable("BALISE_MAIL_FROM") ?? "balise@localhost";
        if (!MimeKit.MailboxAddress.TryParse(from, out _))
        {
            throw new SettingsException($"BALISE_MAIL_FROM is '{from}': write an address such as balise@organisme.qc.ca.");
        }

        var portal = variable("BALISE_PUBLIC_URL") ?? urls.Split(';')[0];
        if (!Uri.TryCreate(portal.Replace("://*", "://localhost").Replace("://+", "://localhost"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new SettingsException($"BALISE_PUBLIC_URL is '{portal}': write the address people open, such as https://balise.organisme.qc.ca.");
        }

        return new(variable("BALISE_SMTP") is { } smtp ? MailServer.Parse(smtp, variable("BALISE_SMTP_PASSWORD")) : null, from, address.ToString().TrimEnd('/'));
    }
}

/// <param name="Encrypted">From the first byte (<c>smtps://</c>); otherwise STARTTLS is taken when offered, and required with a password.</param>
internal sealed record MailServer(string Host, int Port, bool Encrypted, string? User, string? Password)
{
    public static MailServer Parse(string text, string? password)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0)
        {
            throw new SettingsException("BALISE_SMTP cannot be read: write smtp://host:587 or smtps://user@host:465, and the password in BALISE_SMTP_PASSWORD.");
        }

        var parts = uri.UserInfo.Split(':', 2);
        var encrypted = uri.Scheme == "smtps";
        return new(
            uri.Host, uri.Port > 0 ? uri.Port : encrypted ? 465 : 587, encrypted, parts[0].Length > 0 ? Uri.UnescapeDataString(parts[0]) : null,
            password ?? (parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : null));
    }
}

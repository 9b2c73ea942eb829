using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>A user and a password written inside a URL (RFC 3986 userinfo): scheme://user:password@host.</summary>
internal static class UrlCredentialsDetector
{
    private const int Reach = 200;

    public static readonly Detector Detector = new()
    {
        Id = "secret-url",
        Types = [FindingType.Secret],
        On = Trigger.At,
        Examine = Examine,
        Finds =
        [
            "⟦postgres://app:S3cretPw@db.exemple.ca⟧/prod",
            "⟦mongodb+srv://someuser:hunter2@cluster0.mongodb.net⟧/test",
            "git remote add o ⟦https://jroy:x8Kd02mz@git.exemple.ca⟧/p.git",
        ],
        Ignores = ["https://exemple.ca/@auteur", "DATABASE_URL=postgres://user:password@localhost:5432/app", "amqp://user:*****@example.com", "https://${USER}:${PASS}@git.exemple.ca", "voir http://exemple.ca: écrire à a@b.ca"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var floor = Math.Max(0, start - Reach);
        var head = text[floor..start];
        var scheme = head.LastIndexOf("://");
        if (scheme < 0)
        {
            return;
        }

        var info = head[(scheme + 3)..];
        var colon = info.IndexOf(':');
        if (colon < 0 || info.IndexOfAny(" \t\r\n\"<>/") >= 0 || end >= text.Length || !(Chars.IsWord(text[end]) || text[end] is '[' or '%' or '$' or '{'))
        {
            return;
        }

        var password = info[(colon + 1)..];
        if (info[..colon] is "user" or "username" or "utilisateur" or "USER" or "usager" && password is "password" or "pass" or "passwd" or "pwd" or "motdepasse" or "mot_de_passe" or "PASSWORD")
        {
            return;
        }

        if (password.IsEmpty || password.IndexOfAny("*$<>{}") >= 0 || password.IndexOf("XXXX") >= 0 || password.IndexOf("xxxx") >= 0 || info[0] is '$' or '{')
        {
            return;
        }

        // The host belongs to the secret: it says what the password opens.
        var stop = end;
        while (stop < text.Length && (Chars.IsWord(text[stop]) || text[stop] is '.' or '-' or ':' or ','))
        {
            stop++;
        }

        while (text[stop - 1] is '.' or ':' or ',')
        {
            stop--;
        }

        var from = floor + scheme;
        while (from > 0 && (char.IsAsciiLetterOrDigit(text[from - 1]) || text[from - 1] is '+' or '-'))
        {
            from--;
        }

        scan.Report(from, stop, FindingType.Secret, .985f, Reasons.Format, detail: "url_credentials");
    }
}

using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>PEM private keys (RFC 7468) and their OpenSSH and PGP forms; a key cut before its end is still a key.</summary>
internal static class PrivateKeyDetector
{
    private const int MaxKey = 16 * 1024;

    public static readonly Detector Detector = new()
    {
        Id = "private-key",
        Types = [FindingType.Secret],
        On = Trigger.Credential,
        Examine = Examine,
        Finds =
        [
            "⟦-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7bq0\nabcd\n-----END RSA PRIVATE KEY-----⟧\n",
            "clé: ⟦-----BEGIN OPENSSH PRIVATE KEY-----\\nb3BlbnNzaC1rZXktdjEAAAAABG5v\\n-----END OPENSSH PRIVATE KEY-----⟧",
        ],
        Ignores = ["-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----\nMIIB", "le marqueur -----BEGIN PRIVATE KEY-----"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        if (scan.Text[start] != '-')
        {
            return;
        }

        var text = scan.Text[start..Math.Min(scan.Text.Length, start + MaxKey)];
        if (!text.StartsWith("-----BEGIN"))
        {
            return;
        }

        var title = text[10..Math.Min(text.Length, 60)];
        var close = title.IndexOf("-----");
        if (close < 0 || title[..close].IndexOf("PRIVATE KEY") < 0)
        {
            return;
        }

        var body = 10 + close + 5;
        var stop = text[body..].IndexOf("-----END");
        int length;
        if (stop >= 0)
        {
            var tail = text[(body + stop + 8)..].IndexOf("-----");
            var rest = text.Length - body - stop - 8;

            // A stream may have stopped inside the last line: the key goes on.
            length = tail is >= 0 and < 60 ? body + stop + 8 + tail + 5 : tail < 0 && rest < 60 ? text.Length : body + stop + 8;
        }
        else
        {
            length = body;
            while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '+' or '/' or '=' or '\n' or '\r' or '\\' or ':' or '-' or ',' or ' ' or '"' or '\'' or '\t' or '.' or '#' or '*' or '[' or ']' or '_'))
            {
                length++;
            }
        }

        if (length - body >= 24)
        {
            scan.Report(start, start + length, FindingType.Secret, .98f, Reasons.Format, detail: "private_key");
        }
    }
}

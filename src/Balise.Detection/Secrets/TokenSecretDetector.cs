using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>
/// Secrets recognised in a long token: by the prefix of their provider, as a JSON Web Token, or as a drawn value under a telling name.
/// </summary>
internal static class TokenSecretDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "secret-token",
        Types = [FindingType.Secret],
        On = Trigger.Token,
        Examine = Examine,
        Finds =
        [
            "GITHUB_KEY=⟦ghp_XIxB7KMNdAr3zqWtQqhE94qglHqOzn1D1stg⟧",
            "clé AWS ⟦AKIAIOSFODNN7EXAMPL2⟧ trouvée",
            "Authorization: Bearer ⟦eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U⟧",
            "api_key: \"⟦951bc382db9abad29c68634761dd6e19⟧\"",
            "deploy SECRET ⟦a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6⟧",
        ],
        Ignores =
        [
            "commit 951bc382db9abad29c68634761dd6e19aabbccdd",
            "sha256=951bc382db9abad29c68634761dd6e19951bc382db9abad29c68634761dd6e19",
            "le fichier rapport-annuel-2024-2025-version-finale.pdf",
            "https://www.quebec.ca/gouvernement/politiques-orientations/2024/strategie-2021-2026",
            "id: 123e4567-e89b-12d3-a456-426614174000",
            "keywords: element-2024-abcdef-12345",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var token = text[start..end].TrimEnd('.');
        end = start + token.Length;
        if (token.Length < 28 && token.StartsWith("//"))
        {
            return;
        }

        var at = token.IndexOf("eyJ", StringComparison.Ordinal);
        if (at >= 0 && (at == 0 || !char.IsAsciiLetterOrDigit(token[at - 1])) && IsJwt(token[at..]))
        {
            scan.Report(start + at, end, FindingType.Secret, .95f, Reasons.Format, detail: "jwt");
            return;
        }

        if (SecretPrefixes.Find(token, out var from) is { } provider)
        {
            scan.Report(start + from, Trim(token, end), FindingType.Secret, .95f, Reasons.Format, detail: provider);
            return;
        }

        if (Webhook(ref scan, start, end, token))
        {
            return;
        }

        Named(ref scan, start, end);
    }

    // An incoming webhook is a URL that needs no other key.
    private static bool Webhook(ref Scan scan, int start, int end, ReadOnlySpan<char> token)
    {
        foreach (var host in (ReadOnlySpan<string>)["hooks.slack.com/services/", "outlook.office.com/webhook", "webhook.office.com/webhook", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "hooks.zapier.com/hooks/catch/"])
        {
            var at = token.IndexOf(host, StringComparison.OrdinalIgnoreCase);
            if (at < 0 || token.Length - at < host.Length + 8)
            {
                continue;
            }

            var text = scan.Text;
            var from = text[..start].EndsWith("https:") ? start - 6 : start + at;
            while (end < text.Length && text[end] is '@' or '%' or '/' || end < text.Length && Chars.IsToken(text[end]))
            {
                end++;
            }

            scan.Report(from, end, FindingType.Secret, .95f, Reasons.Format, detail: "webhook");
            scan.TokenEnd = end;
            return true;
        }

        return false;
    }

    // A drawn value under a name: « api_key=… », « deploy SECRET … », « cléAPI: … ».
    private static void Named(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var token = text[start..end];
        var value = token;
        var offset = 0;
        var sign = token.LastIndexOf('=');
        while (sign > 0 && sign >= token.TrimEnd('=').Length)
        {
            sign = token[..sign].LastIndexOf('=');
        }

        if (sign > 0)
        {
            offset = sign + 1;
            value = token[offset..];
        }

        var glue = sign > 0 ? 0 : SecretNames.Glued(token);
        if (glue > 0)
        {
            (sign, offset) = (glue, glue + 1);
            value = token[offset..];
        }

        if (value.Length < 12 || value.StartsWith("//") || Placeholders.Is(value) || IsPath(value))
        {
            return;
        }

        var name = offset > 0 ? token[..sign] : SecretNames.Before(text, start);
        if (!Randomness.IsRandom(value) && !(SecretNames.Shouts(name) && Randomness.IsOpaque(value)))
        {
            return;
        }

        if (offset > 0 && !SecretNames.Tells(name))
        {
            name = SecretNames.Before(text, start + sign);
        }

        if (SecretNames.Tells(name) || (!Randomness.IsUuid(value) && value.Length >= 20 && IsAloneUnder(text, start, end, offset) && !SecretNames.IsPublic(text[Math.Max(0, start - 40)..(start + offset)])))
        {
            scan.Report(start + offset, end, FindingType.Secret, .85f, Reasons.Randomness | Reasons.ContextWord, detail: "generic");
        }
    }

    // « service 9f86d081884c7d65… » and « service=… », with nothing else on the line: a value kept in a file of keys.
    private static bool IsAloneUnder(ReadOnlySpan<char> text, int start, int end, int offset)
    {
        var line = text[..start].LastIndexOf('\n') + 1;
        var before = text[line..start].Trim();
        var after = text[end..];
        var lineEnd = after.IndexOf('\n');
        after = (lineEnd < 0 ? after : after[..lineEnd]).Trim(" ;,\"'\r");
        var word = offset > 0 ? "x" : before.TrimEnd(" =:\"'");
        return after.IsEmpty && word.Length is > 0 and <= 24 && word.IndexOfAny(" .,/") < 0 && (offset == 0 || before.IsEmpty);
    }

    private static bool IsJwt(ReadOnlySpan<char> token)
    {
        var dot = token.IndexOf('.');
        return dot >= 10 && token.Length - dot > 16 && (token[(dot + 1)..].StartsWith("eyJ") || token[(dot + 1)..].IndexOf('.') > 0 || token.Length > 60);
    }

    // A path or a sentence glued by hyphens: many short words of letters.
    internal static bool IsPath(ReadOnlySpan<char> value)
    {
        var words = 0;
        var length = 0;
        foreach (var c in value)
        {
            if (Chars.IsAsciiLetter(c))
            {
                length++;
                continue;
            }

            words += length >= 4 && c is '/' or '-' or '.' or '_' ? 1 : 0;
            length = 0;
        }

        return words >= 2 && value.IndexOfAny('/', '-', '.') > 0 && !Randomness.IsHex(value);
    }

    private static int Trim(ReadOnlySpan<char> token, int end)
    {
        var cut = token.IndexOf("/blob", StringComparison.Ordinal);
        return cut < 0 ? end : end - (token.Length - cut);
    }
}

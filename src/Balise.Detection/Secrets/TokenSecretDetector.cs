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
            "nouvelles_token = ⟦IaA-pItAhnAFOZj6UkfE3M_7aTfL=BByQ87+eNAW5bc9pB3Z⟧",
            "\u001b[94m⟦ghp_XIxB7KMNdAr3zqWtQqhE94qglHqOzn1D1stg⟧\u001b[0m",
            "le jeton ⟦hf_" + "rCOXJhwHdXzWLMHpoKEzViXZyacdFOcVwW⟧",
            "buildConfigField 'String' , 'API_KEY' , '\"⟦951bc382db9cfee29c68634761dd6e19⟧\"'",
        ],
        Ignores =
        [
            "commit 951bc382db9abad29c68634761dd6e19aabbccdd",
            "sha256=951bc382db9abad29c68634761dd6e19951bc382db9abad29c68634761dd6e19",
            "le fichier rapport-annuel-2024-2025-version-finale.pdf",
            "https://www.quebec.ca/gouvernement/politiques-orientations/2024/strategie-2021-2026",
            "id: 123e4567-e89b-12d3-a456-426614174000",
            "hf_modelsForTranslationAndTranscription",
            "keywords: element-2024-abcdef-12345",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        start = Coloured(text, start);
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

        if (SecretPrefixes.Find(token, out var from) is { } provider && (provider == "newrelic" || !SecretPrefixes.Spoils(token)))
        {
            scan.Report(start + from, Trim(token, end), FindingType.Secret, .95f, Reasons.Format, detail: provider);
            return;
        }

        if (SecretPrefixes.Spoils(token))
        {
            return;
        }

        if (Webhook(ref scan, start, end, token))
        {
            return;
        }

        Named(ref scan, start, end);
    }

    // What a terminal coloured: the sequence before the token (ECMA-48, SGR) is not part of it.
    private static int Coloured(ReadOnlySpan<char> text, int start)
    {
        if (start < 2 || text[start - 1] != '[' || text[start - 2] != '\u001b')
        {
            return start;
        }

        var i = start;
        while (i < text.Length && i - start < 4 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        return i < text.Length && text[i] == 'm' ? i + 1 : start;
    }

    // An incoming webhook is a URL that needs no other key.
    private static bool Webhook(ref Scan scan, int start, int end, ReadOnlySpan<char> token)
    {
        foreach (var host in (ReadOnlySpan<string>)["hooks.slack.com/services/", "outlook.office.com/webhook", "webhook.office.com/webhook", "discord.com/api/webhooks/", "discordapp.com/api/webhooks/", "hooks.zapier.com/hooks/catch/", "tines.com/webhook/"])
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

        // « 'ab=cd' »: quoted whole, the sign is part of the value.
        if (sign > 0 && !(start > 0 && (text[start - 1] is '"' or '\'' || SecretNames.Shouts(SecretNames.Before(text, start))) && Randomness.IsRandom(token[..sign])))
        {
            offset = sign + 1;
            value = token[offset..];
        }

        var glue = SecretNames.Glued(value);
        if (glue > 0)
        {
            (sign, offset) = (offset + glue, offset + glue + 1);
            value = token[offset..];
        }

        // « <add key="ConnectionString" value="…" /> »: the settings of .NET call a name « key ».
        if (value.Length < 12 || text[end..].StartsWith("\" value=") || value.StartsWith("//") || Placeholders.Is(value) || IsPath(value))
        {
            return;
        }

        var name = offset > 0 ? token[..sign] : SecretNames.Before(text, start);
        if (Randomness.IsWritten(value) || FixedLengths.AreWrong(name, value))
        {
            return;
        }

        while (end + 1 < text.Length && text[end] == '%' && Chars.IsToken(text[end + 1]))
        {
            end += 2;
            while (end < text.Length && Chars.IsToken(text[end]))
            {
                end++;
            }
        }

        if (SecretProviders.Draws(value) && SecretProviders.Before(text, start + offset))
        {
            scan.Report(start + offset, end, FindingType.Secret, .9f, Reasons.Randomness | Reasons.ContextWord, detail: "service");
            return;
        }

        if (!Randomness.IsRandom(value) && !(SecretNames.Shouts(name) && Randomness.IsOpaque(value)))
        {
            return;
        }

        if (offset > 0 && !SecretNames.Tells(name))
        {
            name = SecretNames.Before(text, start + sign);
        }

        if (name.Trim(" \"'`\\").IsEmpty)
        {
            name = Listed(text, start);
        }

        if (SecretNames.Tells(name) || (value.Length >= 20 && IsUnderTitle(text, start, end)) || (!Randomness.IsUuid(value) && value.Length >= 20 && IsAloneUnder(text, start, end, offset) && !SecretNames.IsPublic(text[Math.Max(0, start - 40)..(start + offset)])))
        {
            scan.Report(start + offset, end, FindingType.Secret, .85f, Reasons.Randomness | Reasons.ContextWord, detail: "generic");
        }
    }

    // « service 9f86d081884c7d65… » and « service=… », with nothing else on the line: a value kept in a file of keys.
    private static bool IsAloneUnder(ReadOnlySpan<char> text, int start, int end, int offset)
    {
        var floor = Math.Max(0, start - 64);
        var line = floor + text[floor..start].LastIndexOf('\n') + 1;
        var before = text[line..start].Trim();
        var after = text[end..Math.Min(text.Length, end + 64)];
        var lineEnd = after.IndexOf('\n');
        after = (lineEnd < 0 ? after : after[..lineEnd]).Trim(" ;,\"'\r");
        var word = offset > 0 ? "x" : before.TrimEnd(" =:\"'");
        return after.IsEmpty && word.Length is > 0 and <= 24 && word.IndexOfAny(" .,/") < 0 && (offset == 0 || before.IsEmpty);
    }

    // « 'API_KEY', 'value' »: the name is the argument before.
    private static ReadOnlySpan<char> Listed(ReadOnlySpan<char> text, int at)
    {
        var head = text[Math.Max(0, at - 64)..at];
        var before = head.TrimEnd(" \"'`\\");
        return before.EndsWith(",") && before.Length < head.Length ? SecretNames.Before(before, before.TrimEnd(" ,").TrimEnd("\"'`").Length) : default;
    }

    // « Please use the following password:⏎⏎9f86d081884c… »: alone on its line, under words that announce a secret.
    private static bool IsUnderTitle(ReadOnlySpan<char> text, int start, int end)
    {
        if (start == 0 || text[start - 1] != '\n' || (end < text.Length && !Chars.IsLineEnd(text[end])))
        {
            return false;
        }

        var head = text[Math.Max(0, start - 80)..start].TrimEnd();
        return head.EndsWith(":") && (head.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0 || head.IndexOf("mot de passe", StringComparison.OrdinalIgnoreCase) >= 0
            || head.IndexOf("token", StringComparison.OrdinalIgnoreCase) >= 0 || head.IndexOf("jeton", StringComparison.OrdinalIgnoreCase) >= 0);
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
        for (var i = 0; i < value.Length;)
        {
            var from = i;
            while (i < value.Length && Chars.IsAsciiLetter(value[i]))
            {
                i++;
            }

            words += i - from >= 4 && i < value.Length && value[i] is '/' or '-' or '.' or '_' && Randomness.IsWritten(value[from..i]) ? 1 : 0;
            i++;
        }

        // Eight, four, four, four, twelve: an identifier even when it is not hexadecimal.
        if (value.Length >= 35 && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-')
        {
            return false;
        }

        // /mnt/nas/qc-01/partage
        if (value.Length < 60 && value.Count('/') >= 2 && value.IndexOfAnyInRange('A', 'Z') < 0 && value.IndexOfAny("+=~!$%&*") < 0 && (words > 0 || value[0] == '/'))
        {
            return true;
        }

        return words >= 2 && value.IndexOfAny('/', '-', '.') > 0 && !Randomness.IsHex(value);
    }

    private static int Trim(ReadOnlySpan<char> token, int end)
    {
        var cut = token.IndexOf("/blob", StringComparison.Ordinal);
        return cut < 0 ? end : end - (token.Length - cut);
    }
}

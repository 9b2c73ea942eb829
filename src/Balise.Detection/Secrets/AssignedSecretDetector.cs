using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>A value after a colon or an equals sign, under a name that tells a secret; connection strings are made of these.</summary>
internal static class AssignedSecretDetector
{
    private const int MaxRead = 192;
    private const int MaxValue = 4096;

    public static readonly Detector Detector = new()
    {
        Id = "secret-assignment",
        Types = [FindingType.Secret],
        On = Trigger.Assignment | Trigger.Aside,
        Examine = Examine,
        Finds =
        [
            "debounce_token = ⟦ab12cd34ef56g⟧",
            "client_secret: '⟦geruj4LFyu0NBeBOnQvo⟧'",
            "AccountName=x;AccountKey=⟦Xy9aB8cD7eF6gH5iJ4kL3mN2oP1qR0sT9uV8wX7yZ6aB5cD4eF3==⟧;",
            "\"apiToken\": \"⟦hKdQwZpLrTxVbNmYcGfJsA⟧\"",
            "  secret: '⟦developpement#produit⟧'",
            "if creds.Secret != \"⟦sesame-ouvre⟧\" {",
            "os.environ.get('APP_SECRET_KEY', '⟦wwf*2#86t64!fgh6yav$aoeuo⟧')",
        ],
        Ignores =
        [
            "token: string;",
            "Mot clé : gouvernance",
            "secret = getSecret(\"db\")",
            "api_key: ${API_KEY}",
            "auth: { type: 'oauth2' }",
            "clé : valeur",
            "licence: Apache-2.0",
            "Accès : sur demande 2024",
            "helm --set pixie.apiKey=px-api-q7w2e9r4-t5z6-g7h8-i8j0-k1l4m6n9o2p7",
            "<add key=\"Connexion_Registre2\" value=\"registre\" />",
            "KEY_PATH = \"/mnt/cles/qc-01/partage\"",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (text[start] is '(' or '\\')
        {
            Default(ref scan, end);
            return;
        }

        if (scan.At(end) == '/' || Chars.IsLineEnd(scan.At(end)))
        {
            return;
        }

        var i = end;
        while (i < text.Length && i - end < 10 && text[i] is ' ' or '\t' or '"' or '\'' or '`' or '=' or '>' or ':' or '\\')
        {
            i++;
        }

        var stop = i;
        while (stop < text.Length && stop - i < MaxRead && IsValue(text[stop]))
        {
            stop++;
        }

        scan.Into.Work += stop - i;
        while (stop > i && text[stop - 1] is '.' or ',' or ')')
        {
            stop--;
        }

        // The value first: most colons of a text are followed by a word, and the name costs more to read.
        var quote = i > end && text[i - 1] is '"' or '\'' ? text[i - 1] : '\0';
        if (quote != '\0' && stop < text.Length && text[stop] != quote && IsOneQuoted(text, stop, quote, out var close))
        {
            stop = close;
        }

        var value = text[i..stop];
        if (value.Length < 8 || (value.IndexOfAnyInRange('0', '9') < 0 && (value.Length < 20 || value.IndexOfAny("#!&%") > 0)))
        {
            Literal(ref scan, start, i, stop, quote);
            return;
        }

        var name = SecretNames.Before(text, start);
        if (name.Length < 3)
        {
            return;
        }

        // Only the word that touches the sign: « cle API : », not the whole sentence.
        name = Tail(name);
        if (!SecretNames.Tells(name))
        {
            return;
        }

        if (value.Length >= 20 && SecretPrefixes.Find(value, out var at) is { } provider && (provider == "newrelic" || !SecretPrefixes.Spoils(value)))
        {
            scan.Report(i + at, stop, FindingType.Secret, .95f, Reasons.Format, detail: provider);
            return;
        }

        // « <add key="ConnectionString" value="…" /> »: the settings of .NET call a name « key ».
        if (text[stop..].StartsWith("\" value=") || FixedLengths.AreWrong(name, value) || SecretPrefixes.Spoils(value) || Placeholders.Is(value) || Placeholders.IsCode(value) || !LooksSecret(value, name))
        {
            return;
        }

        // A long value is read to its end only once it is known to be one.
        while (stop - i >= MaxRead && stop - i < MaxValue && stop < text.Length && IsValue(text[stop]))
        {
            stop++;
        }

        scan.Report(i, stop, FindingType.Secret, .8f, Reasons.Randomness | Reasons.ContextWord, detail: "generic");
        Owner(ref scan, start);
    }

    // « ;Id=x;Secret=… »: in a connection string, the half that goes with the secret.
    private static void Owner(ref Scan scan, int sign)
    {
        var text = scan.Text;
        var head = text[Math.Max(0, sign - 160)..sign];
        var edge = head.LastIndexOf(';');
        if (edge < 0 || sign - head.Length + edge < sign - 24)
        {
            return;
        }

        var line = head[..edge];
        var at = line.LastIndexOf(";Id=", StringComparison.OrdinalIgnoreCase);
        var value = at < 0 ? default : line[(at + 4)..];
        if (value.Length is >= 3 and <= 64 && value.IndexOfAny("; \n<{$[") < 0)
        {
            var from = sign - head.Length + at + 4;
            scan.Report(from, from + value.Length, FindingType.Username, .8f, Reasons.ContextWord);
        }
    }

    // « getenv("SECRET_KEY", "wwf*2#86t64!fgh6yav") »: the value of a setting nobody gave.
    private static void Default(ref Scan scan, int at)
    {
        var text = scan.Text;
        if (at >= text.Length || text[at] is not ('"' or '\''))
        {
            return;
        }

        var quote = text[at];
        var line = text[(at + 1)..Math.Min(text.Length, at + MaxRead)];
        var close = line.IndexOf(quote);
        var next = close < 0 ? -1 : close + 1;
        while (next > 0 && next < line.Length && line[next] is ',' or ' ')
        {
            next++;
        }

        if (next <= close + 1 || next >= line.Length || line[next] != quote || line[..close].IndexOfAnyExceptInRange('!', '~') >= 0 || !SecretNames.Shouts(line[..close]))
        {
            return;
        }

        var value = line[(next + 1)..];
        var end = value.IndexOf(quote);
        if (end is >= 16 and <= 128 && value[..end].IndexOf(' ') < 0 && Chars.HasDigit(value[..end]) && Assigned.Mix(value[..end]) >= 2 && !Placeholders.Is(value[..end]) && !Randomness.IsWritten(value[..end]))
        {
            scan.Report(at + next + 2, at + next + 2 + end, FindingType.Secret, .8f, Reasons.Randomness | Reasons.ContextWord, detail: "generic");
        }
    }

    // « secret: 'development#product' », « creds.Secret != "open-sesame" »: words, under the very word for a secret, with a sign among them.
    private static void Literal(ref Scan scan, int start, int from, int to, char quote)
    {
        var text = scan.Text;
        var value = text[from..to];
        if (quote == '\0' && value.IndexOfAny("#!$&%") < 0 || value.Length < 10 || !char.IsAsciiLetter(value[0]) || value.IndexOfAny("-#!&%") < 0 || value.IndexOfAny("./:@(){}$_,[]") >= 0 || Placeholders.Is(value))
        {
            return;
        }

        var head = text[Math.Max(0, start - 12)..start].TrimEnd(" !=\"'");
        if (head.EndsWith("ecret") && (value.IndexOfAny("#!&%") > 0 || text[Math.Max(0, start - 1)] is '!' or '=' || scan.At(start + 1) == '='))
        {
            scan.Report(from, to, FindingType.Secret, .6f, Reasons.ContextWord, detail: "generic");
        }
    }

    private static bool LooksSecret(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        var digits = 0;
        var upper = 0;
        var lower = 0;
        foreach (var c in value)
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
            upper += c is >= 'A' and <= 'Z' ? 1 : 0;
            lower += c is >= 'a' and <= 'z' ? 1 : 0;
        }

        if (digits == value.Length)
        {
            return false;
        }

        if (Randomness.IsWritten(value) || TokenSecretDetector.IsPath(value))
        {
            return false;
        }

        if (SecretNames.Shouts(name) && Randomness.IsOpaque(value) )
        {
            return true;
        }

        if (value[0] == '$' || Randomness.Entropy(value) < 2)
        {
            return false;
        }

        return digits >= 2 && digits + upper + lower >= 8 && (upper + lower >= 2) && value.IndexOf('/') != 0
            ? Randomness.IsRandom(value) || (value.Length >= 8 && Assigned.Mix(value) >= 2 && value.IndexOf('-') < 0)
            : upper >= 2 && lower >= 2 && value.Length >= 20 && !Randomness.IsCamelCase(value) && Randomness.Entropy(value) >= 3.5 && name.Length > 0 && value.IndexOfAny(".-") < 0;
    }

    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> name)
    {
        var trimmed = name.TrimEnd(" \t\"'`])*");
        var words = 0;
        for (var i = trimmed.Length - 1; i >= 0; i--)
        {
            if (trimmed[i] is ' ' or '\t' && ++words == 2 || trimmed[i] is '=' or '(' or '[')
            {
                return trimmed[(i + 1)..];
            }
        }

        return trimmed;
    }

    // « SECRET_KEY = 'a{b;c' »: what stands in quotes without a space is one value, whatever its signs.
    private static bool IsOneQuoted(ReadOnlySpan<char> text, int at, char quote, out int close)
    {
        close = at;
        while (close < text.Length && close - at < MaxRead && text[close] > ' ' && text[close] < 127 && text[close] != quote)
        {
            close++;
        }

        return close < text.Length && text[close] == quote && text[at] is not ('{' or '<' or '\\');
    }

    private static bool IsValue(char c) => c > ' ' && c < 127 && c is not ('"' or '\'' or '`' or ';' or '<' or '>' or '{' or '}' or '\\' or '|');
}

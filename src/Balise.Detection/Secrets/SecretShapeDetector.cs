using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Tokens told by something else than how they begin: an ending, a length between two signs, a number and a colon before.</summary>
internal static class SecretShapeDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "secret-shape",
        Types = [FindingType.Secret],
        On = Trigger.Token,
        Examine = Examine,
        Finds =
        [
            "robot ⟦5839201746:AAG7" + "xk20vQpLmZr8TyWcBnD4sEfHjKuVo1i⟧",
            "licence ⟦Kp82Qz_9Vw4Xr7Lm2" + "Tn5Yb8Hd3Jf6Gs1_mmk⟧",
            "clé ⟦0A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0U1v2W3x4Y5z6A7b8C9d0E1f2G3h4I5jK1l2AZ" + "DOx9Zk⟧",
            "⟦12-kQ8vZ2xW5nR7tY1uP3oL6mC9bD4fG0hJ2sA8eK5wV7iT3rN1qX6zU9yB4c" + "M7dk33⟧",
            "jeton ⟦00D5e0000012AbC!AQ4A" + "QFx8zVt2nLq9WmKr7YbPc5HdJs3Gf1Te6Ru0Xi⟧",
            "curl -u ⟦oa2-client-id_k7Wq2ZpR9xVt:N4bM8sLd1YfGh⟧",
            "vault operator unseal ⟦K3v9x0q7M2d8W5b1n6Z4t0r8P2s7Y5c1" + "L4f9H6g3J0k=⟧",
            "secret de l'application ⟦k3V8Q~x9Tz2mLw7RbYpN4sGfHjKdUcAeQiOvB" + "n1M⟧",
            "clé du stockage ⟦Zp8Lk2Vq5Xr9Tm4Wn7Yb1Hd6Jf3Gs0Kc8Qv2Rx5Uz9Ea4Io7Pl1Mt6Bw3Nh0Cj8Dy2Fs5Gk9Lq4+A" + "St7Vx1BQ==⟧",
            "clé ⟦Zp8Lk2Vq5Xr9Tm4Wn7Yb1Hd6Jf3Gs0Kc8Qv2Rx5Uz9Ea4Io7Pl1MJQQJ99" + "BAACYeBjFXJ3w3AAABACOGk7Qz⟧",
            "robot ⟦MTE4NTIwMzk0NzE2MjA4NTM3Ng.GkT9xQ.v7Lw2Zr" + "8mXp4Ks6Yb1Nd3Hf5Jc9Gq0Tu⟧",
            "envoi ⟦02362d53c9efc6d892aa68bfcc8c9283-44b16103-" + "485a1c29⟧",
            "graine ⟦SU3HQ7D6GJTFB7W2AD6JBAPF5HY6GIPQNFKKJBDOY27RG62S" + "RS5MB7ECBJ⟧",
            "jeton ⟦NjA0NzE4MjkzNTUyOjwshfBoc2IkKWbgJz" + "NsqCww7Cg2⟧",
            "liste ⟦8f015cd160dddc05a496d2b6cd684fb9-us" + "12⟧",
            "déploiement ⟦API-YPF2WIFAJXBBQ93Y7FDN" + "M2A47F⟧",
        ],
        Ignores =
        [
            "20231122:ABCDEF",
            "la zone AZDO du dépôt",
            "voir API-DOCUMENTATIONGENERALE2024",
            "951bc382db9abad29c68634761dd6e19-usages",
            "Ministere.Nouvel.PlanificationStrategiqueDesRessources2024",
            "2024-planification-strategique-des-ressources-informationnelles",
            "sonarqube-reporter-1.2.4.tgz#3b335d612137949d2f21fcc6c8c8164db7603227",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var token = text[start..end].TrimEnd('.');
        end = start + token.Length;
        var kind = Telegram(text, ref start, token) ? "telegram"
            : Suffixed(token) is { } provider ? provider
            : Numbered(token) ? "truenas"
            : Session(text, ref end, token) ? "salesforce"
            : Pair(text, ref end, token) ? "blynk"
            : token.StartsWith("ey") && token.Length >= 100 && Randomness.IsRandom(token) ? "encoded"
            : Device(ref start, ref end, token) ? "thingsboard"
            : Unseal(text, start, token) ? "hashicorp"
            : ProviderShapes.Of(token);
        if (kind is not null)
        {
            scan.Report(start, end, FindingType.Secret, .96f, Reasons.Format, detail: kind);
        }
    }

    // Number of the robot, colon, thirty-five characters.
    private static bool Telegram(ReadOnlySpan<char> text, ref int start, ReadOnlySpan<char> token)
    {
        if (token.Length is not (34 or 35 or 36) || start < 9 || text[start - 1] != ':')
        {
            return false;
        }

        var from = start - 1;
        while (from > 0 && Chars.IsDigit(text[from - 1]))
        {
            from--;
        }

        var digits = start - 1 - from;
        if (digits is < 8 or > 10 || !Randomness.IsRandom(token))
        {
            return false;
        }

        start = from;
        return true;
    }

    private static string? Suffixed(ReadOnlySpan<char> token)
    {
        if (token.Length is >= 38 and <= 44 && token.EndsWith("_mmk"))
        {
            return "maxmind";
        }

        // Since 2024: signature AZDO eight characters before the end of eighty-four.
        return token.Length is 83 or 84 && token[^8..^4] is "AZDO" or "ZDO0" && Randomness.IsRandom(token) ? "azure-devops"
            : token.Length == 84 && token[^9..].IndexOf("AZDO") >= 0 && Randomness.IsRandom(token) ? "azure-devops"
            : null;
    }

    // Number of the key, dash, sixty-four letters and digits.
    private static bool Numbered(ReadOnlySpan<char> token)
    {
        var dash = token.IndexOf('-');
        if (dash is < 1 or > 3 || token.Length - dash != 65 || token[..dash].IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        foreach (var c in token[(dash + 1)..])
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return Randomness.IsRandom(token[(dash + 1)..]);
    }

    // Organisation of fifteen characters, exclamation mark, session.
    private static bool Session(ReadOnlySpan<char> text, ref int end, ReadOnlySpan<char> token)
    {
        if (token.Length is not (15 or 18) || !token.StartsWith("00D") || end >= text.Length || text[end] != '!')
        {
            return false;
        }

        var stop = end + 1;
        while (stop < text.Length && stop - end < 200 && Chars.IsToken(text[stop]))
        {
            stop++;
        }

        var isLong = stop - end > 24;
        end = isLong ? stop : end;
        return isLong;
    }

    // The token of a device is a step of the path: …/api/v1/TOKEN/telemetry.
    private static bool Device(ref int start, ref int end, ReadOnlySpan<char> token)
    {
        var at = token.IndexOf("/api/v1/");
        if (at < 0)
        {
            return false;
        }

        var rest = token[(at + 8)..];
        var slash = rest.IndexOf('/');
        if (slash != 20 || rest[(slash + 1)..] is not ("telemetry" or "attributes" or "rpc" or "claim") || !Randomness.IsRandom(rest[..slash]))
        {
            return false;
        }

        start += at + 8;
        end = start + slash;
        return true;
    }

    private static bool Pair(ReadOnlySpan<char> text, ref int end, ReadOnlySpan<char> token)
    {
        if (!token.StartsWith("oa2-client-id_"))
        {
            return false;
        }

        if (end < text.Length && text[end] == ':')
        {
            end++;
            while (end < text.Length && Chars.IsToken(text[end]))
            {
                end++;
            }
        }

        return true;
    }

    private static bool Unseal(ReadOnlySpan<char> text, int start, ReadOnlySpan<char> token) =>
        token.Length is 43 or 44 or 64 && text[Math.Max(0, start - 10)..start].TrimEnd().EndsWith("unseal") && Randomness.IsRandom(token);
}

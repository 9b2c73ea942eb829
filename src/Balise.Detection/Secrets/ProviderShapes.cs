namespace Balise.Detection.Secrets;

/// <summary>
/// Keys whose provider signs them inside, not at the beginning: the identifiable keys of Azure (a signature at a fixed place before the checksum; Microsoft, « Secret key formats » and
/// microsoft/security-utilities), the client secrets of Entra, the robots of Discord, Mailchimp, Mailgun, Octopus Deploy,
/// the personal tokens of Jira and Confluence Data Center, the seeds of NATS.
/// </summary>
internal static class ProviderShapes
{
    /// <summary>The provider of a token, or <c>null</c>. The length is asked first: almost every token is dismissed there.</summary>
    public static string? Of(ReadOnlySpan<char> token) => token.Length switch
    {
        30 => IsOctopus(token) ? "octopus" : null,
        35 or 36 or 37 when IsMailchimp(token) => "mailchimp",
        37 or 38 or 39 or 40 => IsEntra(token) ? "entra" : null,
        44 => Signed(token, 33, "+ASb", "+AEh", "+ARm", "AIoT") ?? (IsAtlassian(token) ? "atlassian" : null),
        50 => IsMailgun(token) ? "mailgun" : null,
        52 => Signed(token, 42, "AzSe", "+ACR"),
        56 => Signed(token, 44, "AzFu"),
        88 => Signed(token, 76, "+ASt", "+ABa", "+AMC", "ACDb", "APIM"),
        80 or 84 => token[52..57] is "JQQJ9" && Randomness.IsRandom(token) ? "azure" : null,
        58 => IsNats(token) ? "nats" : IsDiscord(token) ? "discord" : null,
        >= 59 and <= 74 => IsDiscord(token) ? "discord" : null,
        _ => null,
    };

    private static string? Signed(ReadOnlySpan<char> token, int at, params ReadOnlySpan<string> signatures)
    {
        foreach (var signature in signatures)
        {
            if (token[at..].StartsWith(signature) && Randomness.IsRandom(token))
            {
                return "azure";
            }
        }

        return null;
    }

    // Three characters, a digit, « Q~ », thirty-one to thirty-four characters.
    private static bool IsEntra(ReadOnlySpan<char> token) =>
        token[4] == 'Q' && token[5] == '~' && char.IsAsciiDigit(token[3]) && token.IndexOfAny('/', '=', '+') < 0 && Randomness.IsRandom(token);

    // Thirty-two hexadecimal digits, then the data centre: « -us12 ».
    private static bool IsMailchimp(ReadOnlySpan<char> token) =>
        token[32..] is ['-', 'u', 's', .. var centre] && centre.IndexOfAnyExceptInRange('0', '9') < 0 && !centre.IsEmpty && Randomness.IsHex(token[..32]) && token[..32].IndexOf('-') < 0 && Randomness.IsRandom(token[..32]);

    private static bool IsOctopus(ReadOnlySpan<char> token)
    {
        if (!token.StartsWith("API-"))
        {
            return false;
        }

        foreach (var c in token[4..])
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return Randomness.IsRandom(token[4..]);
    }

    // Thirty-two, eight and eight hexadecimal digits.
    private static bool IsMailgun(ReadOnlySpan<char> token) =>
        token[32] == '-' && token[41] == '-' && token.Count('-') == 2 && Randomness.IsHex(token) && Randomness.IsRandom(token);

    // « SU », then base 32 without any other sign: the seed of a user.
    private static bool IsNats(ReadOnlySpan<char> token) =>
        token[0] == 'S' && token[1] is 'U' or 'A' or 'O' && token.IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") < 0 && token.IndexOfAnyInRange('2', '7') > 0 && Randomness.Entropy(token) >= 4;

    // Twelve digits and a colon in base64, then the drawn part.
    private static bool IsAtlassian(ReadOnlySpan<char> token) =>
        token[0] is 'M' or 'N' or 'O' && token[4] is 'M' or 'N' or 'O' && token[8] is 'M' or 'N' or 'O' && token[12] is 'M' or 'N' or 'O' && token[16] == 'O' && token[17] is >= 'g' and <= 'v' && Randomness.IsRandom(token);

    // The number of the account in base64, six characters of time, twenty-seven to thirty-eight of signature (Discord, developer documentation, « Reference »).
    private static bool IsDiscord(ReadOnlySpan<char> token)
    {
        var dot = token.IndexOf('.');
        if (dot is < 24 or > 28 || token[(dot + 1)..].IndexOf('.') != 6 || token.Length - dot - 8 is < 27 or > 38 || !Randomness.IsRandom(token[(dot + 8)..]))
        {
            return false;
        }

        // Digits in base64: every fourth character is M, N or O.
        for (var i = 0; i < dot; i += 4)
        {
            if (token[i] is not ('M' or 'N' or 'O'))
            {
                return false;
            }
        }

        return token[(dot + 8)..].IndexOf('.') < 0;
    }
}

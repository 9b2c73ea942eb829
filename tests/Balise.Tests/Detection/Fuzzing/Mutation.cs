namespace Balise.Tests.Detection.Fuzzing;

/// <summary>Makes hostile texts out of real ones. Everything comes from the generator given: one seed, one series of texts.</summary>
internal sealed class Mutation(IReadOnlyList<string> seeds, Random random)
{
    private const int MaxLength = 20_000;

    // The first of the pieces are single signs.
    private const int ShortPieces = 22;

    /// <summary>Pieces that detectors, folding and decoding look at: separators, escapes, invisible and look-alike characters, halves of pairs.</summary>
    private static readonly string[] Pieces =
    [
        " ", "\n", "\t", "-", ".", ",", ";", ":", "=", "@", "|", "/", "(", ")", "\"", "'", "«", "»", "\u00a0", "\u2009", "\u2013", "[", "{", "}", "<!--", "**", "`",
        "&#", "&#49;", "&#x31;", "&amp;", "&#1114112;", "\\u0031", "\\u", "\\ud83d", "%31", "%2531", "%C3", "%", "\u200b", "\u00ad", "\u202e", "\ufeff", "\ud83d", "\ude00",
        "\ud83d\ude00", "\U0001d7ce", "\uff11", "\u0661", "\u2460", "1\ufe0f\u20e3", "\u0430", "\u03bf", "0", "1", "9", "46", "000 000 000", "4111 1111 1111 1111", "a1", "cinq ", "seven ",
        "(at)", " arobase ", "TkFTIDog", "4e4153203a20", "-----BEGIN PRIVATE KEY-----", "NAS", "mot de passe : ", "Mme ", "PROTÉGÉ B", "AKIA", "Server=;Password=", "\0", "\uffff",
    ];

    public string Next()
    {
        var text = Seed();
        for (var step = random.Next(1, 12); step > 0; step--)
        {
            text = Change(text);
        }

        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    /// <summary>A few characters of a text, a piece or a number, again and again: where work that is not in proportion to the length shows.</summary>
    public string Repetition(int length)
    {
        var unit = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(3) switch
        {
            0 => Pieces[random.Next(Pieces.Length)],
            1 => random.Next((int)Math.Pow(10, random.Next(1, 10))).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => Short(Seed()),
        }));
        return string.Concat(Enumerable.Repeat(unit, (length / unit.Length) + 1));
    }

    /// <summary>
    /// A short stretch of a text with a few small changes near one another. Detectors read a handful of words around a number: what they assume of
    /// those (something between two spaces, a letter after a period) is broken by one character, seldom by a large change elsewhere.
    /// </summary>
    public string Close()
    {
        var text = Seed();
        var from = random.Next(Math.Max(1, text.Length - 20));
        text = text.Substring(from, Math.Min(random.Next(10, 200), text.Length - from));
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToArray();
        var near = digits.Length > 0 && random.Next(3) > 0 ? digits[random.Next(digits.Length)] : random.Next(text.Length);
        for (var step = random.Next(1, 6); step > 0; step--)
        {
            var at = Math.Clamp(near + random.Next(-25, 25), 0, text.Length);
            text = random.Next(5) switch
            {
                0 => text.Insert(at, Pieces[random.Next(ShortPieces)]),
                1 => text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at)),
                2 => text.Remove(at, Math.Min(1, text.Length - at)).Insert(at, Pieces[random.Next(ShortPieces)]),
                3 => random.Next(2) == 0 ? text[at..] : text[..at],
                _ => text.Insert(at, Word(Seed())),
            };
        }

        return text;
    }

    private string Word(string text)
    {
        var words = text.Split([' ', '\n'], 200, StringSplitOptions.None);
        return words[random.Next(words.Length)] + (random.Next(2) == 0 ? " " : "");
    }

    private string Short(string text)
    {
        var at = random.Next(Math.Max(1, text.Length - 12));
        return text.Substring(at, Math.Min(random.Next(1, 13), text.Length - at));
    }

    private string Change(string text)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(text.Length - at, 40) + 1);
        return random.Next(8) switch
        {
            0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
            1 => text.Remove(at, length),
            2 => text.Insert(at, string.Concat(Enumerable.Repeat(text.Substring(at, length), random.Next(1, 20)))),
            3 => text.Remove(at, length).Insert(at, new string((char)random.Next(0x10000), length)),
            4 => text.Insert(at, Slice(Seed())),
            5 => string.Join(Pieces[random.Next(Pieces.Length)], [text[..at], .. text.Substring(at, length).Select(c => c.ToString()), text[(at + length)..]]),
            6 => text.Remove(at, length).Insert(at, Encode(text.Substring(at, length))),
            _ => text.Insert(at, string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(1, 60)))),
        };
    }

    private string Encode(string value)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(value);
        return random.Next(4) switch
        {
            0 => Convert.ToBase64String(bytes),
            1 => Convert.ToHexStringLower(bytes),
            2 => string.Concat(bytes.Select(b => $"%{b:X2}")),
            _ => string.Concat(value.Select(c => $"&#{(int)c};")),
        };
    }

    private string Slice(string text)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, random.Next(text.Length - at + 1));
    }

    private string Seed() => seeds[random.Next(seeds.Count)];
}

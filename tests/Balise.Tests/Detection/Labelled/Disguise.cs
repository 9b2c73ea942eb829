using System.Text;

namespace Balise.Tests.Detection.Labelled;

/// <summary>A way to hide a value from a filter while a person, or a model, still reads it.</summary>
/// <param name="Name">The <c>technique</c> of the evasions made with it.</param>
/// <param name="Types">The types it makes sense for.</param>
/// <param name="Apply">From a type and a value to the disguised value, in one piece or several; pieces that are not spans are filler.</param>
internal sealed record Disguise(string Name, string[] Types, Func<string, string, IReadOnlyList<DisguisedPiece>> Apply)
{
    private static readonly string[] Numbers = ["CA_SIN", "QC_NAM", "CREDIT_CARD", "PHONE"];
    private static readonly string[] DigitsOnly = ["CA_SIN", "CREDIT_CARD", "PHONE"];
    private static readonly string[] WithLetters = ["QC_NAM", "EMAIL", "QC_CODE_PERMANENT", "IBAN"];
    private static readonly string[] Any = ["CA_SIN", "QC_NAM", "CREDIT_CARD", "PHONE", "EMAIL", "PASSWORD", "SECRET", "IBAN"];

    /// <summary>No secret: a hosting service may decode base64 and hexadecimal before it looks for leaked tokens.</summary>
    private static readonly string[] Encodable = ["CA_SIN", "QC_NAM", "CREDIT_CARD", "PHONE", "EMAIL", "PASSWORD", "IBAN"];

    private static readonly string[] French = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
    private static readonly string[] English = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Cyrillic and Greek letters that look Latin.</summary>
    private static readonly Dictionary<char, char> Lookalikes = new()
    {
        ['A'] = 'А', ['B'] = 'В', ['C'] = 'С', ['E'] = 'Е', ['H'] = 'Н', ['I'] = 'І', ['K'] = 'К', ['M'] = 'М', ['N'] = 'Ν', ['O'] = 'О',
        ['P'] = 'Р', ['T'] = 'Т', ['X'] = 'Х', ['a'] = 'а', ['c'] = 'с', ['e'] = 'е', ['i'] = 'і', ['o'] = 'о', ['p'] = 'р', ['x'] = 'х',
    };

    public static readonly IReadOnlyList<Disguise> All =
    [
        One("zero-width", Any, value => Weave(value, "\u200B", "\u200D", "\u2060", "\uFEFF")),
        One("soft-hyphen", Any, value => Weave(value, "\u00AD")),
        One("bidi-mark", Any, value => Weave(value, "\u200E", "\u202C", "\u2069")),
        One("invisible-tag", Any, value => Weave(value, "\uFE0F", "\U000E0061")),
        One("full-width", Numbers, value => Map(value, c => c is >= '!' and <= '~' ? ((char)(c + 0xFEE0)).ToString() : c.ToString())),
        One("math-digits", Numbers, value => MapDigits(value, digit => char.ConvertFromUtf32(0x1D7CE + digit))),
        One("arabic-digits", DigitsOnly, value => MapDigits(value, digit => ((char)(0x0660 + digit)).ToString())),
        One("circled-digits", DigitsOnly, value => MapDigits(value, digit => digit == 0 ? "\u24EA" : ((char)(0x2460 + digit - 1)).ToString())),
        One("keycap", DigitsOnly, value => MapDigits(value, digit => $"{digit}\uFE0F\u20E3")),
        One("homoglyph", WithLetters, value => Map(value, c => Lookalikes.TryGetValue(c, out var twin) ? twin.ToString() : c.ToString())),
        One("letter-digits", DigitsOnly, value => value.Replace('0', 'O').Replace('1', 'l')),
        One("spaced", Numbers, value => string.Join(' ', Bare(value).AsEnumerable())),
        One("odd-separators", DigitsOnly, value => string.Join('/', Bare(value).Chunk(3).Select(chunk => new string(chunk)))),
        One("odd-spaces", Numbers, value => string.Join('\u2009', Bare(value).Chunk(3).Select(chunk => string.Join('\u00A0', chunk)))),
        One("odd-dashes", DigitsOnly, value => string.Join('\u2013', Bare(value).Chunk(4).Select(chunk => new string(chunk)))),
        One("line-break", Numbers, value => Bare(value).Insert(Bare(value).Length / 2, "\n")),
        One("markdown", Numbers, value => string.Join(' ', Bare(value).Chunk(4).Select((chunk, i) => i % 2 == 0 ? $"**{new string(chunk)}**" : $"`{new string(chunk)}`"))),
        One("html-decimal", Any, value => Map(value, c => $"&#{(int)c};")),
        One("html-hex", Any, value => Map(value, c => $"&#x{(int)c:X};")),
        One("json-escape", Any, value => Map(value, c => $"\\u{(int)c:x4}")),
        One("percent", Any, value => Percent(value)),
        One("percent-twice", Any, value => Percent(value).Replace("%", "%25")),
        new("base64", Encodable, (type, value) => [new(Base64(Labelled(type, value)), true)]),
        new("base64url", Encodable, (type, value) => [new(Base64($"{{\"{Label(type)}\":\"{value}\"}}").TrimEnd('=').Replace('+', '-').Replace('/', '_'), true)]),
        new("base64-twice", Encodable, (type, value) => [new(Base64(Base64(Labelled(type, value))), true)]),
        new("hex", Encodable, (type, value) => [new(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Labelled(type, value))), true)]),
        One("spelled-fr", DigitsOnly, value => Spell(value, French)),
        One("spelled-en", DigitsOnly, value => Spell(value, English)),
        new("split-messages", Numbers, (_, value) => Split(value)),
    ];

    private static Disguise One(string name, string[] types, Func<string, string> apply) =>
        new(name, types, (_, value) => [new(apply(value), true)]);

    private static string Map(string value, Func<char, string> map) => string.Concat(value.Select(map));

    private static string MapDigits(string value, Func<int, string> map) =>
        Map(value, c => char.IsAsciiDigit(c) ? map(c - '0') : c.ToString());

    private static string Weave(string value, params string[] marks) =>
        string.Concat(value.Select((c, i) => i == value.Length - 1 ? c.ToString() : c + marks[i % marks.Length]));

    private static string Bare(string value) => string.Concat(value.Where(char.IsLetterOrDigit));

    private static string Percent(string value) => string.Concat(Encoding.UTF8.GetBytes(value).Select(b => $"%{b:X2}"));

    private static string Base64(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value));

    private static string Spell(string value, string[] words) =>
        string.Join(' ', value.Where(char.IsAsciiDigit).Select(c => words[c - '0']));

    private static string Labelled(string type, string value) => $"{Label(type)} : {value}";

    private static string Label(string type) => type switch
    {
        "CA_SIN" => "NAS",
        "QC_NAM" => "assurance maladie",
        "CREDIT_CARD" => "carte de crédit",
        "PHONE" => "téléphone",
        "EMAIL" => "courriel",
        "PASSWORD" => "mot de passe",
        _ => type,
    };

    private static IReadOnlyList<DisguisedPiece> Split(string value)
    {
        var half = value.Length / 2;
        return
        [
            new(value[..half].TrimEnd(' ', '-', '.'), true),
            new("\nAssistant : J'ai noté le début.\nUsager : et la suite est ", false),
            new(value[half..].TrimStart(' ', '-', '.'), true),
        ];
    }
}

internal readonly record struct DisguisedPiece(string Text, bool IsSpan);

using System.Collections.Frozen;

namespace Balise.Detection.Folding;

/// <summary>
/// One character for another, after Unicode's compatibility forms, default-ignorable characters (UAX #44) and confusables (UTS #39), for the
/// characters that identifiers are hidden with. Ours, because invariant globalisation leaves string normalisation out.
/// </summary>
internal static class FoldTable
{
    /// <summary>The character is dropped.</summary>
    public const char Drop = '\0';

    private const string Cyrillic = "аеорсухіјѕԁһԛԝАВЕКМНОРСТХУІЈЅӀЗ";
    private const string CyrillicTo = "aeopcyxijsdhqwABEKMHOPCTXYIJSl3";
    private const string Greek = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρικυ";
    private const string GreekTo = "ABEZHIKMNOPTYXoavpiku";

    private static readonly FrozenDictionary<char, char> Confusables =
        Cyrillic.Zip(CyrillicTo).Concat(Greek.Zip(GreekTo)).ToFrozenDictionary(p => p.First, p => p.Second);

    private static readonly char[] Table = Build();

    /// <summary>The folded form of a character above Latin-1 (or the soft hyphen); itself when nothing changes.</summary>
    public static char Fold(char c) => Table[c];

    /// <summary>The Latin letter that looks like this Cyrillic or Greek one, or <see cref="Drop"/>.</summary>
    public static char Latin(char c) => Confusables.TryGetValue(c, out var latin) ? latin : Drop;

    /// <summary>Digits and letters of the mathematical alphabets, tags and variation selectors: the characters beyond 16 bits we know.</summary>
    /// <returns>False when the pair is left as it is.</returns>
    public static bool Fold(char high, char low, out char folded)
    {
        var point = char.ConvertToUtf32(high, low);
        folded = point switch
        {
            >= 0x1D7CE and <= 0x1D7FF => (char)('0' + ((point - 0x1D7CE) % 10)),
            >= 0x1D400 and <= 0x1D6A3 => Letter((point - 0x1D400) % 52),
            >= 0x1FBF0 and <= 0x1FBF9 => (char)('0' + (point - 0x1FBF0)),
            >= 0x1F130 and <= 0x1F149 => (char)('A' + (point - 0x1F130)),
            >= 0xE0000 and <= 0xE01EF => Drop,
            _ => '\uffff',
        };
        return folded != '\uffff';
    }

    private static char Letter(int index) => (char)(index < 26 ? 'A' + index : 'a' + index - 26);

    private static char[] Build()
    {
        var table = new char[0x10000];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (char)i;
        }

        Range(table, 0x2000, 0x200A, ' ');
        Set(table, " \u202F\u205F\u3000", ' ');
        Set(table, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63", '-');
        Set(table, "\u2024\u3002\uFF61\uFE52", '.');
        Set(table, "\uFE6B", '@');
        foreach (var (from, to) in ((int, int)[])[(0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
            (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB),
            (0x300, 0x36F), (0x20D0, 0x20FF), (0x1AB0, 0x1AFF)])
        {
            Range(table, from, to, Drop);
        }

        foreach (var zero in (int[])[0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040, 0x2080])
        {
            Digits(table, zero, '0', 10);
        }

        foreach (var one in (int[])[0x2460, 0x2776, 0x2780, 0x278A, 0x24F5])
        {
            Digits(table, one, '1', 9);
        }

        table[0x24EA] = table[0x24FF] = table[0x2070] = '0';
        Digits(table, 0x2074, '4', 6);
        for (var i = 0xFF01; i <= 0xFF5E; i++)
        {
            table[i] = (char)(i - 0xFEE0);
        }

        for (var i = 0; i < 26; i++)
        {
            table[0x24B6 + i] = (char)('A' + i);
            table[0x24D0 + i] = (char)('a' + i);
        }

        return table;
    }

    private static void Digits(char[] table, int from, char first, int count)
    {
        for (var i = 0; i < count; i++)
        {
            table[from + i] = (char)(first + i);
        }
    }

    private static void Range(char[] table, int from, int to, char value) => table.AsSpan(from, to - from + 1).Fill(value);

    private static void Set(char[] table, string from, char value)
    {
        foreach (var c in from)
        {
            table[c] = value;
        }
    }
}

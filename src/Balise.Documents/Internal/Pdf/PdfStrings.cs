using UglyToad.PdfPig.Tokens;

namespace Balise.Documents.Internal.Pdf;

/// <summary>The strings written in an object, not in those it points to, except strings that are objects of their own.</summary>
internal static class PdfStrings
{
    private const int MaxDepth = 6;

    /// <summary>Dates, identifiers, names of destinations, fonts, languages, default appearances, keys of an encryption: not words.</summary>
    private static readonly HashSet<string> Wordless =
    [
        "M", "CreationDate", "ModDate", "DA", "NM", "ID", "Registry", "Ordering", "Lang", "O", "U", "OE", "UE", "Perms", "CheckSum", "PTEX.Fullbanner",
        "CharSet", "Panose", "Lookup", "Cert", "ByteRange", "D", "Dest", "Dests", "Names", "Limits",
    ];

    public static void Append(Reading reading, IToken token, TextLocator at, Func<IToken, IToken> resolve, int depth = 0)
    {
        switch (token)
        {
            case StringToken or HexToken:
                reading.Append(Text(token)!, at);
                break;
            case IndirectReferenceToken when resolve(token) is var text and (StringToken or HexToken):
                reading.Append(Text(text)!, at);
                break;
            case DictionaryToken dictionary when depth < MaxDepth:
                foreach (var (key, value) in dictionary.Data.Where(entry => !Wordless.Contains(entry.Key)))
                {
                    Append(reading, value, at, resolve, depth + 1);
                }

                break;
            case ArrayToken array when depth < MaxDepth:
                foreach (var item in array.Data)
                {
                    Append(reading, item, at, resolve, depth + 1);
                }

                break;
        }
    }

    public static string? Text(IToken token) => token switch
    {
        StringToken text => text.Data,
        HexToken hex => hex.Data,
        _ => null,
    };
}

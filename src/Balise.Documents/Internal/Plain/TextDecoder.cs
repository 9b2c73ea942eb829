using System.Text;

namespace Balise.Documents.Internal.Plain;

/// <summary>
/// Bytes to text: a byte order mark decides, then strict UTF-8, then UTF-16 without a mark, then Windows-1252, which decodes anything
/// and so is refused when control characters betray a binary file.
/// </summary>
internal static class TextDecoder
{
    private const double MaxControlShare = 0.01;

    /// <summary>0x80 to 0x9F of Windows-1252; the five holes keep their Latin-1 value, as browsers do (WHATWG Encoding, windows-1252).</summary>
    private const string Windows1252 =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static bool TryDecode(ReadOnlySpan<byte> bytes, out string text)
    {
        text = Marked(bytes) ?? Utf8(bytes) ?? Utf16(bytes) ?? Latin(bytes);
        return !IsBinary(text);
    }

    /// <summary>Decodes by a charset name of a message; unknown names fall back on guessing.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        switch (charset?.ToLowerInvariant())
        {
            case "utf-8" or "utf8":
                return Encoding.UTF8.GetString(bytes);
            case "utf-16" or "utf-16le":
                return Encoding.Unicode.GetString(bytes);
            case "utf-16be":
                return Encoding.BigEndianUnicode.GetString(bytes);
            case "iso-8859-1" or "latin1" or "windows-1252" or "cp1252":
                return Latin(bytes);
            default:
                TryDecode(bytes, out var text);
                return text;
        }
    }

    private static string? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
        [0xFF, 0xFE, 0, 0, .. var rest] => Encoding.UTF32.GetString(rest),
        [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        _ => null,
    };

    private static string? Utf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            return null;
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Latin text in UTF-16 has a zero in every other byte.</summary>
    private static string? Utf16(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
        }

        var most = bytes.Length * 4 / 10;
        return odd > most && even == 0 ? Encoding.Unicode.GetString(bytes)
            : even > most && odd == 0 ? Encoding.BigEndianUnicode.GetString(bytes)
            : null;
    }

    private static string Latin(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            text.Append(b is >= 0x80 and <= 0x9F ? Windows1252[b - 0x80] : (char)b);
        }

        return text.ToString();
    }

    private static bool IsBinary(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c == '\0' || (char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f' or '\u001B' or '\u0085')))
            {
                controls++;
            }
        }

        return controls > text.Length * MaxControlShare;
    }
}

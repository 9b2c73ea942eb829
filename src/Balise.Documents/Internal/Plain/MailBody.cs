using System.Text;

namespace Balise.Documents.Internal.Plain;

/// <summary>Parts and transfer encodings of a message (RFC 2045, section 6; RFC 2046, section 5.1).</summary>
internal static class MailBody
{
    /// <summary>The bodies between the boundaries. Text before the first and after the last one is given too: a filter must see it.</summary>
    public static List<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> body, string boundary)
    {
        var marker = Encoding.Latin1.GetBytes("--" + boundary);
        var parts = new List<ReadOnlyMemory<byte>>();
        var (start, at) = (0, 0);
        while (at < body.Length)
        {
            var found = body.Span[at..].IndexOf(marker);
            if (found < 0)
            {
                break;
            }

            found += at;
            at = found + marker.Length;
            if (found > 0 && body.Span[found - 1] != '\n')
            {
                continue;
            }

            Add(parts, body[start..found]);
            var end = body.Span[at..].IndexOf((byte)'\n');
            at = start = end < 0 ? body.Length : at + end + 1;
        }

        Add(parts, body[start..]);
        return parts;
    }

    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encoding) => encoding?.Trim().ToLowerInvariant() switch
    {
        "base64" => Base64(body.Span),
        "quoted-printable" => QuotedPrintable(body.Span),
        _ => body,
    };

    /// <summary>Decodes what can be decoded: characters outside the alphabet are skipped, as mail readers do.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length * 3 / 4);
        var (bits, count) = (0, 0);
        foreach (var c in text)
        {
            var value = c switch
            {
                >= (byte)'A' and <= (byte)'Z' => c - 'A',
                >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
                (byte)'+' => 62,
                (byte)'/' => 63,
                _ => -1,
            };
            if (value < 0)
            {
                continue;
            }

            (bits, count) = ((bits << 6 | value) & 0xFFFFFF, count + 6);
            if (count >= 8)
            {
                count -= 8;
                bytes.Add((byte)(bits >> count));
            }
        }

        return [.. bytes];
    }

    public static byte[] QuotedPrintable(ReadOnlySpan<byte> text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '=')
            {
                bytes.Add(text[i]);
            }
            else if (i + 2 < text.Length && char.IsAsciiHexDigit((char)text[i + 1]) && char.IsAsciiHexDigit((char)text[i + 2]))
            {
                bytes.Add(Convert.FromHexString([(char)text[i + 1], (char)text[i + 2]])[0]);
                i += 2;
            }
            else if (i + 1 < text.Length && text[i + 1] is (byte)'\r' or (byte)'\n')
            {
                i += text[i + 1] == '\r' && i + 2 < text.Length && text[i + 2] == '\n' ? 2 : 1;
            }
            else
            {
                bytes.Add(text[i]);
            }
        }

        return [.. bytes];
    }

    private static void Add(List<ReadOnlyMemory<byte>> parts, ReadOnlyMemory<byte> part)
    {
        if (part.Span.IndexOfAnyExcept(" \t\r\n"u8) >= 0)
        {
            parts.Add(part);
        }
    }
}

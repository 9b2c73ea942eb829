using Balise.Detection.Scanning;

namespace Balise.Detection.Folding;

/// <summary>Decodes base64, base64url and hexadecimal tokens when what comes out is text.</summary>
internal static class Blobs
{
    private const int Least = 16;

    /// <summary>Decodes at the end of <paramref name="view"/>; false, and the view as it was, when the token is not encoded text.</summary>
    public static bool Decode(ReadOnlySpan<char> token, View view)
    {
        if (token.Length < Least)
        {
            return false;
        }

        return (token.Length % 2 == 0 && Hex(token, view)) || Base64(token.TrimEnd('='), view);
    }

    private static bool Hex(ReadOnlySpan<char> token, View view)
    {
        if (!Chars.IsHex(token[0]) || !Chars.IsHex(token[^1]))
        {
            return false;
        }

        var length = view.Length;
        var reader = new Utf8Reader(view);
        for (var i = 0; i + 1 < token.Length; i += 2)
        {
            if (!Chars.IsHex(token[i]) || !Chars.IsHex(token[i + 1]) || !reader.Add((Nibble(token[i]) << 4) | Nibble(token[i + 1])))
            {
                view.Truncate(length);
                return false;
            }
        }

        return Keep(reader.IsText, view, length);
    }

    private static bool Base64(ReadOnlySpan<char> token, View view)
    {
        if (token.Length % 4 == 1)
        {
            return false;
        }

        var length = view.Length;
        var reader = new Utf8Reader(view);
        var bits = 0;
        var held = 0;
        foreach (var c in token)
        {
            var value = Sextet(c);
            if (value < 0)
            {
                view.Truncate(length);
                return false;
            }

            held = (held << 6) | value;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                if (!reader.Add((held >> bits) & 0xFF))
                {
                    view.Truncate(length);
                    return false;
                }
            }

            held &= 0xFFFF;
        }

        return Keep(reader.IsText, view, length);
    }

    private static bool Keep(bool isText, View view, int length)
    {
        if (!isText)
        {
            view.Truncate(length);
        }

        return isText;
    }

    private static int Nibble(char c) => Chars.IsDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;

    private static int Sextet(char c) => c switch
    {
        >= 'A' and <= 'Z' => c - 'A',
        >= 'a' and <= 'z' => c - 'a' + 26,
        >= '0' and <= '9' => c - '0' + 52,
        '+' or '-' => 62,
        '/' or '_' => 63,
        _ => -1,
    };

    /// <summary>Takes bytes one by one, gives up at the first proof that they are not text: most tokens are refused within three bytes.</summary>
    private ref struct Utf8Reader(View view)
    {
        private readonly int start = view.Length;
        private int pending;
        private int point;
        private int strange;

        public readonly bool IsText => view.Length - start >= 8 && strange * 10 <= view.Length - start && pending == 0;

        public bool Add(int value)
        {
            if (pending > 0)
            {
                if ((value & 0xC0) != 0x80)
                {
                    return false;
                }

                point = (point << 6) | (value & 0x3F);
                if (--pending == 0 && point <= 0xFFFF)
                {
                    view.Append((char)point, 0);
                }

                return true;
            }

            if (value < 0x80)
            {
                var printable = value is >= 0x20 and < 0x7F or '\n' or '\r' or '\t';
                strange += printable ? 0 : 1;
                view.Append(printable ? (char)value : ' ', 0);
                return strange <= 2 || strange * 10 <= view.Length - start;
            }

            pending = value switch { >= 0xC2 and <= 0xDF => 1, >= 0xE0 and <= 0xEF => 2, >= 0xF0 and <= 0xF4 => 3, _ => -1 };
            point = value & (0x3F >> pending);
            return pending > 0;
        }
    }
}

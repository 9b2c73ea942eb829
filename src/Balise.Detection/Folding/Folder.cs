using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Balise.Detection.Scanning;

namespace Balise.Detection.Folding;

/// <summary>Undoes the disguises that replace or insert characters, in one pass, keeping the way back to the original offsets.</summary>
internal static class Folder
{
    private static readonly SearchValues<char> EscapeStarts = SearchValues.Create("&\\%");

    /// <summary>First place where folding would change something, or -1. Plain ASCII and Latin-1 text costs one vectorised pass.</summary>
    public static int FirstChange(ReadOnlySpan<char> text)
    {
        var wide = FirstWide(text, 0);
        var escape = FirstEscape(wide < 0 ? text : text[..Math.Min(text.Length, wide + 12)], 0);
        return escape >= 0 && (wide < 0 || escape < wide) ? escape : wide;
    }

    /// <summary>Folds into <paramref name="view"/>. Escapes are decoded; what they give is folded too. Stretches that do not change are copied whole.</summary>
    public static void Fold(ReadOnlySpan<char> text, int first, View view)
    {
        view.Clear();
        view.Reserve(text.Length + 1);
        var i = 0;
        var wide = FirstWide(text, first);
        var escape = FirstEscape(text, first);
        while (wide >= 0 || escape >= 0)
        {
            var next = wide < 0 ? escape : escape < 0 ? wide : Math.Min(wide, escape);
            view.Append(text[i..next], i);
            i = next + Change(text, next, next == escape, view);
            wide = wide >= 0 && wide < i ? FirstWide(text, i) : wide;
            escape = escape >= 0 && escape < i ? FirstEscape(text, i) : escape;
        }

        view.Append(text[i..], i);
        view.End(text.Length);
    }

    /// <summary>Appends what stands for the character or escape at a place; returns how many characters it took.</summary>
    private static int Change(ReadOnlySpan<char> text, int at, bool escaped, View view)
    {
        var c = text[at];
        var length = 1;
        if (escaped && Escapes.Read(text, at, out var decoded, out length))
        {
            // Two rounds: an escape of an escape is still text for whoever reads it.
            c = decoded;
            if (c is '&' or '%')
            {
                Nested(text, at, ref c, ref length);
            }
        }
        else if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            if (!FoldTable.Fold(c, text[at + 1], out var narrow))
            {
                view.Append(text.Slice(at, 2), at);
            }
            else if (narrow != FoldTable.Drop)
            {
                view.Append(narrow, at);
            }

            return 2;
        }

        if (c == '\u0301' && view.Last is 'e' or 'E')
        {
            view.Replace(view.Length - 1, view.Last == 'e' ? 'é' : 'É');
            return length;
        }

        var folded = c > 0xFF || c == '\u00ad' ? FoldTable.Fold(c) : c;
        if (c >= 0x370 && FoldTable.Latin(c) is var latin && latin != FoldTable.Drop && (escaped || IsMixed(text, at)))
        {
            folded = latin;
        }

        if (folded != FoldTable.Drop)
        {
            view.Append(folded, at);
        }

        return length;
    }

    // %2530 → %30 → 0 ; &amp;#48; → &#48; → 0
    private static void Nested(ReadOnlySpan<char> text, int at, ref char c, ref int length)
    {
        Span<char> inner = stackalloc char[12];
        inner[0] = c;
        var rest = text[(at + length)..];
        rest = rest[..Math.Min(rest.Length, 11)];
        rest.CopyTo(inner[1..]);
        if (Escapes.Read(inner[..(rest.Length + 1)], 0, out var value, out var taken))
        {
            c = value;
            length += taken - 1;
        }
    }

    // Confusable letters become Latin only where the word mixes scripts: a Russian or Greek word stays itself.
    private static bool IsMixed(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        while (from > 0 && at - from < 40 && IsWordPart(text[from - 1]))
        {
            from--;
        }

        var to = at;
        while (to < text.Length && to - at < 40 && IsWordPart(text[to]))
        {
            to++;
        }

        var word = text[from..to];
        var confusable = 0;
        foreach (var c in word)
        {
            if (c < 0x250 && char.IsLetterOrDigit(c))
            {
                return true;
            }

            confusable += FoldTable.Latin(c) != FoldTable.Drop ? 1 : 0;
        }

        // Four look-alike letters before digits: the letters of a health number.
        return word.Length is 1 or 4 && confusable == word.Length;
    }

    private static bool IsWordPart(char c) => char.IsLetterOrDigit(c) || c is '@' or '.' or '-' or '_' || (c > 0xFF && FoldTable.Fold(c) == FoldTable.Drop);

    /// <summary>First character that the table changes. Letters, quotation marks and dashes of ordinary prose are stepped over.</summary>
    private static int FirstWide(ReadOnlySpan<char> text, int from)
    {
        var i = from;
        while (true)
        {
            var step = NextWide(text[i..]);
            if (step < 0)
            {
                return -1;
            }

            i += step;
            if (Changes(text, i))
            {
                return i;
            }

            i++;
        }
    }

    private static int FirstEscape(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; ;)
        {
            var step = text[i..].IndexOfAny(EscapeStarts);
            if (step < 0)
            {
                return -1;
            }

            i += step;
            if (Escapes.Read(text, i, out _, out _))
            {
                return i;
            }

            i++;
        }
    }

    private static bool Changes(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (c is '\u2013' or '\u2014' or '\u202f')
        {
            // Typography: it matters only inside a number.
            return i > 0 && i + 1 < text.Length && Chars.IsDigit(text[i - 1]) && Chars.IsDigit(text[i + 1]);
        }

        return char.IsSurrogate(c) ? c is '\ud835' or '\udb40' or '\ud83e' or '\ud83c' : FoldTable.Fold(c) != c || FoldTable.Latin(c) != FoldTable.Drop;
    }

    private static int NextWide(ReadOnlySpan<char> text)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var i = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var limit = Vector256.Create((ushort)0xFF);
            var soft = Vector256.Create((ushort)0xAD);
            for (; i + Vector256<ushort>.Count <= units.Length; i += Vector256<ushort>.Count)
            {
                var block = Vector256.LoadUnsafe(in units[i]);
                var hits = (Vector256.GreaterThan(block, limit) | Vector256.Equals(block, soft)).ExtractMostSignificantBits();
                if (hits != 0)
                {
                    return i + System.Numerics.BitOperations.TrailingZeroCount(hits);
                }
            }
        }

        for (; i < units.Length; i++)
        {
            if (units[i] is > 0xFF or 0xAD)
            {
                return i;
            }
        }

        return -1;
    }
}

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
        var wide = FirstWide(text);
        var limit = wide < 0 ? text.Length : wide;
        for (var i = 0; ;)
        {
            var step = text[i..limit].IndexOfAny(EscapeStarts);
            if (step < 0)
            {
                return wide;
            }

            i += step;
            if (Escapes.Read(text, i, out _, out _))
            {
                return i;
            }

            i++;
        }
    }

    /// <summary>Folds into <paramref name="view"/>. Escapes are decoded; what they give is folded too.</summary>
    public static void Fold(ReadOnlySpan<char> text, int first, View view)
    {
        view.Clear();
        view.Reserve(text.Length + 1);
        view.Append(text[..first], 0);
        var i = first;
        var token = 0;
        while (i < text.Length)
        {
            var c = text[i];
            var length = 1;
            if (c is '&' or '\\' or '%' && Escapes.Read(text, i, out var decoded, out var taken))
            {
                // Two rounds: an escape of an escape is still text for whoever reads it.
                c = decoded;
                length = taken;
                if (c is '&' or '%')
                {
                    Nested(text, i, ref c, ref length);
                }
            }

            if (c == FoldTable.Drop)
            {
                i += length;
                continue;
            }

            if (char.IsHighSurrogate(c) && length == 1 && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                if (!FoldTable.Fold(c, text[i + 1], out var narrow))
                {
                    view.Append(c, i);
                    view.Append(text[i + 1], i + 1);
                }
                else if (narrow != FoldTable.Drop)
                {
                    view.Append(narrow, i);
                }

                i += 2;
                continue;
            }

            if (c == '\u0301' && view.Last is 'e' or 'E')
            {
                view.Replace(view.Length - 1, view.Last == 'e' ? 'é' : 'É');
            }
            else
            {
                var folded = c > 0xFF || c == '\u00ad' ? FoldTable.Fold(c) : c;
                if (folded != FoldTable.Drop)
                {
                    view.Append(folded, i);
                }
            }

            i += length;
            if (!Chars.IsWord(c))
            {
                Latinise(view, token);
                token = view.Length;
            }
        }

        Latinise(view, token);
        view.End(text.Length);
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
    private static void Latinise(View view, int from)
    {
        var text = view.Text[from..];
        var plain = false;
        var strange = false;
        foreach (var c in text)
        {
            plain |= c < 0x250 && char.IsLetterOrDigit(c);
            strange |= c >= 0x370 && FoldTable.Latin(c) != FoldTable.Drop;
        }

        if (!strange || !(plain || text.Length is >= 4 and <= 5))
        {
            return;
        }

        for (var i = from; i < view.Length; i++)
        {
            var c = view.Text[i];
            if (c >= 0x370 && FoldTable.Latin(c) is var latin && latin != FoldTable.Drop)
            {
                view.Replace(i, latin);
            }
        }
    }

    /// <summary>First character that the table changes. Letters, quotation marks and dashes of ordinary prose are stepped over.</summary>
    private static int FirstWide(ReadOnlySpan<char> text)
    {
        var i = 0;
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

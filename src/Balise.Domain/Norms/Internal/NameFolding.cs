using System.Buffers;

namespace Balise.Domain.Norms.Internal;

/// <summary>
/// Brings names written differently to one form: lower case, no accent, full-width and lookalike letters (Cyrillic, Greek) as their Latin
/// twin, everything that is not a letter or a digit dropped. Own table: the process runs with invariant globalisation, where the
/// framework's normalisation does nothing. Digits are kept as they are; a digit is never read as a letter.
/// </summary>
internal static class NameFolding
{
    private const int OnStack = 256;

    // Latin-1 letters from À (U+00C0) to ÿ (U+00FF); '\0' drops the sign, two-letter forms (æ, œ, ß) keep their first.
    private const string Latin1 = "aaaaaaaceeeeiiiidnooooo\0ouuuuytsaaaaaaaceeeeiiiidnooooo\0ouuuuyty";

    // Latin Extended-A, U+0100 to U+017F.
    private const string LatinA =
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string Lookalikes = "авсԁеһіјԛорѕтхуԝкмнѵӏαβεηικνορτυχɑɡıօոս";
    private const string Twins = "abcdehijqopstxywkmhvlabenikvoptuxagionu";

    public static string Fold(string name)
    {
        Span<char> folded = stackalloc char[name.Length <= OnStack ? name.Length : 0];
        if (name.Length > OnStack)
        {
            folded = new char[name.Length];
        }

        return new(folded[..Write(name, folded, [])]);
    }

    /// <summary>
    /// True when one of <paramref name="anywhere"/> is in the folded name, or one of <paramref name="atWordStart"/> begins at a word of
    /// it. A word begins after anything that is not a letter or digit, and at a capital after a small letter.
    /// </summary>
    public static bool Contains(ReadOnlySpan<char> name, string[] anywhere, string[] atWordStart)
    {
        char[]? rented = null;
        bool[]? rentedStarts = null;
        Span<char> folded = name.Length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(name.Length);
        Span<bool> starts = name.Length <= OnStack ? stackalloc bool[OnStack] : rentedStarts = ArrayPool<bool>.Shared.Rent(name.Length);
        try
        {
            var length = Write(name, folded, starts);
            return ContainsAnywhere(folded[..length], anywhere) || ContainsAtStart(folded[..length], starts[..length], atWordStart);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<char>.Shared.Return(rented);
                ArrayPool<bool>.Shared.Return(rentedStarts!);
            }
        }
    }

    /// <summary>The host of <c>https://user@host:443/path</c>, of <c>host:443</c> or of <c>host.</c>.</summary>
    public static ReadOnlySpan<char> Host(ReadOnlySpan<char> address)
    {
        address = address.Trim();
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        address = scheme < 0 ? address : address[(scheme + 3)..];
        var path = address.IndexOfAny('/', '?', '#');
        address = path < 0 ? address : address[..path];
        address = address[(address.LastIndexOf('@') + 1)..];
        var port = address.IndexOf(':');
        return (port < 0 ? address : address[..port]).TrimEnd('.');
    }

    private static bool ContainsAnywhere(ReadOnlySpan<char> folded, string[] fragments)
    {
        foreach (var fragment in fragments)
        {
            if (folded.Contains(fragment, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsAtStart(ReadOnlySpan<char> folded, ReadOnlySpan<bool> starts, string[] fragments)
    {
        foreach (var fragment in fragments)
        {
            for (int from = 0, found; (found = folded[from..].IndexOf(fragment, StringComparison.Ordinal)) >= 0; from += found + 1)
            {
                if (starts[from + found])
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Returns how many characters were written; <paramref name="starts"/> may be empty.</summary>
    private static int Write(ReadOnlySpan<char> name, Span<char> folded, Span<bool> starts)
    {
        var length = 0;
        var wordStarts = true;
        var afterSmall = false;
        foreach (var character in name)
        {
            var letter = FoldOne(character);
            if (letter == '\0')
            {
                wordStarts |= !IsInvisible(character);
                continue;
            }

            var capital = char.IsUpper(character);
            if (!starts.IsEmpty)
            {
                starts[length] = wordStarts || (capital && afterSmall);
            }

            folded[length++] = letter;
            wordStarts = false;
            afterSmall = !capital && char.IsLetter(character);
        }

        return length;
    }

    private static char FoldOne(char character)
    {
        if (character is >= '\uFF01' and <= '\uFF5E')
        {
            character = (char)(character - '\uFF01' + '!');
        }

        if (char.IsAscii(character))
        {
            return char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '\0';
        }

        if (character is >= '\u00C0' and <= '\u017F')
        {
            return character <= '\u00FF' ? Latin1[character - '\u00C0'] : LatinA[character - '\u0100'];
        }

        var small = char.ToLowerInvariant(character);
        var twin = Lookalikes.IndexOf(small);
        return twin >= 0 ? Twins[twin] : char.IsLetterOrDigit(small) ? small : '\0';
    }

    // Zero-width characters and soft hyphens hide inside a word; they do not end it. Combining accents neither.
    private static bool IsInvisible(char character) =>
        char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.NonSpacingMark;
}

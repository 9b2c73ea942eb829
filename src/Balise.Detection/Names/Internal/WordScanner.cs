namespace Balise.Detection.Names.Internal;

/// <summary>
/// Cuts a text into words: runs of letters and digits, hyphens inside a word included, apostrophes never. Fills a window of
/// whole lines; only a line longer than the window is cut elsewhere than at its end.
/// </summary>
internal static class WordScanner
{
    public const int WindowWords = 1024;

    /// <summary>A window is closed at the first end of line after this many words.</summary>
    private const int EnoughWords = 128;

    private const int MaxAddress = 4096;

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011' or '\u00AD';

    public static bool IsApostrophe(char c) => c is '\'' or '\u2019' or '\u2018' or '\u02BC';

    /// <summary>Reads words from <paramref name="from"/>; returns where the next window begins.</summary>
    public static int Fill(ReadOnlySpan<char> text, int from, NameLexicon lexicon, TaggingWorkspace work)
    {
        var tokens = work.Tokens;
        var classes = LatinFold.ClassTable;
        var count = 0;
        var lower = work.LowerCaseWords;
        lower.Clear();
        var candidates = false;
        var excludedUntil = 0;
        var position = from;
        while (position < text.Length && count < WindowWords)
        {
            var c = text[position];
            if ((classes[c] & (LatinFold.Letter | LatinFold.Digit)) == 0)
            {
                if (c == '\n' && count >= EnoughWords)
                    break;
                if (position >= excludedUntil && c is '@' or ':' or '_' or '\\' && IsInsideAddress(text, position))
                    excludedUntil = ExcludeAround(text, position, tokens, count);
                position++;
                continue;
            }

            ref var token = ref tokens[count];
            position = ReadWord(text, position, ref token);
            token.Excluded = token.Start < excludedUntil || IsGlued(text, in token);
            token.Gap = GapReader.Read(text, work.PreviousEnd, token.Start, work.PreviousCanAbbreviate);
            token.Kinds = KindsOf(text, lexicon, ref token);
            work.PreviousEnd = token.End;
            work.PreviousCanAbbreviate = token.Shape == WordShape.Initial || token.Is(WordKinds.Title) || token.Is(WordKinds.Particle) && token.IsCapitalised;
            if (token.Shape == WordShape.Lower)
                lower[(int)(token.Word >> 6) & (TaggingWorkspace.LowerCaseBits - 1)] |= 1UL << (int)(token.Word & 63);
            candidates |= token.IsCapitalised || token.Is(WordKinds.FirstName | WordKinds.Title | WordKinds.Field | WordKinds.Greeting);
            count++;
        }

        work.Count = count;
        work.HasCandidates = candidates;
        for (var i = 0; candidates && i < count; i++)
            tokens[i].SeenInLowerCase = tokens[i].IsCapitalised && (lower[(int)(tokens[i].Word >> 6) & (TaggingWorkspace.LowerCaseBits - 1)] >> (int)(tokens[i].Word & 63) & 1) != 0;
        return position;
    }

    private static int ReadWord(ReadOnlySpan<char> text, int start, ref NameToken token)
    {
        var classes = LatinFold.ClassTable;
        uint hash = FeatureHash.Seed, opening = 0, ending = 0;
        int letters = 0, digits = 0, capitals = 0, hyphens = 0, capitalStarts = 0, i = start;
        // Most letters of a prompt are these: they fold to themselves and count for nothing else.
        for (; i < text.Length && char.IsAsciiLetterLower(text[i]); i++)
        {
            var c = text[i];
            hash = FeatureHash.Add(hash, c);
            ending = (ending << 8) | c;
            if (i - start < 4)
                opening = (opening << 8) | c;
        }

        letters = i - start;
        var afterHyphen = letters == 0;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            var kind = classes[c];
            if ((kind & (LatinFold.Letter | LatinFold.Digit)) == 0)
            {
                if ((kind & LatinFold.Mark) != 0)
                    continue;
                if (!IsHyphen(c) || i + 1 >= text.Length || (classes[text[i + 1]] & LatinFold.Letter) == 0 || digits > 0)
                    break;
                hyphens++;
                afterHyphen = true;
                hash = FeatureHash.Add(hash, '-');
                continue;
            }

            var folded = LatinFold.Fold(c);
            hash = FeatureHash.Add(hash, folded);
            if (LatinFold.IsLigature(c))
                hash = FeatureHash.Add(hash, 'e');
            ending = (ending << 8) | (byte)folded;
            if (letters + digits < 4)
                opening = (opening << 8) | (byte)folded;
            if ((kind & LatinFold.Digit) != 0)
            {
                digits++;
            }
            else
            {
                letters++;
                var upper = (kind >> 1) & 1;
                capitals += upper;
                if (afterHyphen)
                    capitalStarts += upper;
            }

            afterHyphen = false;
        }

        token.Start = start;
        token.End = i;
        token.Word = FeatureHash.Finish(hash);
        token.Opening = opening;
        token.Ending = ending;
        token.HyphenParts = (byte)(hyphens > 0 ? 0x80 : 0);
        token.Shape = ShapeOf((classes[text[start]] & LatinFold.Upper) != 0, letters, digits, capitals, hyphens, capitalStarts);
        return i;
    }

    private static WordShape ShapeOf(bool startsUpper, int letters, int digits, int capitals, int hyphens, int capitalStarts)
    {
        if (digits > 0)
            return letters == 0 ? WordShape.Number : WordShape.Alphanumeric;
        if (capitals == 0)
            return WordShape.Lower;
        if (capitals == letters)
            return letters == 1 ? WordShape.Initial : WordShape.AllCapitals;
        if (!startsUpper)
            return hyphens > 0 && capitals == capitalStarts ? WordShape.LowerThenCapital : WordShape.Mixed;
        if (capitals > capitalStarts)
            return WordShape.Mixed;
        if (hyphens == 0)
            return WordShape.Capitalised;
        return capitalStarts > hyphens ? WordShape.CapitalisedHyphen : WordShape.CapitalisedHyphenLower;
    }

    private static WordKinds KindsOf(ReadOnlySpan<char> text, NameLexicon lexicon, ref NameToken token)
    {
        var kinds = token.Shape is WordShape.Number or WordShape.Alphanumeric ? WordKinds.None : lexicon[token.Word];
        if (token.HyphenParts == 0)
            return kinds;
        var word = text[token.Start..token.End];
        var first = 0;
        while (!IsHyphen(word[first]))
            first++;
        var last = word.Length - 1;
        while (!IsHyphen(word[last]))
            last--;
        var opening = lexicon[WordHash.Of(word[..first])];
        var closing = lexicon[WordHash.Of(word[(last + 1)..])];
        token.HyphenParts |= (byte)(((int)opening & 3) | (((int)closing & 3) << 2) | ((closing & WordKinds.Common) != 0 ? 16 : 0));
        return kinds;
    }

    /// <summary>Joined without a space to what makes paths, handles, file names and identifiers.</summary>
    private static bool IsGlued(ReadOnlySpan<char> text, in NameToken token)
    {
        var before = token.Start > 0 ? text[token.Start - 1] : ' ';
        var after = token.End < text.Length ? text[token.End] : ' ';
        if (before is '@' or '_' or '\\' or '#' or '$' or '~' || after is '_' or '\\' or '@')
            return true;
        if (before == '.' && token.Start > 2 && IsLetter(text[token.Start - 2]) && IsLetter(text[token.Start - 3]))
            return true;
        return after is '.' or '=' && token.End - token.Start > 2 && token.End + 1 < text.Length && IsLetter(text[token.End + 1]);
    }

    private static bool IsLetter(char c) => (LatinFold.ClassOf(c) & LatinFold.Letter) != 0;

    private static bool IsInsideAddress(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || at + 1 >= text.Length || (LatinFold.ClassOf(text[at - 1]) & (LatinFold.Letter | LatinFold.Digit)) == 0)
            return false;
        return text[at] == ':'
            ? text[at + 1] == '/' && at + 2 < text.Length && text[at + 2] == '/'
            : (LatinFold.ClassOf(text[at + 1]) & (LatinFold.Letter | LatinFold.Digit)) != 0;
    }

    /// <summary>Marks the words of an e-mail or web address already read, and says up to where the coming ones belong to it.</summary>
    private static int ExcludeAround(ReadOnlySpan<char> text, int at, Span<NameToken> tokens, int count)
    {
        // Only words of this window are excluded; a longer address is met again at its next sign.
        var first = count == 0 ? at : tokens[0].Start;
        var left = at;
        while (left > first && !EndsAddress(text[left - 1]))
            left--;
        var last = Math.Min(text.Length, at + MaxAddress);
        var right = at;
        while (right < last && !EndsAddress(text[right]))
            right++;
        for (var i = count - 1; i >= 0 && tokens[i].End > left; i--)
            tokens[i].Excluded = true;
        return right;
    }

    private static bool EndsAddress(char c) => char.IsWhiteSpace(c) || c is '<' or '>' or '(' or ')' or '[' or ']' or '"' or ',' or ';' or '|';
}

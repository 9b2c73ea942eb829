using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>
/// What stands around a place, read once: the tokens before it, the nearest first, and those after it. Reused from one place to the next.
/// </summary>
internal sealed class Surroundings
{
    public const int MaxLeft = 40;
    public const int MaxRight = 22;

    /// <summary>How many characters are read on each side: less than what a stream sees.</summary>
    public const int ReachLeft = 320;

    /// <inheritdoc cref="ReachLeft"/>
    public const int ReachRight = 160;

    private readonly ContextToken[] left = new ContextToken[MaxLeft];
    private readonly ContextToken[] right = new ContextToken[MaxRight];
    private int leftCount;
    private int rightCount;

    /// <summary>Tokens that end at or before a place, the nearest first.</summary>
    public ReadOnlySpan<ContextToken> Before(int start)
    {
        var skip = 0;
        while (skip < leftCount && left[skip].End > start)
        {
            skip++;
        }

        return left.AsSpan(skip, leftCount - skip);
    }

    /// <summary>Tokens that begin at or after a place, the nearest first.</summary>
    public ReadOnlySpan<ContextToken> After(int end)
    {
        var skip = 0;
        while (skip < rightCount && right[skip].Start < end)
        {
            skip++;
        }

        return right.AsSpan(skip, rightCount - skip);
    }

    public void Read(ReadOnlySpan<char> text, int start, int end, ContextWords words)
    {
        leftCount = rightCount = 0;
        var i = start;
        var floor = Math.Max(0, start - ReachLeft);
        while (leftCount < MaxLeft && Previous(text, floor, ref i, words, out var token))
        {
            left[leftCount++] = token;
        }

        i = end;
        var limit = Math.Min(text.Length, end + ReachRight);
        while (rightCount < MaxRight && Next(text, limit, ref i, words, out var token))
        {
            right[rightCount++] = token;
        }
    }

    private static bool Previous(ReadOnlySpan<char> text, int floor, ref int i, ContextWords words, out ContextToken token)
    {
        var spaces = 0;
        while (i > floor && IsSilent(text[i - 1]))
        {
            spaces += text[i - 1] is ' ' or '\t' ? 1 : 0;
            i--;
        }

        token = default;
        if (i <= floor)
        {
            return false;
        }

        var end = i;
        var c = text[i - 1];
        if (Chars.IsLetter(c))
        {
            while (i > floor && Chars.IsLetter(text[i - 1]))
            {
                i--;
            }

            token = words.Read(text, i, end);
            return true;
        }

        if (Chars.IsDigit(c))
        {
            while (i > floor && Chars.IsDigit(text[i - 1]))
            {
                i--;
            }

            token = Number(text, i, end);
            return true;
        }

        i--;
        if (c == '\n')
        {
            while (i > floor && text[i - 1] is '\n' or '\r' or ' ')
            {
                i--;
            }
        }

        token = Sign(c, i, end);
        return true;
    }

    private static bool Next(ReadOnlySpan<char> text, int limit, ref int i, ContextWords words, out ContextToken token)
    {
        while (i < limit && IsSilent(text[i]))
        {
            i++;
        }

        token = default;
        if (i >= limit)
        {
            return false;
        }

        var start = i;
        var c = text[i];
        if (Chars.IsLetter(c))
        {
            while (i < limit && Chars.IsLetter(text[i]))
            {
                i++;
            }

            token = words.Read(text, start, i);
            return true;
        }

        if (Chars.IsDigit(c))
        {
            while (i < limit && Chars.IsDigit(text[i]))
            {
                i++;
            }

            token = Number(text, start, i);
            return true;
        }

        i++;
        if (c == '\n')
        {
            while (i < limit && text[i] is '\n' or '\r' or ' ')
            {
                i++;
            }
        }

        token = Sign(c, start, i);
        return true;
    }

    private static bool IsSilent(char c) => c is ' ' or '\r' or '\'' or '’' or '*' or '_' or '\u00a0' or '\u202f';

    private static ContextToken Number(ReadOnlySpan<char> text, int start, int end)
    {
        var length = (uint)Math.Min(end - start, 9);
        if (length == 4 && text[start] is '1' or '2' && text[start + 1] is '9' or '0')
        {
            length = 10;
        }

        return new ContextToken(start, end, ContextTokenKind.Number, FeatureHash.Finish(0xD161 + length), 0xD161, WordKnowledge.None, false);
    }

    private static ContextToken Sign(char c, int start, int end)
    {
        var plain = c switch
        {
            '«' or '»' or '“' or '”' or '"' or '`' or '‘' => '"',
            '–' or '—' => '-',
            _ => c,
        };
        var hash = FeatureHash.Finish(0x516E0000u + plain);
        return new ContextToken(start, end, c == '\n' ? ContextTokenKind.Line : ContextTokenKind.Sign, hash, plain, WordKnowledge.None, false);
    }
}

using Balise.Detection.Scanning;

namespace Balise.Detection.Context;

/// <summary>
/// The words that say what a number is, in French and English. Looked up only around candidates: scanning a whole text for
/// context words would cost ten times more than finding the candidates.
/// </summary>
internal static class Lexicon
{
    private const int Bits = 13;
    private static readonly ulong[] Keys = new ulong[1 << Bits];
    private static readonly Topics[] Values = new Topics[1 << Bits];

    static Lexicon()
    {
        foreach (var word in LexiconWords.Fillers.Split(' '))
        {
            Add(word, Topics.Filler);
        }

        foreach (var (topics, phrases) in LexiconWords.All)
        {
            foreach (var phrase in phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Add(phrase, topics);
            }
        }
    }

    /// <summary>Topics that colour a passage without naming a value.</summary>
    private const Topics Background = Topics.Private | Topics.Public | Topics.Number | Topics.Continuation | Topics.Quantity | Topics.Sample;

    /// <summary>
    /// Topics before a candidate: those of the closest telling word, how many characters lie between that word and the candidate, and
    /// all topics met. A blank line stops the look back.
    /// </summary>
    public static (Topics Label, int Gap, Topics All) Before(ReadOnlySpan<char> text)
    {
        var blank = text.LastIndexOf("\n\n");
        var (label, end, all) = Walk(blank < 0 ? text : text[(blank + 2)..]);
        return (label, (blank < 0 ? text.Length : text.Length - blank - 2) - end, all);
    }

    /// <summary>Topics of the closest telling word among the last six words: the cheap form of <see cref="Before"/>.</summary>
    public static Topics Closest(ReadOnlySpan<char> text)
    {
        Span<ulong> words = stackalloc ulong[7];
        var count = 0;
        var i = text.Length;
        while (i > 0 && count < 6)
        {
            if (!Chars.IsLetter(text[i - 1]))
            {
                i--;
                continue;
            }

            var end = i;
            while (i > 0 && Chars.IsLetter(text[i - 1]))
            {
                i--;
            }

            var hash = WordHash.Of(text[i..end]);
            if ((Find(hash) & Topics.Filler) == 0)
            {
                words[count++] = hash;
            }
        }

        for (var w = 0; w < count; w++)
        {
            var topics = Find(words[w]);
            if (w + 1 < count)
            {
                var pair = WordHash.Join(words[w + 1], words[w]);
                topics |= Find(pair);
                if (w + 2 < count)
                {
                    topics |= Find(WordHash.Join(WordHash.Join(words[w + 2], words[w + 1]), words[w]));
                }
            }

            if ((topics & ~Background) != 0)
            {
                return topics;
            }
        }

        return Topics.None;
    }

    /// <summary>Topics of the words after a candidate, up to the end of its line or clause.</summary>
    public static Topics After(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny("\n\r;|");
        return Walk(end < 0 ? text : text[..end]).All;
    }

    /// <summary>Topics of one word or phrase as written.</summary>
    public static Topics Of(ReadOnlySpan<char> text) => Walk(text).All;

    public static bool IsFiller(ulong hash) => (Find(hash) & Topics.Filler) != 0;

    private static (Topics Label, int End, Topics All) Walk(ReadOnlySpan<char> text)
    {
        var label = Topics.None;
        var all = Topics.None;
        var labelEnd = 0;
        ulong previous = 0;
        ulong earlier = 0;
        var i = 0;
        while (i < text.Length)
        {
            if (!Chars.IsLetter(text[i]))
            {
                if (text[i] == '#')
                {
                    all |= Topics.Number;
                }

                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && Chars.IsLetter(text[i]))
            {
                i++;
            }

            var hash = WordHash.Of(text[start..i]);
            var topics = Find(hash);
            if ((topics & Topics.Filler) != 0)
            {
                continue;
            }

            if (previous != 0)
            {
                var pair = WordHash.Join(previous, hash);
                topics |= Find(pair);
                if (earlier != 0)
                {
                    topics |= Find(WordHash.Join(WordHash.Join(earlier, previous), hash));
                }
            }

            if ((topics & ~Background) != 0)
            {
                label = topics;
                labelEnd = i;
            }

            all |= topics;
            earlier = previous;
            previous = hash;
        }

        return (label, labelEnd, all);
    }

    private static Topics Find(ulong key)
    {
        for (var slot = (int)(key >> (64 - Bits)); ; slot = (slot + 1) & (Keys.Length - 1))
        {
            if (Keys[slot] == key)
            {
                return Values[slot];
            }

            if (Keys[slot] == 0)
            {
                return Topics.None;
            }
        }
    }

    private static void Add(string phrase, Topics topics)
    {
        ulong key = 0;
        foreach (var word in phrase.Split(' '))
        {
            var hash = WordHash.Of(word);
            key = key == 0 ? hash : WordHash.Join(key, hash);
        }

        var slot = (int)(key >> (64 - Bits));
        while (Keys[slot] != 0 && Keys[slot] != key)
        {
            slot = (slot + 1) & (Keys.Length - 1);
        }

        Keys[slot] = key;
        Values[slot] |= topics;
    }
}

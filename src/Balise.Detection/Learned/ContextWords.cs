using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>The words the model knows, by the hash of their folded form: common words, given names, surnames, places, titles. Open addressing, no string kept.</summary>
internal sealed class ContextWords
{
    private readonly uint[] keys;
    private readonly WordKnowledge[] kinds;
    private readonly uint mask;

    public ContextWords(ReadOnlySpan<uint> words, ReadOnlySpan<byte> known)
    {
        var size = 64;
        while (size < (words.Length + Concepts.MostWords) * 2)
        {
            size *= 2;
        }

        keys = new uint[size];
        kinds = new WordKnowledge[size];
        mask = (uint)size - 1;
        for (var i = 0; i < words.Length; i++)
        {
            Add(words[i], (WordKnowledge)known[i]);
        }

        foreach (var (word, concept) in Concepts.Words())
        {
            if ((this[word] & ~WordKnowledge.Kinds) == 0)
            {
                Add(word, (WordKnowledge)(concept << 8));
            }
        }
    }

    /// <summary>What a word is about, see <see cref="Concepts"/>; nought when no list says.</summary>
    public static uint ConceptOf(WordKnowledge known) => (uint)known >> 8;

    private void Add(uint word, WordKnowledge known)
    {
        var slot = word & mask;
        while (kinds[slot] != 0 && keys[slot] != word)
        {
            slot = (slot + 1) & mask;
        }

        keys[slot] = word;
        kinds[slot] |= known;
    }

    public WordKnowledge this[uint word]
    {
        get
        {
            for (var slot = word & mask; kinds[slot] != 0; slot = (slot + 1) & mask)
            {
                if (keys[slot] == word)
                {
                    return kinds[slot];
                }
            }

            return WordKnowledge.None;
        }
    }

    /// <summary>The token of the word at [start, end): letters only.</summary>
    public ContextToken Read(ReadOnlySpan<char> text, int start, int end)
    {
        var hash = FeatureHash.Seed;
        var stem = 0u;
        var lower = 0;
        for (var i = start; i < end; i++)
        {
            hash = ContextHash.Add(hash, text[i]);
            lower += Chars.IsUpper(text[i]) ? 0 : 1;
            if (i - start == ContextHash.StemLength - 1)
            {
                stem = FeatureHash.Finish(hash);
            }
        }

        var whole = FeatureHash.Finish(hash);
        var capital = lower < end - start && (lower > 0 || end - start > 1) && Chars.IsUpper(text[start]);
        return new ContextToken(start, end, ContextTokenKind.Word, whole, stem == 0 ? whole : stem, this[whole], capital);
    }

    /// <summary>The next word at or after <paramref name="i"/>, which moves past it; false at <paramref name="limit"/>.</summary>
    public static bool Word(ReadOnlySpan<char> text, ref int i, int limit, out int start, out uint whole, out uint stem)
    {
        while (i < limit && !Chars.IsLetter(text[i]))
        {
            i++;
        }

        start = i;
        var hash = FeatureHash.Seed;
        stem = 0;
        for (; i < limit && Chars.IsLetter(text[i]); i++)
        {
            hash = ContextHash.Add(hash, text[i]);
            stem = i - start == ContextHash.StemLength - 1 ? FeatureHash.Finish(hash) : stem;
        }

        whole = FeatureHash.Finish(hash);
        stem = stem == 0 ? whole : stem;
        return i > start;
    }
}

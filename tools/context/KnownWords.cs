using Balise.Detection.Context;
using Balise.Detection.Learned;
using Balise.Tests.Detection.Labelled;

namespace Balise.ContextTraining;

/// <summary>The words that travel with the model: the lists of the names' trainer, and what the training texts use in lower case.</summary>
internal static class KnownWords
{
    /// <summary>A word of so many texts is a word of the language.</summary>
    private const int LeastTexts = 3;

    /// <summary>A word of so many texts may be said in an explanation.</summary>
    private const int LeastTextsToTell = 5;

    public static SortedDictionary<uint, byte> Lexicon(IEnumerable<LabelledText> texts)
    {
        var lexicon = new SortedDictionary<uint, byte>();
        foreach (var (list, kind) in (ReadOnlySpan<(string, WordKnowledge)>)
            [("Common", WordKnowledge.Common), ("FirstName", WordKnowledge.FirstName), ("Surname", WordKnowledge.Surname), ("Place", WordKnowledge.Place), ("Title", WordKnowledge.Title)])
        {
            foreach (var word in Read(list))
            {
                foreach (var part in word.Split('\'', '’', '-'))
                {
                    Add(lexicon, part, kind);
                }
            }
        }

        foreach (var word in LexiconWords.Fillers.Split(' '))
        {
            Add(lexicon, word, WordKnowledge.Filler);
        }

        foreach (var (word, count) in Counts(texts))
        {
            if (count >= LeastTexts)
            {
                Add(lexicon, word, WordKnowledge.Common);
            }
        }

        return lexicon;
    }

    /// <summary>Words an explanation may say: ordinary ones, met in several texts and never inside a value.</summary>
    public static List<string> Tellable(IReadOnlyList<LabelledText> texts)
    {
        var names = new HashSet<string>(Read("FirstName").Concat(Read("Surname")).Select(name => name.ToLowerInvariant()));
        var common = Read("Common").ToHashSet();
        return [.. Counts(texts).Where(pair => pair.Value >= LeastTextsToTell && pair.Key.Length >= 3 && (common.Contains(pair.Key) || !names.Contains(pair.Key))).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>In how many texts each word stands in lower case, outside of any value.</summary>
    private static SortedDictionary<string, int> Counts(IEnumerable<LabelledText> texts)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var here = new HashSet<string>();
            for (var i = 0; i < text.Text.Length; i++)
            {
                var start = i;
                while (i < text.Text.Length && char.IsLetter(text.Text[i]))
                {
                    i++;
                }

                var end = i;
                if (end > start && text.Text.AsSpan(start, end - start).IndexOfAnyExcept(Lower) < 0 && !text.Labels.Any(label => label.Start < end && start < label.End))
                {
                    here.Add(text.Text[start..end]);
                }
            }

            foreach (var word in here)
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return counts;
    }

    private static readonly System.Buffers.SearchValues<char> Lower = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüÿœæñ");

    private static void Add(SortedDictionary<uint, byte> lexicon, string word, WordKnowledge kind)
    {
        if (word.Length > 0)
        {
            var hash = ContextHash.Of(word);
            lexicon[hash] = (byte)(lexicon.GetValueOrDefault(hash) | (byte)kind);
        }
    }

    private static List<string> Read(string list)
    {
        using var stream = typeof(KnownWords).Assembly.GetManifestResourceStream(list) ?? throw new InvalidOperationException($"The list {list} is not in the training program.");
        using var reader = new StreamReader(stream);
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                words.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return words;
    }
}

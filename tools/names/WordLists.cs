using Balise.Detection.Names.Internal;

namespace Balise.NameTraining;

/// <summary>The project's own word lists (lists/*.txt), and the lexicon made of them and of the training texts.</summary>
internal static class WordLists
{
    public static IReadOnlyList<string> Read(string list)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream(list)
            ?? throw new InvalidOperationException($"The list {list} is not in the training program.");
        using var reader = new StreamReader(stream);
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#'))
                words.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words;
    }

    public static IReadOnlyList<string> Lines(string list)
    {
        using var reader = new StreamReader(typeof(WordLists).Assembly.GetManifestResourceStream(list)!);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            if (!line.StartsWith('#') && line.Length > 0)
                lines.Add(line);
        return lines;
    }

    /// <summary>Every word of the lists under its kind, and as common words those written in lower case in at least two of the texts.</summary>
    public static SortedDictionary<uint, uint> Lexicon(IEnumerable<LabelledText> texts)
    {
        var lexicon = new SortedDictionary<uint, uint>();
        foreach (var kind in Enum.GetValues<WordKinds>().Where(k => k is not (WordKinds.None or WordKinds.Observed)))
            foreach (var word in Read(kind.ToString()))
                foreach (var part in word.Split('\'', '’'))
                    Add(lexicon, WordHash.Of(part), kind);
        foreach (var word in Read(nameof(WordKinds.Common)).SelectMany(Inflected))
            Add(lexicon, WordHash.Of(word), WordKinds.Common);
        foreach (var word in LowerCaseWords(texts))
            Add(lexicon, word, WordKinds.Common);
        return lexicon;
    }

    /// <summary>The forms in which a common word most often begins a sentence: « Utilisez », « Informations ».</summary>
    private static IEnumerable<string> Inflected(string word)
    {
        if (word.Length >= 5 && word.EndsWith("er", StringComparison.Ordinal))
            foreach (var ending in (string[])["ez", "é", "ée", "és", "ées", "ons", "ant", "ait"])
                yield return word[..^2] + ending;
        if (word.Length >= 4 && word[^1] is not ('s' or 'x' or 'z'))
            yield return word + "s";
    }

    private static IEnumerable<uint> LowerCaseWords(IEnumerable<LabelledText> texts)
    {
        var seenIn = new Dictionary<uint, (int Text, int Count)>();
        var empty = new NameLexicon([], []);
        var work = new TaggingWorkspace();
        var number = 0;
        foreach (var text in texts)
        {
            number++;
            work.Reset();
            var gold = text.Labels();
            for (var position = 0; position < text.Text.Length;)
            {
                position = WordScanner.Fill(text.Text, position, empty, work);
                foreach (var token in work.Tokens.AsSpan(0, work.Count))
                {
                    if (token.Shape != WordShape.Lower || gold[token.Start] != NameLabel.Outside)
                        continue;
                    var (last, count) = seenIn.GetValueOrDefault(token.Word);
                    if (last != number)
                        seenIn[token.Word] = (number, count + 1);
                }
            }
        }

        return seenIn.Where(w => w.Value.Count >= 2).Select(w => w.Key);
    }

    private static void Add(SortedDictionary<uint, uint> lexicon, uint word, WordKinds kind) =>
        lexicon[word] = lexicon.GetValueOrDefault(word) | (uint)kind;
}

using Balise.Detection.Context;

namespace Balise.Detection.Learned;

/// <summary>What the model is told of a candidate: hashes of the words around, by place and together, of the heading above, of its own look.</summary>
internal ref partial struct ContextFeatures
{
    public const int Most = 320;

    private readonly Span<uint> into;
    private readonly Span<int> sources;

    /// <param name="into">Receives the features.</param>
    /// <param name="sources">When not empty, receives for each feature the place of the word it speaks of, or -1: what an explanation needs.</param>
    public ContextFeatures(Span<uint> into, Span<int> sources)
    {
        this.into = into;
        this.sources = sources;
    }

    public int Count { get; private set; }

    public void Extract(ReadOnlySpan<char> text, in ContextCandidate candidate, Surroundings around, in TableCell cell, ContextWords words)
    {
        var before = around.Before(candidate.Start);
        var after = around.After(candidate.End);
        var value = text[candidate.Start..candidate.End];
        var look = new ValueLook(value, candidate.IsDate);
        Value(value, look);
        var kind = Made(value, look, words);
        Near(before, after, kind);
        Bags(before, after, kind);
        Label(before, kind);
        About(before, after, kind);
        People(text, value, before, after, kind);
        Placed(text, candidate, before, after, look, kind);
        Cell(text, cell, kind, words);
        Said(text, candidate, kind);
    }

    private void Value(ReadOnlySpan<char> value, in ValueLook look)
    {
        Add(0, look.IsDate ? 1u : 0u);
        Add(1, look.Full);
        Add(2, look.Collapsed);
        Add(3, (uint)Math.Min(value.Length, 20));
        Add(4, (uint)Math.Min(look.Digits, 14), look.Letters > 0 ? 1u : 0u);
        Add(5, look.Prefix);
        Add(6, look.Signs);
        Add(7, look.Classes);
        Add(8, look.Year);
        if (look.Letters >= 3)
        {
            Add(9, ContextHash.Of(value[..Math.Min(2, value.Length)]), look.Digits > 0 ? 1u : 0);
            Add(10, ContextHash.Of(value[..Math.Min(3, value.Length)]));
            Add(11, ContextHash.Of(value[^Math.Min(3, value.Length)..]));
            Add(12, ContextHash.Of(value));
        }
    }

    /// <summary>
    /// Accounts are made of names: « mtremblay », « tremblaym », « m.tremblay », « tremblay04 »; an ordinary word is seldom a value. Returns what the
    /// value is made of, in short: its shape, and what is known of its word.
    /// </summary>
    private uint Made(ReadOnlySpan<char> value, in ValueLook look, ContextWords words)
    {
        if (look.Letters < 3)
        {
            return look.Collapsed;
        }

        var stem = value.TrimEnd("0123456789");
        var first = stem.IndexOfAny("._-\\ ");
        var head = first > 0 ? stem[..first] : stem;
        var tail = first > 0 ? stem[(stem.LastIndexOfAny("._-\\ ") + 1)..] : stem;
        var (whole, start, end) = (words[ContextHash.Of(stem)] & WordKnowledge.Kinds, words[ContextHash.Of(head)] & WordKnowledge.Kinds, words[ContextHash.Of(tail)] & WordKnowledge.Kinds);
        Add(13, (uint)(words[ContextHash.Of(value)] & WordKnowledge.Kinds), (uint)whole);
        Add(14, (uint)start, (uint)end);
        var named = 0u;
        if (tail.Length > 4)
        {
            var names = (uint)(words[ContextHash.Of(tail[1..])] & (WordKnowledge.Surname | WordKnowledge.FirstName));
            var last = (uint)(words[ContextHash.Of(tail[..^1])] & (WordKnowledge.Surname | WordKnowledge.FirstName));
            named = (names | last) != 0 ? 1u : 0;
            Add(15, names, last);
            Add(16, named, look.Collapsed);
        }

        var known = ((whole | start) & (WordKnowledge.Common | WordKnowledge.Filler)) != 0 ? 1u : ((start | end) & (WordKnowledge.FirstName | WordKnowledge.Surname)) != 0 ? 2u : named != 0 ? 3u : 4u;
        return FeatureHash.Of(5, look.Collapsed, known + (look.Digits == 0 ? 0u : look.Digits < 4 ? 8u : 16u));
    }

    private void Near(ReadOnlySpan<ContextToken> before, ReadOnlySpan<ContextToken> after, uint shape)
    {
        var l0 = before.Length > 0 ? before[0] : default;
        var l1 = before.Length > 1 ? before[1] : default;
        var l2 = before.Length > 2 ? before[2] : default;
        var l3 = before.Length > 3 ? before[3] : default;
        Add(20, l0.Hash, l0);
        Add(21, l1.Hash, l1);
        Add(22, l2.Hash, l2);
        Add(23, l3.Hash, l3);
        Add(24, FeatureHash.Of(1, l0.Hash, l1.Hash), l1);
        Add(25, FeatureHash.Of(2, FeatureHash.Of(1, l0.Hash, l1.Hash), l2.Hash), l2);
        Add(26, FeatureHash.Of(1, l0.Hash, l1.Stem), shape, l1);
        var r0 = after.Length > 0 ? after[0] : default;
        var r1 = after.Length > 1 ? after[1] : default;
        var r2 = after.Length > 2 ? after[2] : default;
        Add(30, r0.Hash, r0);
        Add(31, r1.Hash, r1);
        Add(32, r2.Hash, r2);
        Add(33, FeatureHash.Of(1, r0.Hash, r1.Hash), r1);
        Add(34, r0.Hash, shape, r0);
        Add(35, l0.Hash, shape, l0);
        Add(36, FeatureHash.Of(1, l0.Hash, r0.Hash));
    }

    // The words that say something, nearest first: those before in three circles, those after in two.
    private void Bags(ReadOnlySpan<ContextToken> before, ReadOnlySpan<ContextToken> after, uint shape)
    {
        var n = 0;
        ContextToken last = default;
        var sentence = true;
        for (var i = 0; i < before.Length && n < 20; i++)
        {
            var token = before[i];
            if (token.Kind != ContextTokenKind.Word)
            {
                sentence &= !(token.Kind == ContextTokenKind.Line || token.Stem is '.' or '?' or '!' or ';');
                if (token.Kind == ContextTokenKind.Number && n < 3)
                {
                    Add(48, token.Hash, (uint)n);
                }

                continue;
            }

            if ((token.Known & WordKnowledge.Filler) != 0)
            {
                continue;
            }

            if (n < 3)
            {
                Add(40, token.Hash, (uint)n, token);
                Add(41, token.Stem, shape, token);
                Add(42, token.Stem, token);
            }

            if (n < 7)
            {
                Add(43, token.Hash, token);
                Add(44, token.Stem, sentence ? 1u : 0u, token);
            }

            Add(45, token.Stem, token);
            if (n > 0 && n < 6)
            {
                Add(46, FeatureHash.Of(1, last.Stem, token.Stem), token);
            }

            last = token;
            n++;
        }

        n = 0;
        for (var i = 0; i < after.Length && n < 7; i++)
        {
            var token = after[i];
            if (token.Kind != ContextTokenKind.Word || (token.Known & WordKnowledge.Filler) != 0)
            {
                continue;
            }

            if (n < 3)
            {
                Add(50, token.Stem, token);
                Add(51, token.Stem, shape, token);
            }

            Add(52, token.Stem, token);
            n++;
        }
    }

    // « Matricule : », « no de dossier = »: the words between the sign and what came before.
    private void Label(ReadOnlySpan<ContextToken> before, uint shape)
    {
        var i = 0;
        while (i < before.Length && before[i].Kind == ContextTokenKind.Sign && before[i].Stem is '"' or '(' or '[' or '>' or '-' or '#' or '/')
        {
            i++;
        }

        if (i >= before.Length || !(before[i].Stem is ':' or '=' or '|' || before[i].Kind == ContextTokenKind.Line))
        {
            return;
        }

        var sign = before[i].Kind == ContextTokenKind.Line ? 1u : 2u;
        var whole = 0u;
        var words = 0;
        for (i++; i < before.Length && words < 4 && before[i].Kind is ContextTokenKind.Word or ContextTokenKind.Sign; i++)
        {
            var token = before[i];
            if (token.Kind == ContextTokenKind.Sign)
            {
                if (token.Stem is '"' or '(' or ')' or '.' or '-' or '/' or '#')
                {
                    continue;
                }

                break;
            }

            if ((token.Known & WordKnowledge.Filler) != 0)
            {
                continue;
            }

            whole = FeatureHash.Of(3, whole, token.Stem);
            Add(60, token.Stem, sign, token);
            Add(61, token.Stem, shape, token);
            words++;
        }

        Add(62, whole, sign);
    }

    private void Add(uint template, uint a, uint b = 0) => AddAt(template, a, b, -1);

    private void Add(uint template, uint a, in ContextToken token) => AddAt(template, a, 0, token.Kind == ContextTokenKind.Word ? token.Start : -1);

    private void Add(uint template, uint a, uint b, in ContextToken token) => AddAt(template, a, b, token.Kind == ContextTokenKind.Word ? token.Start : -1);

    private void AddAt(uint template, uint a, uint b, int source)
    {
        if (Count < into.Length)
        {
            if (!sources.IsEmpty)
            {
                sources[Count] = source;
            }

            into[Count++] = FeatureHash.Of(template, a, b);
        }
    }
}

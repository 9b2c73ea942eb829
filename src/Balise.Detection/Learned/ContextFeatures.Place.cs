using System.Numerics;
using Balise.Detection.Context;

namespace Balise.Detection.Learned;

/// <summary>Where the candidate stands: near somebody, in its line, after a question, in its table; and what the lexicon makes of the words around.</summary>
internal ref partial struct ContextFeatures
{
    private void People(ReadOnlySpan<char> text, ReadOnlySpan<char> value, ReadOnlySpan<ContextToken> before, ReadOnlySpan<ContextToken> after, uint shape)
    {
        var near = 0;
        var title = 0;
        var holds = 0;
        for (var i = 0; i < before.Length && i < 12; i++)
        {
            Person(text, value, before[i], i, ref near, ref title, ref holds);
        }

        var nearAfter = 0;
        for (var i = 0; i < after.Length && i < 8; i++)
        {
            Person(text, value, after[i], i, ref nearAfter, ref title, ref holds);
        }

        Add(70, (uint)near, (uint)nearAfter);
        Add(71, (uint)near, shape);
        Add(72, (uint)(title * 4 + holds), shape);
        Add(73, (uint)holds, (uint)title);
    }

    private static void Person(ReadOnlySpan<char> text, ReadOnlySpan<char> value, in ContextToken token, int distance, ref int near, ref int title, ref int holds)
    {
        if ((token.Known & WordKnowledge.Title) != 0)
        {
            title = 1;
        }

        if (!token.Capital)
        {
            return;
        }

        if ((token.Known & (WordKnowledge.FirstName | WordKnowledge.Surname)) != 0 && near == 0)
        {
            near = distance < 4 ? 1 : 2;
        }

        if (token.End - token.Start >= 4 && ValueLook.Holds(value, text[token.Start..token.End]))
        {
            holds = 1;
        }
    }

    private void Placed(ReadOnlySpan<char> text, in ContextCandidate candidate, ReadOnlySpan<ContextToken> before, ReadOnlySpan<ContextToken> after, in ValueLook look, uint kind)
    {
        var first = before.IsEmpty || before[0].Kind == ContextTokenKind.Line;
        var last = after.IsEmpty || after[0].Kind == ContextTokenKind.Line;
        var opens = candidate.Start > 0 ? text[candidate.Start - 1] : '\n';
        var closes = candidate.End < text.Length ? text[candidate.End] : '\n';
        Add(80, (first ? 2u : 0) + (last ? 1u : 0), kind);
        Add(81, opens, closes);
        Add(82, closes, look.Classes);
        Add(83, opens, look.Classes);

        // The line, or the message, just before: a question is often what this answers.
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i].Kind == ContextTokenKind.Line)
            {
                var asked = i + 1 < before.Length && before[i + 1].Stem == '?';
                Add(84, asked ? 1u : 0, (uint)Math.Min(i, 4));
                var words = 0;
                for (var k = i + 1; k < before.Length && words < 6 && before[k].Kind != ContextTokenKind.Line; k++)
                {
                    if (before[k].Kind == ContextTokenKind.Word && (before[k].Known & WordKnowledge.Filler) == 0)
                    {
                        Add(85, before[k].Stem, asked ? 1u : 0, before[k]);
                        words++;
                    }
                }

                break;
            }
        }

        // The first word of the sentence.
        var start = -1;
        for (var i = 0; i < before.Length && !(before[i].Kind == ContextTokenKind.Line || before[i].Stem is '.' or '!' or '?'); i++)
        {
            start = before[i].Kind == ContextTokenKind.Word ? i : start;
        }

        if (start >= 0)
        {
            Add(86, before[start].Hash, before[start]);
        }
    }

    private void Cell(ReadOnlySpan<char> text, in TableCell cell, uint shape, ContextWords words)
    {
        Add(90, cell.HeadingEnd > cell.Heading ? 1u : 0u, shape);
        if (cell.HeadingEnd > cell.Heading)
        {
            var whole = 0u;
            for (var i = cell.Heading; i < cell.HeadingEnd;)
            {
                if (!ContextWords.Word(text, ref i, cell.HeadingEnd, out var start, out var hash, out var stem))
                {
                    break;
                }

                whole = FeatureHash.Of(3, whole, stem);
                AddAt(91, hash, 0, start);
                AddAt(92, stem, 0, start);
                AddAt(93, stem, shape, start);
                if (ContextWords.ConceptOf(words[hash]) is > 0 and var about)
                {
                    AddAt(118, about, 0, start);
                    AddAt(119, about, shape, start);
                }
            }

            Add(94, whole);
            Add(95, whole, shape);
            var topics = (ulong)Lexicon.Of(text[cell.Heading..cell.HeadingEnd]);
            Topic(96, topics, shape);
        }

        if (cell.FirstEnd > cell.First)
        {
            var count = 0;
            for (var i = cell.First; i < cell.FirstEnd && count++ < 3 && ContextWords.Word(text, ref i, cell.FirstEnd, out var start, out _, out var stem);)
            {
                AddAt(97, stem, 0, start);
            }
        }

        // What the other columns are called tells what the rows are.
        var heads = 0;
        for (var i = cell.Row; i < cell.RowEnd && heads++ < 8 && ContextWords.Word(text, ref i, cell.RowEnd, out var start, out var other, out var stem);)
        {
            AddAt(98, stem, 0, start);
            if (ContextWords.ConceptOf(words[other]) is > 0 and var about)
            {
                AddAt(120, about, 0, start);
            }
        }
    }

    // What the hand-written lexicon makes of the words around.
    private void Said(ReadOnlySpan<char> text, in ContextCandidate candidate, uint kind)
    {
        var (label, gap, all) = Lexicon.Before(text[Math.Max(0, candidate.Start - 90)..candidate.Start]);
        var near = gap <= 3 ? 0u : gap <= 12 ? 1u : gap <= 30 ? 2u : 3u;
        Topic(100, (ulong)label, near);
        Topic(101, (ulong)label, kind);
        Topic(102, (ulong)all, 0);
        Topic(103, (ulong)Lexicon.After(text.Slice(candidate.End, Math.Min(36, text.Length - candidate.End))), 0);
    }

    private void Topic(uint template, ulong topics, uint with)
    {
        for (; topics != 0; topics &= topics - 1)
        {
            Add(template, (uint)BitOperations.TrailingZeroCount(topics) + 1, with);
        }
    }
}

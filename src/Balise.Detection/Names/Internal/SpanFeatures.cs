namespace Balise.Detection.Names.Internal;

/// <summary>
/// The observations the judge makes of a whole candidate name: what the words of it are, what stands beside it, what its line and the words around
/// speak of. Changing one of them requires training the model again.
/// </summary>
internal sealed class SpanFeatures
{
    /// <summary>How many words on each side are read for what the text speaks of.</summary>
    public const int Around = 48;

    private const int Near = 10, Most = 512;

    private readonly uint[] _hashes = new uint[Most];
    private int _count;

    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, _count);

    public void Read(TaggingWorkspace work, int start, int end)
    {
        ReadOnlySpan<NameToken> tokens = work.Tokens.AsSpan(0, work.Count);
        _count = 0;
        var context = RunContext.Of(tokens, start, end);
        ReadName(work, tokens, in context, out var look);
        ReadSides(tokens, in context, look);
        ReadLine(work, tokens, start, end, look);
        ReadAround(work, tokens, start, end, look);
    }

    private void ReadName(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, in RunContext context, out uint look)
    {
        float least = 1, most = 0;
        var announced = false;
        WordKinds any = 0, every = WordKinds.Observed;
        uint shapes = 0;
        for (var i = context.Start; i < context.End; i++)
        {
            least = Math.Min(least, work.Person[i]);
            most = Math.Max(most, work.Person[i]);
            announced |= work.Decisions[i] == Decision.Trigger;
            any |= tokens[i].Kinds & WordKinds.Observed;
            every &= tokens[i].Kinds;
            shapes = (shapes << 4) | (uint)tokens[i].Shape;
            Add(1, tokens[i].Word);
            Add(2, tokens[i].Ending & 0xFFFFFF, (uint)tokens[i].Shape);
            Add(3, (uint)(tokens[i].Kinds & WordKinds.Observed), (uint)Math.Min(i - context.Start, 2), tokens[i].SeenInLowerCase ? 1u : 0u);
        }

        // How the name looks and how sure the reader is: what the rest is weighed against.
        var words = (uint)Math.Min(context.End - context.Start, 3);
        look = words | (announced ? 4u : 0u);
        Add(4, look);
        Add(5, Bucket(most), look);
        Add(6, Bucket(least), look);
        Add(7, Bucket(work.Begin[context.Start]), look);
        Add(8, context.Whole);
        Add(9, shapes, announced ? 1u : 0u);
        Add(10, (uint)any, words);
        Add(11, (uint)every, words);
        Add(12, (uint)(any & (WordKinds.FirstName | WordKinds.Surname)) | ((uint)(every & (WordKinds.FirstName | WordKinds.Surname)) << 2), Bucket(most), look);
        Add(13, context.First, look);
        Add(14, context.Last, look);
        Add(15, tokens[context.Start].Opening, tokens[context.End - 1].Ending & 0xFFFF);
    }

    private void ReadSides(ReadOnlySpan<NameToken> tokens, in RunContext context, uint look)
    {
        var gap = (uint)tokens[context.Start].Gap;
        var kindsBefore = context.Start > 0 ? (uint)(tokens[context.Start - 1].Kinds & WordKinds.Observed) : 0;
        var kindsAfter = context.End < tokens.Length ? (uint)(tokens[context.End].Kinds & WordKinds.Observed) : 0;
        var shapeBefore = context.Start > 0 ? (uint)tokens[context.Start - 1].Shape : 15;
        var shapeAfter = context.End < tokens.Length ? (uint)tokens[context.End].Shape : 15;
        Add(20, context.Before, gap);
        Add(21, context.Before, look);
        Add(22, context.Before, context.BeforeThat);
        Add(23, context.After, context.AfterGap);
        Add(24, context.After, look);
        Add(25, context.After, context.AfterThat);
        Add(26, context.Before, context.After);
        Add(27, gap, context.AfterGap, look);
        Add(28, kindsBefore, gap, look);
        Add(29, kindsAfter, context.AfterGap, look);
        Add(30, context.MeaningBefore, look);
        Add(31, context.MeaningBeforeThat, look);
        Add(32, context.MeaningAfter, look);
        Add(33, context.MeaningBefore);
        Add(34, context.MeaningAfter);
        Add(35, context.Label, look);
        Add(36, context.Label);
        Add(37, context.Line, look);
        Add(38, shapeBefore | (shapeAfter << 4), gap | (context.AfterGap << 8), look);
        Add(39, context.First, context.Before);
        Add(40, context.MeaningBefore, context.MeaningAfter);
    }

    /// <summary>The words of the line, and the word that stands at the same place at the head of the table.</summary>
    private void ReadLine(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end, uint look)
    {
        int cell = 0, decided = 0, bearers = 0, famous = 0, at = start;
        for (var n = 0; at > 0 && n < Around && !BeginsLine(tokens[at].Gap); n++)
        {
            cell += tokens[at].Gap is Gap.Cell ? 1 : 0;
            at--;
            famous += tokens[at].Is(WordKinds.Famous) && tokens[at].IsCapitalised ? 1 : 0;
            if (tokens[at].Is(WordKinds.Bearer) && bearers++ == 0)
            {
                Add(56, tokens[at].Word, look);
                Add(57, (uint)Math.Min(start - at, 5), look);
            }

            decided += work.Decisions[at] is Decision.Model or Decision.Trigger ? 1 : 0;
            if (start - at <= Near)
            {
                Add(50, tokens[at].Word);
                Add(72, tokens[at].Opening, look & 3);
            }
        }

        var lineStart = at;
        for (at = end; at < tokens.Length && at < end + Around && !BeginsLine(tokens[at].Gap); at++)
        {
            famous += tokens[at].Is(WordKinds.Famous) && tokens[at].IsCapitalised ? 1 : 0;
            decided += work.Decisions[at] is Decision.Model or Decision.Trigger ? 1 : 0;
            if (at < end + Near)
            {
                Add(51, tokens[at].Word);
                Add(73, tokens[at].Opening, look & 3);
            }
        }

        Add(52, (uint)Math.Min(decided, 4), look, start == lineStart ? 1u : 0u);
        Add(58, (uint)Math.Min(famous, 2), (uint)Math.Min(bearers, 1), look);
        Add(53, tokens[lineStart].Word, (uint)Math.Min(start - lineStart, 2));
        Add(54, (uint)Math.Min(cell, 6), look);
        if (lineStart > 0)
            Add(55, tokens[lineStart - 1].Word, look);
    }

    /// <summary>What the text speaks of: the words before and after, whatever their place.</summary>
    private void ReadAround(TaggingWorkspace work, ReadOnlySpan<NameToken> tokens, int start, int end, uint look)
    {
        int titles = 0, names = 0, famous = 0, bearers = 0, numbers = 0, excluded = 0, from = Math.Max(0, start - Around), to = Math.Min(tokens.Length, end + Around);
        var lone = look & 3;
        var repeats = 0;
        var surest = 0f;
        for (var i = from; i < to; i++)
        {
            if (i == start)
                i = end;
            if (i >= to)
                break;
            ref readonly var token = ref tokens[i];
            famous += token.Is(WordKinds.Famous) && token.IsCapitalised ? 1 : 0;
            bearers += token.Is(WordKinds.Bearer) ? 1 : 0;
            titles += token.Is(WordKinds.StrongTitle) ? 1 : 0;
            names += token.Is(WordKinds.FirstName) && token.IsCapitalised ? 1 : 0;
            numbers += token.Shape is WordShape.Number or WordShape.Alphanumeric ? 1 : 0;
            excluded += token.Excluded ? 1 : 0;
            if (token.Shape is WordShape.Number || token.End - token.Start < 3)
                continue;
            if (Same(token, tokens[start]) || Same(token, tokens[end - 1]))
            {
                repeats++;
                surest = Math.Max(surest, work.Decisions[i] == Decision.Trigger ? 1 : work.Person[i]);
            }

            Add(60, token.Word);
            Add(70, token.Opening);
            if (lone == 1)
                Add(61, token.Word);
        }

        Add(74, (uint)Math.Min(repeats, 3), look);
        Add(75, repeats == 0 ? 20 : Bucket(surest), look);
        Add(76, tokens[0].Word, look);
        Add(77, tokens[0].Opening, tokens.Length > 1 ? tokens[1].Word : 0);
        Add(62, (uint)Math.Min(titles, 3), look);
        Add(63, (uint)Math.Min(names, 4), look);
        Add(64, (uint)Math.Min(numbers / 3, 5), look);
        Add(65, (uint)Math.Min(excluded, 3), look);
        Add(67, (uint)Math.Min(famous, 3), look);
        Add(68, (uint)Math.Min(bearers, 3), look);
        Add(66, (uint)Math.Min((to - from) / 12, 8), look);
    }

    private static bool Same(in NameToken token, in NameToken other) => token.Word == other.Word && token.IsCapitalised;

    private static bool BeginsLine(Gap gap) => gap is Gap.Start or Gap.NewLine or Gap.BlankLine;

    private static uint Bucket(float probability) => probability switch
    {
        < 0.05f => 0,
        < 0.15f => 1,
        < 0.3f => 2,
        < 0.45f => 3,
        < 0.6f => 4,
        < 0.75f => 5,
        < 0.87f => 6,
        < 0.94f => 7,
        < 0.98f => 8,
        < 0.995f => 9,
        _ => 10,
    };

    private void Add(uint template, uint a, uint b = 0, uint c = 0)
    {
        if (_count < Most)
            _hashes[_count++] = FeatureHash.Of(template + 1000, a, b, c);
    }
}

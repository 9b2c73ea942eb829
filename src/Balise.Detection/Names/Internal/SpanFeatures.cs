namespace Balise.Detection.Names.Internal;

/// <summary>
/// The observations the judge makes of a whole candidate name: what the words of it are, what stands beside it, what its line and the words around
/// speak of. Changing one of them requires training the model again.
/// </summary>
internal sealed partial class SpanFeatures
{
    /// <summary>How many words on each side are read for what the text speaks of.</summary>
    public const int Around = 48;

    /// <summary>How many characters before and after the beginning of the candidate are read: less than a stream sees, whatever its cuts.</summary>
    public const int ReachBefore = 180, ReachAfter = 112;

    private const int Near = 10, Most = 1024;

    private readonly uint[] _hashes = new uint[Most];
    private int _count, _from, _to;

    public ReadOnlySpan<uint> Hashes => _hashes.AsSpan(0, _count);

    /// <summary>Where the observations of the sides, of the line and of what is around begin; before them, those of the name itself.</summary>
    public (int Sides, int Line, int Around) Parts { get; private set; }

    public void Read(TaggingWorkspace work, int start, int end)
    {
        ReadOnlySpan<NameToken> tokens = work.Tokens.AsSpan(0, work.Count);
        _count = 0;
        Bound(tokens, start, end);
        var context = RunContext.Of(tokens, start, end);
        ReadName(work, tokens, in context, out var look);
        var sides = _count;
        ReadSides(tokens, in context, look);
        var line = _count;
        ReadLine(work, tokens, start, end, look);
        Parts = (sides, line, _count);
        ReadAround(work, tokens, start, end, look);
        ReadKind(work, tokens, start, end, look);
    }

    private void Bound(ReadOnlySpan<NameToken> tokens, int start, int end)
    {
        (_from, _to) = (start, end);
        while (_from > 0 && start - _from < Around && tokens[_from - 1].Start >= tokens[start].Start - ReachBefore)
            _from--;
        while (_to < tokens.Length && _to - end < Around && tokens[_to].End <= tokens[start].Start + ReachAfter)
            _to++;
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

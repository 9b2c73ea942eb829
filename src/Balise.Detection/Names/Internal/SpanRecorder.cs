namespace Balise.Detection.Names.Internal;

/// <summary>A candidate name as the judge sees it, on its first reading and on its second.</summary>
internal sealed record RecordedSpan(int Start, int End, uint[] First)
{
    public uint[] Second { get; init; } = [];
}

/// <summary>Keeps the candidates met, for the trainer; null while the product runs.</summary>
internal sealed class SpanRecorder
{
    public List<RecordedSpan> Spans { get; } = [];
}

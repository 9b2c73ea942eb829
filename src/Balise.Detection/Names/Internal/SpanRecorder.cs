namespace Balise.Detection.Names.Internal;

/// <summary>A candidate name as the judge would see it.</summary>
internal sealed record RecordedSpan(int Start, int End, uint[] Features);

/// <summary>Keeps the candidates met, for the trainer; null while the product runs.</summary>
internal sealed class SpanRecorder
{
    public List<RecordedSpan> Spans { get; } = [];
}

using System.Collections.Concurrent;
using Balise.Detection;

namespace Balise.Gateway.Content.Output;

/// <summary>What reading an answer needs, rented and given back.</summary>
internal sealed class AnswerScans(DetectorSet detectors)
{
    private readonly ConcurrentBag<AnswerScan> idle = [];

    public AnswerScan Rent() => idle.TryTake(out var scan) ? scan : new AnswerScan(detectors);

    public void Return(AnswerScan scan)
    {
        scan.Clear();
        if (scan.Text.IsSmall)
        {
            idle.Add(scan);
        }
    }
}

/// <summary>Buffers to read and scan one answer. Not thread-safe.</summary>
internal sealed class AnswerScan(DetectorSet detectors)
{
    private readonly Stack<ScanStream> streams = new();

    public AnswerText Text { get; } = new();

    public FindingBuffer Found { get; } = new();

    public void Scan(ReadOnlySpan<char> text) => detectors.Scan(text, Found);

    public ScanStream OpenStream() => streams.TryPop(out var stream) ? stream : detectors.OpenStream();

    public void CloseStream(ScanStream stream)
    {
        stream.Reset();
        if (streams.Count < 4)
        {
            streams.Push(stream);
        }
    }

    public void Clear()
    {
        Text.Clear();
        Found.Clear();
    }
}

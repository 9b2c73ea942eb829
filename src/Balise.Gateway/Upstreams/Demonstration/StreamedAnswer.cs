using System.Net;

namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>Writes an answer event by event.</summary>
internal sealed class StreamedAnswer(IReadOnlyList<byte[]> events, TimeSpan pause) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        _ = FillAsync(pipe.Writer, cancellationToken);
        return Task.FromResult(pipe.Reader.AsStream());
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task FillAsync(System.IO.Pipelines.PipeWriter writer, CancellationToken ct)
    {
        try
        {
            await WriteAsync(writer.AsStream(), ct);
            await writer.CompleteAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or IOException)
        {
            await writer.CompleteAsync(e);
        }
    }

    private async Task WriteAsync(Stream to, CancellationToken ct)
    {
        foreach (var one in events)
        {
            await to.WriteAsync(one, ct);
            await to.FlushAsync(ct);
            await Task.Delay(pause, ct);
        }
    }
}

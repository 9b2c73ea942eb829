using System.Buffers;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>One server-sent event (WHATWG HTML, 9.2.6): its data, and the lines around it.</summary>
internal readonly ref struct SseEvent
{
    public SseEvent(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes;
        var lines = 0;
        foreach (var range in bytes.SplitAny((byte)'\n', (byte)'\r'))
        {
            if (bytes[range].StartsWith("data:"u8))
            {
                // Several lines are joined by a space: a line feed between two tokens of JSON is no more than that.
                var line = bytes[range][5..].Trim((byte)' ');
                Data = lines++ == 0 ? line : (byte[])[.. Data, (byte)' ', .. line];
            }
        }

        HasData = lines > 0;
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public ReadOnlySpan<byte> Data { get; }

    public bool HasData { get; }

    /// <summary>Writes the event with other data in the place of its own.</summary>
    public void WriteWith(ReadOnlySpan<byte> data, IBufferWriter<byte> output)
    {
        foreach (var range in Bytes.SplitAny((byte)'\n', (byte)'\r'))
        {
            var line = Bytes[range];
            if (!line.IsEmpty && !line.StartsWith("data:"u8))
            {
                output.Write(line);
                output.Write("\n"u8);
            }
        }

        output.Write("data: "u8);
        output.Write(data);
        output.Write("\n\n"u8);
    }
}

using System.Buffers;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>The bytes of a stream that have come and not yet left, in one rented piece, wiped when given back.</summary>
internal sealed class EventBuffer : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(8192);
    private int start;
    private int end;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    public int Length => end - start;

    /// <summary>False at the end of the stream.</summary>
    public async ValueTask<bool> FillAsync(Stream from, CancellationToken ct)
    {
        if (start == end)
        {
            (start, end) = (0, 0);
        }

        if (end == buffer.Length)
        {
            MakeRoom();
        }

        var read = await from.ReadAsync(buffer.AsMemory(end), ct);
        end += read;
        return read > 0;
    }

    public void Release(int count) => start += count;

    public void Dispose()
    {
        buffer.AsSpan(0, end).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, start, end) = ([], 0, 0);
    }

    /// <summary>
    /// Length of the first event, blank line included (WHATWG HTML, 9.2.6: a line ends with LF, CR or both); 0 when it is not whole yet.
    /// </summary>
    public static int FirstEvent(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var line = bytes[at..].IndexOfAny((byte)'\r', (byte)'\n');
            if (line < 0)
            {
                return 0;
            }

            var next = at + line + 1;
            if (bytes[next - 1] == '\r')
            {
                if (next == bytes.Length)
                {
                    // A line feed may follow.
                    return 0;
                }

                next += bytes[next] == '\n' ? 1 : 0;
            }

            if (line == 0)
            {
                return next;
            }

            at = next;
        }

        return 0;
    }

    private void MakeRoom()
    {
        var larger = start >= buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(buffer.Length) : ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Bytes.CopyTo(larger);
        buffer.AsSpan(0, end).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, end, start) = (larger, end - start, 0);
    }
}

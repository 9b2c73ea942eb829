using System.Buffers;

namespace Balise.Gateway.Content;

/// <summary>A body read whole into a rented buffer, wiped when given back.</summary>
internal sealed class PooledBody : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(8192);
    private int length;

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    /// <summary>False when there is more than <paramref name="max"/>.</summary>
    public async Task<bool> FillAsync(Stream from, int max, CancellationToken ct)
    {
        while (true)
        {
            var read = await from.ReadAsync(buffer.AsMemory(length), ct);
            if (read == 0)
            {
                return true;
            }

            length += read;
            if (length > max)
            {
                return false;
            }

            if (length == buffer.Length)
            {
                Grow();
            }
        }
    }

    public void Edit(BodyEdits edits)
    {
        if (edits.Count > 0)
        {
            var edited = edits.Apply(Written.Span, out var size);
            Dispose();
            (buffer, length) = (edited, size);
        }
    }

    /// <summary>Takes the buffer away: whoever takes it returns it.</summary>
    public byte[] Detach(out int count)
    {
        count = length;
        var taken = buffer;
        (buffer, length) = ([], 0);
        return taken;
    }

    public void Dispose()
    {
        if (buffer.Length > 0)
        {
            buffer.AsSpan(0, length).Clear();
            ArrayPool<byte>.Shared.Return(buffer);
            (buffer, length) = ([], 0);
        }
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        buffer.AsSpan(0, length).Clear();
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}

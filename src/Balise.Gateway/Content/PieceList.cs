using System.Buffers;

namespace Balise.Gateway.Content;

/// <summary>Pieces in order, in a rented array.</summary>
internal sealed class PieceList : IDisposable
{
    private TextPiece[] pieces = [];
    private int count;

    public ReadOnlySpan<TextPiece> Span => pieces.AsSpan(0, count);

    public void Add(in TextPiece piece)
    {
        if (count == pieces.Length)
        {
            var larger = ArrayPool<TextPiece>.Shared.Rent(Math.Max(16, count * 2));
            Span.CopyTo(larger);
            Return();
            pieces = larger;
        }

        pieces[count++] = piece;
    }

    /// <summary>Index of the last piece that starts at or before an offset, or -1.</summary>
    public static int At(ReadOnlySpan<TextPiece> sorted, int offset)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (sorted[middle].Start <= offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }

    public void Dispose()
    {
        Return();
        (pieces, count) = ([], 0);
    }

    private void Return()
    {
        if (pieces.Length > 0)
        {
            ArrayPool<TextPiece>.Shared.Return(pieces);
        }
    }
}

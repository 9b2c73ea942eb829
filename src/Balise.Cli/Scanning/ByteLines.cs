namespace Balise.Cli.Scanning;

/// <summary>
/// Lines as bytes, so that one badly encoded line does not spoil the next. A line ends with a line feed or with the input; it lives until
/// the next read.
/// </summary>
internal sealed class ByteLines(Stream input)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool over;

    /// <summary>Number of the line just read, from 1.</summary>
    public long Number { get; private set; }

    public bool TryRead(out ReadOnlyMemory<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (feed >= 0 || (over && end > start))
            {
                var length = feed >= 0 ? searched + feed : end - start;
                line = WithoutMark(buffer.AsMemory(start, length));
                start += Math.Min(length + 1, end - start);
                Number++;
                return true;
            }

            if (over)
            {
                line = default;
                return false;
            }

            searched = end - start;
            Fill();
        }
    }

    private ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line) =>
        Number == 0 && line.Span.StartsWith(System.Text.Encoding.UTF8.Preamble) ? line[System.Text.Encoding.UTF8.Preamble.Length..] : line;

    private void Fill()
    {
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = input.Read(buffer, end, buffer.Length - end);
        over = read == 0;
        end += read;
    }
}

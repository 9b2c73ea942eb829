namespace Balise.Journal.Export;

/// <summary>Cuts a stream into lines at each newline byte, and at nothing else: a line is bytes to be hashed.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _finished;

    /// <summary>Number of the last line read, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line without its newline, valid until the next call; false at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">A line longer than memory can hold.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0 || (_finished && _end > _start))
            {
                var length = newline >= 0 ? searched + newline : _end - _start;
                line = _buffer.AsSpan(_start, length);
                _start = Math.Min(_end, _start + length + 1);
                Number++;
                return true;
            }

            if (_finished)
            {
                line = default;
                return false;
            }

            searched = _end - _start;
            Fill();
        }
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length < Array.MaxLength / 2 ? _buffer.Length * 2 : throw new InvalidDataException("A line is too long."));
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _finished = read == 0;
    }
}

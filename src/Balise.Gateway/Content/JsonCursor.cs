namespace Balise.Gateway.Content;

/// <summary>
/// Offsets of a decoded JSON string → offsets of its bytes (RFC 8259, section 7). Goes on from where it was: ranges of one string come
/// in order, so that many of them cost one walk.
/// </summary>
internal struct JsonCursor
{
    private int unit;
    private int position;

    /// <summary>
    /// The bytes that hold the UTF-16 units from <paramref name="start"/> to <paramref name="end"/>. A pair of surrogates is never cut:
    /// the range grows to hold it whole.
    /// </summary>
    public (int Start, int End) Find(ReadOnlySpan<byte> raw, int start, int end)
    {
        var from = -1;
        while (position < raw.Length && unit < end)
        {
            var (bytes, units) = Next(raw[position..]);
            if (from < 0 && unit + units > start)
            {
                from = position;
            }

            position += bytes;
            unit += units;
        }

        return (from < 0 ? position : from, position);
    }

    private static (int Bytes, int Units) Next(ReadOnlySpan<byte> raw)
    {
        if (raw[0] == '\\' && raw.Length > 1)
        {
            if (raw[1] != 'u')
            {
                return (2, 1);
            }

            // High surrogates are D800 to DBFF; valid text has the low one right after.
            var high = raw.Length >= 12 && (raw[2] | 0x20) == (byte)'d' && "89abAB"u8.IndexOf(raw[3]) >= 0 && raw[6] == '\\';
            return high ? (12, 2) : (6, 1);
        }

        return raw[0] switch
        {
            < 0x80 => (1, 1),
            < 0xE0 => (2, 1),
            < 0xF0 => (3, 1),
            _ => (4, 2),
        };
    }
}

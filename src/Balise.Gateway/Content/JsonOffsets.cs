namespace Balise.Gateway.Content;

/// <summary>Offsets of a decoded JSON string → offsets of its bytes (RFC 8259, section 7).</summary>
internal static class JsonOffsets
{
    /// <summary>
    /// The bytes that hold the UTF-16 units from <paramref name="start"/> to <paramref name="end"/>. A pair of surrogates is never cut:
    /// the range grows to hold it whole.
    /// </summary>
    public static (int Start, int End) Find(ReadOnlySpan<byte> raw, int start, int end)
    {
        var (unit, from, i) = (0, -1, 0);
        while (i < raw.Length && unit < end)
        {
            var (bytes, units) = Next(raw[i..]);
            if (from < 0 && unit + units > start)
            {
                from = i;
            }

            i += bytes;
            unit += units;
        }

        return (from < 0 ? i : from, i);
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

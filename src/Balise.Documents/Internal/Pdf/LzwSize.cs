namespace Balise.Documents.Internal.Pdf;

/// <summary>What an LZW stream inflates to, without inflating it (ISO 32000-1, 7.4.4.2; early change of the code length).</summary>
internal static class LzwSize
{
    private const int Clear = 256;
    private const int End = 257;

    public static long Of(ReadOnlySpan<byte> input)
    {
        var lengths = new int[4096];
        Array.Fill(lengths, 1, 0, 256);
        var (next, width, previous) = (258, 9, 0);
        var (bits, count) = (0, 0);
        long size = 0;
        foreach (var b in input)
        {
            (bits, count) = (bits << 8 | b, count + 8);
            if (count < width)
            {
                continue;
            }

            var code = bits >> (count - width);
            (bits, count) = (bits & ((1 << (count - width)) - 1), count - width);
            switch (code)
            {
                case End:
                    return size;
                case Clear:
                    (next, width, previous) = (258, 9, 0);
                    continue;
            }

            var length = code < next && (code < 256 || code >= 258) ? lengths[code] : previous + 1;
            size += length;
            if (previous > 0 && next < lengths.Length)
            {
                lengths[next++] = previous + 1;
            }

            previous = length;
            width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
        }

        return size;
    }
}

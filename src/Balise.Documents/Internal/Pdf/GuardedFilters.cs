using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Balise.Documents.Internal.Pdf;

/// <summary>
/// The stream filters of PdfPig, each behind a guard that counts what a stream inflates to before it is inflated into memory.
/// Picture filters give nothing: no text is read from pictures.
/// </summary>
internal sealed class GuardedFilters(Reading reading) : BaseFilterProvider(Guards(reading))
{
    private static Dictionary<string, IFilter> Guards(Reading reading)
    {
        IFilter flate = new GuardedFilter(reading, new FlateFilter(), CountFlate);
        IFilter lzw = new GuardedFilter(reading, new LzwFilter(), (_, input) => reading.Spend(LzwSize.Of(input.Span)));
        IFilter ascii85 = new GuardedFilter(reading, new Ascii85Filter(), null);
        IFilter asciiHex = new GuardedFilter(reading, new AsciiHexDecodeFilter(), null);
        IFilter runLength = new GuardedFilter(reading, new RunLengthFilter(), null);
        IFilter picture = new PictureFilter();
        return new Dictionary<string, IFilter>
        {
            [NameToken.FlateDecode.Data] = flate,
            [NameToken.FlateDecodeAbbreviation.Data] = flate,
            [NameToken.LzwDecode.Data] = lzw,
            [NameToken.LzwDecodeAbbreviation.Data] = lzw,
            [NameToken.Ascii85Decode.Data] = ascii85,
            [NameToken.Ascii85DecodeAbbreviation.Data] = ascii85,
            [NameToken.AsciiHexDecode.Data] = asciiHex,
            [NameToken.AsciiHexDecodeAbbreviation.Data] = asciiHex,
            [NameToken.RunLengthDecode.Data] = runLength,
            [NameToken.RunLengthDecodeAbbreviation.Data] = runLength,
            [NameToken.CcittfaxDecode.Data] = picture,
            [NameToken.CcittfaxDecodeAbbreviation.Data] = picture,
            [NameToken.DctDecode.Data] = picture,
            [NameToken.DctDecodeAbbreviation.Data] = picture,
            [NameToken.Jbig2Decode.Data] = picture,
            [NameToken.JpxDecode.Data] = picture,
        };
    }

    /// <summary>A first pass into nothing: the bytes after the two of the zlib header, as far as they inflate.</summary>
    private static void CountFlate(Reading reading, Memory<byte> input)
    {
        if (input.Length <= 2)
        {
            return;
        }

        try
        {
            using var inflating = new DeflateStream(new MemoryStream(input[2..].ToArray(), writable: false), CompressionMode.Decompress);
            reading.Inflate(inflating, input.Length, Stream.Null);
        }
        catch (InvalidDataException)
        {
            // Damaged streams are common in old files; PdfPig keeps what inflates before the damage, which has been counted.
        }
    }

    private sealed class GuardedFilter(Reading reading, IFilter inner, Action<Reading, Memory<byte>>? count) : IFilter
    {
        /// <summary>Bits of one predictor row: far beyond any page, far below what would exhaust memory.</summary>
        private const long MaxRowBits = 1L << 28;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            reading.Token.ThrowIfCancellationRequested();
            RefuseHugeRows(streamDictionary);
            count?.Invoke(reading, input);
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            if (count is null)
            {
                reading.Spend(output.Length);
            }

            return output;
        }

        private static void RefuseHugeRows(DictionaryToken stream)
        {
            foreach (var parameters in Parameters(stream))
            {
                long bits = 1;
                foreach (var name in new[] { NameToken.Columns, NameToken.Colors, NameToken.BitsPerComponent })
                {
                    bits *= parameters.TryGet(name, out var token) && token is NumericToken number ? (long)Math.Clamp(number.Double, 1, int.MaxValue) : 1;
                    if (bits > MaxRowBits)
                    {
                        throw new ReadingStopped(UnreadableReason.Broken, "a predictor row of impossible length");
                    }
                }
            }
        }

        private static IEnumerable<DictionaryToken> Parameters(DictionaryToken stream) =>
            !stream.TryGet(NameToken.DecodeParms, out var token) && !stream.TryGet(NameToken.Dp, out token) ? []
            : token is DictionaryToken one ? [one]
            : token is ArrayToken many ? many.Data.OfType<DictionaryToken>()
            : [];
    }

    private sealed class PictureFilter : IFilter
    {
        public bool IsSupported => true;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex) =>
            Memory<byte>.Empty;
    }
}

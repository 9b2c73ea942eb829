using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Balise.Tests.Documents;

/// <summary>A PDF written object by object, for what a writing library does not write.</summary>
internal static class RawPdf
{
    private const string Font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

    /// <summary>One page that shows a content stream; objects 1 to 5 are the catalogue, the pages, the page, its content and its font.</summary>
    /// <param name="content">The content stream, as written after its dictionary.</param>
    /// <param name="contentDictionary">More entries of the stream, as <c>/Filter /FlateDecode</c>.</param>
    /// <param name="page">More entries of the page.</param>
    /// <param name="catalogue">More entries of the catalogue.</param>
    /// <param name="trailer">More entries of the trailer.</param>
    /// <param name="more">Objects 6 and following, whole.</param>
    public static byte[] Page(
        byte[] content, string contentDictionary = "", string page = "", string catalogue = "", string trailer = "", params string[] more)
    {
        var body = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.7\n");
        Add($"<< /Type /Catalog /Pages 2 0 R {catalogue} >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> {page} >>");
        Start();
        Write($"<< /Length {content.Length} {contentDictionary} >>\nstream\n");
        body.Write(content);
        Write("\nendstream\nendobj\n");
        Add(Font);
        foreach (var value in more)
        {
            Add(value);
        }

        var table = body.Position;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            Write($"{offset:0000000000} 00000 n \n");
        }

        Write($"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return body.ToArray();

        void Start()
        {
            offsets.Add(body.Position);
            Write($"{offsets.Count} 0 obj\n");
        }

        void Add(string value)
        {
            Start();
            Write(value + "\nendobj\n");
        }

        void Write(string text) => body.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text}")));
    }

    public static byte[] Say(string text) => Encoding.Latin1.GetBytes($"BT /F1 12 Tf 50 700 Td ({text}) Tj ET");

    public static byte[] Deflate(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }
}

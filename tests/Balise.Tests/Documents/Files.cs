using System.IO.Compression;
using System.Text;
using Balise.Documents;

namespace Balise.Tests.Documents;

/// <summary>Small files made by hand, and how the tests read them.</summary>
internal static class Files
{
    public static DocumentReading Read(byte[] bytes, DocumentLimits? limits = null) =>
        DocumentReader.Read(bytes, limits ?? DocumentLimits.Default, TestContext.Current.CancellationToken);

    public static DocumentText Text(byte[] bytes, DocumentLimits? limits = null) =>
        Assert.IsType<DocumentText>(Read(bytes, limits));

    public static UnreadableReason Refusal(byte[] bytes, DocumentLimits? limits = null) =>
        Assert.IsType<Unreadable>(Read(bytes, limits)).Reason;

    /// <summary>The place of the first character of a text that must be there once.</summary>
    public static TextLocator Place(DocumentText document, string text)
    {
        var at = document.Text.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, $"\"{text}\" is not in: {document.Text}");
        Assert.Equal(at, document.Text.LastIndexOf(text, StringComparison.Ordinal));
        return document.Locate(at)!;
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The smallest package whose main part is the given XML.</summary>
    public static byte[] Package(string main, string xml, params (string Name, byte[] Content)[] more) => Zip(
        [
            ("_rels/.rels", Utf8($"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/></Relationships>""")),
            (main, Utf8(xml)),
            .. more,
        ]);

    public static string WordXml(string body) =>
        $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>""";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}

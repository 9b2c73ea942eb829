using System.IO.Compression;
using System.Text;

namespace Balise.Domain.Attachments;

/// <summary>A kind of document that a file may hold.</summary>
/// <param name="Extensions">Those its name may end with, with the dot.</param>
public sealed record FileKind(string MediaType, IReadOnlyList<string> Extensions)
{
    public static readonly FileKind Pdf = new("application/pdf", [".pdf"]);
    public static readonly FileKind Png = new("image/png", [".png"]);
    public static readonly FileKind Jpeg = new("image/jpeg", [".jpg", ".jpeg"]);
    public static readonly FileKind Word = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".docx"]);
    public static readonly FileKind Excel = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [".xlsx"]);
    public static readonly FileKind PowerPoint = new("application/vnd.openxmlformats-officedocument.presentationml.presentation", [".pptx"]);
    public static readonly FileKind OpenText = new("application/vnd.oasis.opendocument.text", [".odt"]);
    public static readonly FileKind OpenSheet = new("application/vnd.oasis.opendocument.spreadsheet", [".ods"]);
    public static readonly FileKind PlainText = new("text/plain", [".txt", ".csv", ".md", ".json"]);

    // More than any real document; opening a million of them is an attack.
    private const int MostEntries = 10_000;

    /// <summary>By the content alone; <c>null</c> when it is none of these, or holds a program.</summary>
    public static FileKind? Of(ReadOnlyMemory<byte> content) => content.Span switch
    {
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => Pdf,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x50, 0x4B, 0x03, 0x04, ..] => OfArchive(content),
        _ => IsText(content.Span) ? PlainText : null,
    };

    /// <summary>Whether a name says what the content is.</summary>
    public bool Fits(string name) => Extensions.Contains(Path.GetExtension(name).ToLowerInvariant());

    private static FileKind? OfArchive(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries || archive.Entries.Any(entry => entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            return archive.GetEntry("mimetype") is { Length: < 200 } declared ? OfOpenDocument(declared)
                : archive.GetEntry("[Content_Types].xml") is null ? null
                : archive.GetEntry("word/document.xml") is not null ? Word
                : archive.GetEntry("xl/workbook.xml") is not null ? Excel
                : archive.GetEntry("ppt/presentation.xml") is not null ? PowerPoint
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static FileKind? OfOpenDocument(ZipArchiveEntry declared)
    {
        using var reader = new StreamReader(declared.Open(), Encoding.ASCII);
        var type = reader.ReadToEnd().Trim();
        return type == OpenText.MediaType ? OpenText : type == OpenSheet.MediaType ? OpenSheet : null;
    }

    // UTF-8, without the control characters that no text holds.
    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty || content.ContainsAnyInRange((byte)0, (byte)8) || content.ContainsAnyInRange((byte)14, (byte)31))
        {
            return false;
        }

        return System.Text.Unicode.Utf8.IsValid(content);
    }
}

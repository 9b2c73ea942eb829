using System.IO.Compression;
using System.Text;
using Balise.Domain.Attachments;

namespace Balise.Tests.Domain.Attachments;

/// <summary>The kind of a document is read in it; its name is only compared.</summary>
public sealed class FileKindTests
{
    [Fact]
    public void Each_kind_is_known_by_its_content()
    {
        Assert.Equal(FileKind.Pdf, FileKind.Of("%PDF-1.7"u8.ToArray()));
        Assert.Equal(FileKind.Png, FileKind.Of(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0 }));
        Assert.Equal(FileKind.Jpeg, FileKind.Of(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }));
        Assert.Equal(FileKind.PlainText, FileKind.Of("Évaluation, 3 mars;12,50 $\r\n"u8.ToArray()));
        Assert.Equal(FileKind.Word, FileKind.Of(Archive("[Content_Types].xml", "word/document.xml")));
        Assert.Equal(FileKind.Excel, FileKind.Of(Archive("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Equal(FileKind.PowerPoint, FileKind.Of(Archive("[Content_Types].xml", "ppt/presentation.xml")));
        Assert.Equal(FileKind.OpenText, FileKind.Of(Archive("mimetype", "content.xml")));
    }

    [Fact]
    public void A_program_is_of_no_kind()
    {
        Assert.Null(FileKind.Of("MZ\u0090\0"u8.ToArray()));
        Assert.Null(FileKind.Of(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0 }));
        Assert.Null(FileKind.Of(ReadOnlyMemory<byte>.Empty));
    }

    [Fact]
    public void An_office_document_with_macros_is_refused_whatever_its_name() =>
        Assert.Null(FileKind.Of(Archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));

    [Fact]
    public void An_archive_that_is_no_document_and_a_broken_one_are_refused()
    {
        Assert.Null(FileKind.Of(Archive("programme.exe")));
        Assert.Null(FileKind.Of(Archive("[Content_Types].xml", "word/document.xml")[..40]));
        Assert.Null(FileKind.Of(Encoding.Latin1.GetBytes("\u00e9t\u00e9 en latin-1")));
    }

    [Theory]
    [InlineData("entente.PDF", true)]
    [InlineData("entente.pdf.exe", false)]
    [InlineData("entente", false)]
    public void A_name_says_what_the_content_is(string name, bool fits) => Assert.Equal(fits, FileKind.Pdf.Fits(name));

    private static byte[] Archive(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(entry).Open());
                writer.Write(entry == "mimetype" ? "application/vnd.oasis.opendocument.text" : "<x/>");
            }
        }

        return stream.ToArray();
    }
}

using System.Text;
using Balise.Documents.Internal.Plain;

namespace Balise.Documents.Internal;

/// <summary>Tells the kind of a file from its first bytes. The name never decides.</summary>
internal static class KindDetector
{
    /// <summary>A PDF header may come late, after junk: readers accept it in the first 1024 bytes (ISO 32000-1, annex H.3, note 13).</summary>
    private const int PdfHeaderWindow = 1024;

    private static readonly (byte[] Magic, DocumentKind Kind)[] Magics =
    [
        ("%PDF-"u8.ToArray(), DocumentKind.Pdf),
        ([(byte)'P', (byte)'K', 3, 4], DocumentKind.Zip),
        ([(byte)'P', (byte)'K', 5, 6], DocumentKind.Zip),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], DocumentKind.CompoundFile),
        (@"{\rtf"u8.ToArray(), DocumentKind.RichText),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], DocumentKind.Image),
        ([0xFF, 0xD8, 0xFF], DocumentKind.Image),
        ("GIF8"u8.ToArray(), DocumentKind.Image),
        ([(byte)'I', (byte)'I', 42, 0], DocumentKind.Image),
        ([(byte)'M', (byte)'M', 0, 42], DocumentKind.Image),
    ];

    private static readonly Dictionary<string, DocumentKind> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = DocumentKind.Pdf, [".docx"] = DocumentKind.Zip, [".docm"] = DocumentKind.Zip, [".xlsx"] = DocumentKind.Zip,
        [".xlsm"] = DocumentKind.Zip, [".pptx"] = DocumentKind.Zip, [".zip"] = DocumentKind.Zip, [".eml"] = DocumentKind.Mail,
        [".txt"] = DocumentKind.Text, [".csv"] = DocumentKind.Text, [".md"] = DocumentKind.Text, [".html"] = DocumentKind.Text,
        [".htm"] = DocumentKind.Text, [".json"] = DocumentKind.Text, [".xml"] = DocumentKind.Text, [".log"] = DocumentKind.Text,
        [".png"] = DocumentKind.Image, [".jpg"] = DocumentKind.Image, [".jpeg"] = DocumentKind.Image, [".gif"] = DocumentKind.Image,
        [".tif"] = DocumentKind.Image, [".tiff"] = DocumentKind.Image, [".doc"] = DocumentKind.CompoundFile,
        [".xls"] = DocumentKind.CompoundFile, [".ppt"] = DocumentKind.CompoundFile, [".rtf"] = DocumentKind.RichText,
    };

    public static DocumentKind Detect(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, kind) in Magics)
        {
            if (bytes.StartsWith(magic))
            {
                return kind;
            }
        }

        if (bytes[..Math.Min(bytes.Length, PdfHeaderWindow)].IndexOf("%PDF-"u8) >= 0 && bytes.IndexOf("%%EOF"u8) > 0)
        {
            return DocumentKind.Pdf;
        }

        if (IsWebPicture(bytes))
        {
            return DocumentKind.Image;
        }

        return MailReader.LooksLikeMail(bytes) ? DocumentKind.Mail
            : TextDecoder.TryDecode(bytes, out _) ? DocumentKind.Text
            : DocumentKind.Unknown;
    }

    /// <summary>True when the extension is known and is not of this kind. A message saved as text, or the reverse, is no lie.</summary>
    public static bool Contradicts(string? name, DocumentKind kind) =>
        name is not null
        && Extensions.TryGetValue(Path.GetExtension(name), out var told)
        && told != kind
        && !(told is DocumentKind.Text or DocumentKind.Mail && kind is DocumentKind.Text or DocumentKind.Mail);

    /// <summary>An encrypted Office file is a compound file with a stream of this name ([MS-OFFCRYPTO] 2.3.4.4).</summary>
    public static bool IsEncryptedPackage(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static bool IsWebPicture(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8);
}

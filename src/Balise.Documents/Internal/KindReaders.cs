using Balise.Documents.Internal.Office;
using Balise.Documents.Internal.Pdf;
using Balise.Documents.Internal.Plain;

namespace Balise.Documents.Internal;

/// <summary>Which reader for which kind.</summary>
internal static class KindReaders
{
    /// <returns>The kind, finer than the one given when the reader could tell.</returns>
    /// <exception cref="ReadingStopped">The document cannot be read whole.</exception>
    public static DocumentKind Read(Reading reading, ReadOnlyMemory<byte> bytes, DocumentKind kind)
    {
        switch (kind)
        {
            case DocumentKind.Pdf:
                PdfReader.Read(reading, bytes);
                return kind;
            case DocumentKind.Zip:
                return OfficeReader.Read(reading, bytes);
            case DocumentKind.Mail:
                MailReader.Read(reading, bytes);
                return kind;
            case DocumentKind.Text:
                PlainTextReader.Read(reading, bytes.Span);
                return kind;
            case DocumentKind.Image:
                throw new ReadingStopped(UnreadableReason.ImageOnly, "a picture");
            case DocumentKind.CompoundFile when KindDetector.IsEncryptedPackage(bytes.Span):
                throw new ReadingStopped(UnreadableReason.Encrypted, "an Office file under a password");
            default:
                throw new ReadingStopped(UnreadableReason.Unsupported, $"{kind} files are not read");
        }
    }
}

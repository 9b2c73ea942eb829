using System.IO.Compression;

namespace Balise.Documents.Internal.Office;

/// <summary>
/// Reads an Office Open XML package (ECMA-376). The main part gives order and places; then every other entry of the archive is swept, reachable
/// or not, because a filter must see what a reader could show.
/// </summary>
internal static class OfficeReader
{
    /// <summary>Pictures, sounds and fonts carry no text for us: they are declared without being inflated.</summary>
    private static readonly HashSet<string> MediaExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".wdp", ".mp3", ".mp4", ".m4a", ".wav", ".odttf", ".fntdata", ".ttf",
    };

    public static DocumentKind Read(Reading reading, ReadOnlyMemory<byte> bytes)
    {
        var zip = ZipContents.Open(reading, bytes);
        var main = Relationships.Of(zip, "").Find(arrow => arrow.Type == "officeDocument").Target;
        if (main is null || zip.Find(main) is not { } entry)
        {
            throw new ReadingStopped(UnreadableReason.Unsupported, "an archive that is not an Office file");
        }

        var xml = zip.Inflate(entry);
        var read = new HashSet<ZipArchiveEntry> { entry };
        var kind = PartXml.Root(xml) switch
        {
            "document" => DocumentKind.Word,
            "workbook" => DocumentKind.Excel,
            "presentation" => DocumentKind.PowerPoint,
            _ => throw new ReadingStopped(UnreadableReason.Unsupported, "an Office file of another sort"),
        };
        try
        {
            switch (kind)
            {
                case DocumentKind.Word:
                    new PartWalker(reading).Walk(xml, reading.At(TextArea.Body));
                    break;
                case DocumentKind.Excel:
                    new WorkbookReader(reading, zip, read).Read(main, xml);
                    break;
                default:
                    new PresentationReader(reading, zip, read).Read(main, xml);
                    break;
            }

            Sweep(reading, zip, read);
        }
        catch (ReadingStopped stopped) when (stopped.Kind is null)
        {
            throw new ReadingStopped(stopped.Reason, stopped.Message, kind);
        }

        return kind;
    }

    private static void Sweep(Reading reading, ZipContents zip, HashSet<ZipArchiveEntry> read)
    {
        foreach (var entry in zip.Entries.Where(read.Add).OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            var name = ZipContents.Normalise(entry.FullName);
            if (name == "[Content_Types].xml")
            {
                continue;
            }

            if (MediaExtensions.Contains(Path.GetExtension(name)))
            {
                reading.Skip(name, UnreadableReason.ImageOnly);
                continue;
            }

            var content = zip.Inflate(entry);
            if (name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) && PartXml.LooksLikeXml(content))
            {
                AppendLinks(reading, content);
            }
            else if (PartXml.LooksLikeXml(content))
            {
                SweepXml(reading, name, content);
            }
            else if (content.Length > 0)
            {
                reading.ReadEmbedded(name, content);
            }
        }
    }

    private static void SweepXml(Reading reading, string name, byte[] xml)
    {
        var area = PartXml.Root(xml) switch
        {
            "hdr" => TextArea.Header,
            "ftr" => TextArea.Footer,
            "footnotes" or "endnotes" or "notes" => TextArea.Note,
            "comments" or "ThreadedComments" or "cmLst" => TextArea.Comment,
            "coreProperties" or "Properties" => TextArea.Properties,
            null => throw new ReadingStopped(UnreadableReason.Broken, "a part is not well-formed XML"),
            _ => TextArea.Other,
        };
        new PartWalker(reading).Walk(xml, reading.At(area) with { Part = reading.Part is null ? name : $"{reading.Part}/{name}" });
    }

    private static void AppendLinks(Reading reading, byte[] rels)
    {
        foreach (var arrow in Relationships.Read(rels, "").Where(arrow => arrow.External))
        {
            reading.Append(arrow.Target, reading.At(TextArea.Link));
        }
    }
}

using System.IO.Compression;
using System.Xml;

namespace Balise.Documents.Internal.Office;

/// <summary>Reads the slides in the order they are shown, each with its notes and comments; hidden slides too.</summary>
internal sealed class PresentationReader(Reading reading, ZipContents zip, HashSet<ZipArchiveEntry> read)
{
    public void Read(string main, byte[] presentation)
    {
        var arrows = Relationships.Of(zip, main);
        var ids = SlideIds(presentation);
        if (ids.Count > reading.Limits.MaxPages)
        {
            throw new ReadingStopped(UnreadableReason.TooLarge, $"more than {reading.Limits.MaxPages} slides");
        }

        for (var i = 0; i < ids.Count; i++)
        {
            if (arrows.Find(arrow => arrow.Id == ids[i] && !arrow.External).Target is { } target)
            {
                ReadSlide(target, i + 1);
            }
        }
    }

    private void ReadSlide(string part, int number)
    {
        if (zip.Find(part) is not { } entry || !read.Add(entry))
        {
            return;
        }

        var xml = zip.Inflate(entry);
        Walk(xml, IsHidden(xml) ? TextArea.Hidden : TextArea.Body, number);
        foreach (var arrow in Relationships.Of(zip, part).Where(arrow => !arrow.External && arrow.Type is "notesSlide" or "comments"))
        {
            if (zip.Find(arrow.Target) is { } related && read.Add(related))
            {
                Walk(zip.Inflate(related), arrow.Type == "comments" ? TextArea.Comment : TextArea.Note, number);
            }
        }
    }

    private void Walk(byte[] xml, TextArea area, int number) =>
        new PartWalker(reading).Walk(xml, reading.At(area) with { Page = number });

    private static List<string> SlideIds(byte[] presentation)
    {
        var ids = new List<string>();
        using var reader = PartXml.Open(presentation);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "sldId")
            {
                continue;
            }

            // Two attributes are called id: the one with a namespace names the relationship.
            for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            {
                if (reader.LocalName == "id" && reader.NamespaceURI.Length > 0)
                {
                    ids.Add(reader.Value);
                }
            }
        }

        return ids;
    }

    private static bool IsHidden(byte[] slide)
    {
        using var reader = PartXml.Open(slide);
        return reader.MoveToContent() == XmlNodeType.Element && reader.GetAttribute("show") is "0" or "false";
    }
}

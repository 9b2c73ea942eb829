using System.Xml;

namespace Balise.Documents.Internal.Office;

/// <summary>One arrow from a part to another, or to the outside.</summary>
/// <param name="Type">The last segment of the relationship type: <c>officeDocument</c>, <c>worksheet</c>, <c>notesSlide</c>…</param>
/// <param name="Target">A part name from the root of the archive, or the address as written when it is external.</param>
internal readonly record struct Relationship(string Id, string Type, string Target, bool External);

internal static class Relationships
{
    /// <summary>The arrows of a part (ECMA-376 part 2, 6.5); those of the archive itself for an empty name.</summary>
    public static List<Relationship> Of(ZipContents zip, string part)
    {
        var slash = part.LastIndexOf('/');
        var (folder, file) = (part[..(slash + 1)], part[(slash + 1)..]);
        return zip.Find($"{folder}_rels/{file}.rels") is { } entry ? Read(zip.Inflate(entry), folder) : [];
    }

    public static List<Relationship> Read(byte[] xml, string folder)
    {
        var found = new List<Relationship>();
        using var reader = PartXml.Open(xml);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship")
            {
                var external = reader.GetAttribute("TargetMode") == "External";
                var target = reader.GetAttribute("Target") ?? "";
                var type = reader.GetAttribute("Type") ?? "";
                found.Add(new Relationship(
                    reader.GetAttribute("Id") ?? "",
                    type[(type.LastIndexOf('/') + 1)..],
                    external ? target : Resolve(folder, target),
                    external));
            }
        }

        return found;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var segments = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var segment in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }
}

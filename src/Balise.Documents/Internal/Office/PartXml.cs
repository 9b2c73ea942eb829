using System.Xml;

namespace Balise.Documents.Internal.Office;

/// <summary>Opens the XML of a part: no DTD, nothing fetched.</summary>
internal static class PartXml
{
    public static XmlReader Open(byte[] xml) => XmlReader.Create(
        new MemoryStream(xml, writable: false),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = false,
        });

    /// <summary>The local name of the root element; null when the bytes are not XML.</summary>
    public static string? Root(byte[] xml)
    {
        try
        {
            using var reader = Open(xml);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Begins like XML, whatever its encoding.</summary>
    public static bool LooksLikeXml(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, (byte)'<', ..] or [(byte)'<', ..] or [0xFF, 0xFE, (byte)'<', ..] or [0xFE, 0xFF, 0, (byte)'<', ..] => true,
        _ => bytes.TrimStart(" \t\r\n"u8) is [(byte)'<', ..],
    };
}

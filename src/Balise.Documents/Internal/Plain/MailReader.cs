using System.Text;

namespace Balise.Documents.Internal.Plain;

/// <summary>An internet message: its headers, its texts decoded, its attachments read as documents.</summary>
internal static class MailReader
{
    private static readonly string[] KnownHeaders =
        ["from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "content-type", "delivered-to"];

    /// <summary>Begins with header lines, three of them well known, From and Date or MIME-Version among them.</summary>
    public static bool LooksLikeMail(ReadOnlySpan<byte> bytes)
    {
        var names = new HashSet<string>();
        foreach (var line in Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 16 * 1024)]).AsSpan().EnumerateLines())
        {
            if (line.Length == 0)
            {
                break;
            }

            var colon = line.IndexOf(':');
            if (line[0] is not (' ' or '\t') && (colon <= 0 || line[..colon].IndexOfAny(" \t<>{}\"'/") >= 0))
            {
                return false;
            }

            if (colon > 0)
            {
                names.Add(line[..colon].ToString().ToLowerInvariant());
            }
        }

        return names.Count(KnownHeaders.Contains) >= 3 && names.Contains("from") && (names.Contains("date") || names.Contains("mime-version"));
    }

    public static void Read(Reading reading, ReadOnlyMemory<byte> bytes)
    {
        var parts = 0;
        ReadEntity(reading, bytes, 0, ref parts);
    }

    private static void ReadEntity(Reading reading, ReadOnlyMemory<byte> bytes, int depth, ref int parts)
    {
        if (++parts > reading.Limits.MaxEntries || depth > reading.Limits.MaxDepth + 3)
        {
            throw new ReadingStopped(UnreadableReason.TooLarge, "too many parts, or parts too deep, in one message");
        }

        var (headers, body) = MailHeaders.Split(bytes);
        foreach (var (name, value) in headers)
        {
            reading.Append(name.Length > 0 ? $"{name}: {value}" : value, reading.At(depth == 0 ? TextArea.Header : TextArea.Other));
        }

        var type = MailHeaders.Value(headers, "content-type") ?? "text/plain";
        if (type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && MailHeaders.Parameter(type, "boundary") is { } boundary)
        {
            foreach (var part in MailBody.Parts(body, boundary))
            {
                ReadEntity(reading, part, depth + 1, ref parts);
            }

            return;
        }

        var decoded = MailBody.Decode(body, MailHeaders.Value(headers, "content-transfer-encoding"));
        var disposition = MailHeaders.Value(headers, "content-disposition") ?? "";
        var fileName = MailHeaders.Parameter(disposition, "filename") ?? MailHeaders.Parameter(type, "name");
        if (fileName is null && type.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            PlainTextReader.Append(reading, TextDecoder.Decode(decoded.Span, MailHeaders.Parameter(type, "charset")), TextArea.Body);
        }
        else
        {
            reading.ReadEmbedded(fileName ?? $"part {parts}", decoded);
        }
    }
}

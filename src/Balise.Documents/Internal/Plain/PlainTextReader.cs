namespace Balise.Documents.Internal.Plain;

/// <summary>Text as it is, one run a line. Mark-up of HTML or Markdown is kept: what it hides must be seen.</summary>
internal static class PlainTextReader
{
    public static void Read(Reading reading, ReadOnlySpan<byte> bytes)
    {
        if (!TextDecoder.TryDecode(bytes, out var text))
        {
            throw new ReadingStopped(UnreadableReason.Unsupported, "binary content");
        }

        Append(reading, text, TextArea.Body);
    }

    public static void Append(Reading reading, string text, TextArea area)
    {
        var (number, blank) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                blank++;
                continue;
            }

            reading.Break(blank);
            blank = 0;
            reading.Append(line.ToString(), reading.At(area) with { Line = number });
        }
    }
}

namespace Balise.Gateway.Content.Masking;

/// <summary>The placeholders that stand in a request as it came: some are ours, come back; the others somebody wrote.</summary>
internal static class WrittenPlaceholders
{
    /// <summary>However damaged.</summary>
    public static List<Placeholder> In(RequestText text)
    {
        List<Placeholder> written = [];
        foreach (var segment in text.Conversation)
        {
            Read(segment.Span, written);
        }

        Read(text.Beside.Span, written);
        return written;
    }

    /// <summary>Those written as they left: what a plain request costs is a search for two brackets.</summary>
    public static List<Placeholder>? Intact(RequestText text)
    {
        List<Placeholder>? written = null;
        foreach (var segment in text.Conversation)
        {
            ReadIntact(segment.Span, ref written);
        }

        ReadIntact(text.Beside.Span, ref written);
        return written;
    }

    private static void Read(ReadOnlySpan<char> chars, List<Placeholder> written)
    {
        for (var at = PlaceholderReader.MayHold(chars) ? 0 : chars.Length; at < chars.Length; at++)
        {
            if (PlaceholderReader.MayBegin(chars, at)
                && PlaceholderReader.Read(chars[at..], last: true, out var length, out var name) is PlaceholderFound.Yes)
            {
                written.Add(name);
                at += length - 1;
            }
        }
    }

    private static void ReadIntact(ReadOnlySpan<char> chars, ref List<Placeholder>? written)
    {
        for (var at = chars.IndexOf("[["); at >= 0;)
        {
            var step = 2;
            if (PlaceholderReader.Read(chars[at..], last: true, out var length, out var name) is PlaceholderFound.Yes)
            {
                (written ??= []).Add(name);
                step = length;
            }

            var next = chars[(at + step)..].IndexOf("[[");
            at = next < 0 ? -1 : at + step + next;
        }
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace Balise.Documents.Internal.Plain;

/// <summary>The header lines of a message or of one of its parts (RFC 5322, section 2.2; RFC 2047 for what is not ASCII).</summary>
internal static partial class MailHeaders
{
    public static (List<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body) Split(ReadOnlyMemory<byte> bytes)
    {
        var headers = new List<(string Name, StringBuilder Value)>();
        var at = 0;
        while (at < bytes.Length)
        {
            var end = bytes.Span[at..].IndexOf((byte)'\n');
            var next = end < 0 ? bytes.Length : at + end + 1;
            var line = Line(bytes.Span[at..next]);
            at = next;
            if (line.Length == 0)
            {
                break;
            }

            var colon = line.IndexOf(':');
            if (line[0] is ' ' or '\t' && headers.Count > 0)
            {
                headers[^1].Value.Append(' ').Append(line.AsSpan().Trim());
            }
            else
            {
                headers.Add(colon > 0 ? (line[..colon], new(line[(colon + 1)..].Trim())) : ("", new(line)));
            }
        }

        return ([.. headers.Select(header => (header.Name, DecodeWords(header.Value.ToString())))], bytes[at..]);
    }

    public static string? Value(List<(string Name, string Value)> headers, string name) =>
        headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>A parameter of a header, as <c>boundary="…"</c>; null when it is absent.</summary>
    public static string? Parameter(string header, string name)
    {
        foreach (Match match in Parameters().Matches(header))
        {
            if (match.Groups["name"].Value.TrimEnd('*').Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["bare"].Value;
            }
        }

        return null;
    }

    private static string Line(ReadOnlySpan<byte> bytes)
    {
        TextDecoder.TryDecode(bytes, out var line);
        return line.TrimEnd('\r', '\n');
    }

    private static string DecodeWords(string value) => EncodedWord().Replace(BetweenWords().Replace(value, "$1"), match =>
    {
        var bytes = match.Groups["how"].Value is "B" or "b"
            ? MailBody.Base64(Encoding.ASCII.GetBytes(match.Groups["text"].Value))
            : MailBody.QuotedPrintable(Encoding.ASCII.GetBytes(match.Groups["text"].Value.Replace('_', ' ')));
        return TextDecoder.Decode(bytes, match.Groups["charset"].Value);
    });

    [GeneratedRegex("""(?<name>[A-Za-z0-9*-]+)\s*=\s*("(?<quoted>[^"]*)"|(?<bare>[^;\s]+))""", RegexOptions.NonBacktracking)]
    private static partial Regex Parameters();

    [GeneratedRegex(@"=\?(?<charset>[A-Za-z0-9_-]+)\?(?<how>[BbQq])\?(?<text>[^?\s]*)\?=", RegexOptions.NonBacktracking)]
    private static partial Regex EncodedWord();

    /// <summary>Spaces between two encoded words are not part of the text (RFC 2047, section 6.2).</summary>
    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();
}

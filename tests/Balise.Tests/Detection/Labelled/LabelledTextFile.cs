using System.Text;

namespace Balise.Tests.Detection.Labelled;

/// <summary>
/// Reads the inline mark-up described in <c>Cases/detection/README.md</c>:
/// <c>=== id | language | kind</c> begins a text, <c>[[TYPE|value]]</c> marks a value, <c>[[?TYPE|value]]</c> an optional one,
/// <c>[[@TYPE|value]]</c> a public contact, and <c>{{}}</c> vanishes.
/// </summary>
internal static class LabelledTextFile
{
    private const string Header = "=== ";
    private const string Open = "[[";
    private const string Close = "]]";

    /// <summary>Vanishes on reading: cuts an invented secret in two so that no secret scanner mistakes the file for a leak.</summary>
    private const string Cut = "{{}}";

    /// <summary>The texts of the <c>.txt</c> files of a folder, in the order of the file names; none when the folder is not there.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<LabelledText> Texts)> ReadFolder(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), (IReadOnlyList<LabelledText>)[.. Parse(File.ReadAllText(path), Path.GetFileName(path))]))
            : [];

    /// <exception cref="FormatException">A header or a mark is malformed; the message names the file and the text.</exception>
    public static IEnumerable<LabelledText> Parse(string content, string fileName)
    {
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length;)
        {
            if (!lines[i].StartsWith(Header, StringComparison.Ordinal))
            {
                if (lines[i].Trim().Length > 0 && !lines[i].StartsWith('#'))
                {
                    throw new FormatException($"{fileName}, line {i + 1}: text before the first \"=== id | language | kind\" header.");
                }

                i++;
                continue;
            }

            var header = lines[i][Header.Length..].Split('|', StringSplitOptions.TrimEntries);
            if (header.Length != 3)
            {
                throw new FormatException($"{fileName}, line {i + 1}: a header is \"=== id | language | kind\".");
            }

            var end = i + 1;
            while (end < lines.Length && !lines[end].StartsWith(Header, StringComparison.Ordinal))
            {
                end++;
            }

            var (text, labels) = ReadMarks(string.Join('\n', lines[(i + 1)..end]).Trim('\n'), header[0]);
            yield return new LabelledText(header[0], header[1], header[2], null, text, labels);
            i = end;
        }
    }

    /// <summary>Takes the mark-up away and keeps where each value was.</summary>
    public static (string Text, IReadOnlyList<LabelledSpan> Labels) ReadMarks(string marked, string id)
    {
        var source = marked.Replace(Cut, "", StringComparison.Ordinal);
        var text = new StringBuilder(source.Length);
        var labels = new List<LabelledSpan>();
        for (var i = 0; i < source.Length;)
        {
            if (TryReadOpening(source, i, out var type, out var role, out var valueStart))
            {
                var close = source.IndexOf(Close, valueStart, StringComparison.Ordinal);
                if (close <= valueStart)
                {
                    throw new FormatException($"{id}: a {type} mark is empty or is not closed by \"]]\".");
                }

                labels.Add(new LabelledSpan(text.Length, text.Length + close - valueStart, type, role));
                text.Append(source, valueStart, close - valueStart);
                i = close + Close.Length;
            }
            else
            {
                text.Append(source[i++]);
            }
        }

        return (text.ToString(), labels);
    }

    /// <summary>A mark opens with <c>[[</c>, a role sign, a type in capitals and a bar; anything else is ordinary text, as <c>[[ -z $x ]]</c>.</summary>
    private static bool TryReadOpening(string source, int at, out string type, out SpanRole role, out int valueStart)
    {
        (type, role, valueStart) = ("", SpanRole.Expected, 0);
        if (string.CompareOrdinal(source, at, Open, 0, Open.Length) != 0)
        {
            return false;
        }

        var i = at + Open.Length;
        if (i < source.Length && source[i] is '?' or '@')
        {
            role = source[i++] == '?' ? SpanRole.Optional : SpanRole.PublicContact;
        }

        var start = i;
        while (i < source.Length && (char.IsAsciiLetterUpper(source[i]) || source[i] == '_'))
        {
            i++;
        }

        if (i == start || i >= source.Length || source[i] != '|')
        {
            return false;
        }

        (type, valueStart) = (source[start..i], i + 1);
        return true;
    }
}

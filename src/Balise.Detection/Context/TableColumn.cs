using Balise.Detection.Scanning;

namespace Balise.Detection.Context;

/// <summary>
/// Finds the heading of a value in a table (pipes, semicolons, tabs or commas): in a column headed « NAS », every row is one. The table
/// last seen is remembered, so that reading a long table costs one pass.
/// </summary>
internal struct TableColumn
{
    private const int MaxLine = 600;
    private const int MaxUp = 40;
    private const char Spaces = '\u0001';

    private int headStart;
    private int headEnd;
    private int lastLine;
    private char delimiter;

    /// <summary>Topics of the heading above <paramref name="at"/>; none when it does not stand in a cell.</summary>
    public Topics Of(ReadOnlySpan<char> text, int at) =>
        CellOf(text, at) is { HasHeading: true } cell ? Lexicon.Of(text[cell.Heading..cell.HeadingEnd]) : Topics.None;

    /// <summary>Where the heading above <paramref name="at"/> is, and the row it stands in; empty when it does not stand in a cell.</summary>
    public TableCell CellOf(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - 4)..at].TrimEnd(" \"'");
        var mark = before.IsEmpty ? '\n' : before[^1];
        if (mark is ',' or '(' && Inserted(text, at) is { HasHeading: true } inserted)
        {
            return inserted;
        }

        if ((before.IsEmpty || mark is not ('|' or '\n' or ';' or '\t')) && at > 4 && text[at - 1] == ' ' && text[at - 2] == ' ')
        {
            return Aligned(text, at);
        }

        if (mark is not ('|' or ';' or '\t' or ',' or '\n'))
        {
            return default;
        }

        var line = LineStart(text, at);
        var end = LineEnd(text, at);
        if (end - line > MaxLine || line == 0)
        {
            return default;
        }

        var row = text[line..end];
        var sign = mark == '\n' ? FirstDelimiter(row) : mark;
        var cells = Separators(row, sign);
        if (sign == '\0' || cells < (sign is ',' ? 2 : 1) || !Find(text, line, sign, cells))
        {
            return default;
        }

        var index = Separators(text[line..at], sign);
        var first = row.IndexOf(sign);
        return Cell(text, headStart, headEnd, index) with { First = line, FirstEnd = index == 0 || first < 0 ? line : line + first };
    }

    // Columns held apart by spaces, as a printed list or a scanned page has them: the heading begins above, give or take a few characters.
    private TableCell Aligned(ReadOnlySpan<char> text, int at)
    {
        var line = LineStart(text, at);
        if (line == 0 || at - line > MaxLine || !FindAligned(text, line))
        {
            return default;
        }

        var head = text[headStart..headEnd];
        var column = at - line;
        for (var i = 0; i < head.Length;)
        {
            var start = i;
            while (i < head.Length && !(head[i] == ' ' && (i + 1 == head.Length || head[i + 1] == ' ')))
            {
                i++;
            }

            if (i > start && start - 3 <= column && column <= Math.Max(i, start + 3))
            {
                return new TableCell(headStart + start, headStart + i, headStart, headEnd);
            }

            while (i < head.Length && head[i] == ' ')
            {
                i++;
            }
        }

        return default;
    }

    private bool FindAligned(ReadOnlySpan<char> text, int line)
    {
        if (delimiter == Spaces && lastLine > 0 && line >= lastLine && line - lastLine <= 8 * MaxLine && text[lastLine..line].IndexOf("\n\n") < 0)
        {
            lastLine = line;
            return true;
        }

        var top = line;
        for (var n = 0; n < MaxUp && top > 0; n++)
        {
            var previous = LineStart(text, top - 1);
            var row = text[previous..(top - 1)];
            if (top - previous > MaxLine || row.Trim().IndexOf("  ") < 0)
            {
                break;
            }

            top = previous;
        }

        if (top == line || Chars.HasDigit(text[top..LineEnd(text, top)]))
        {
            return false;
        }

        (headStart, headEnd, lastLine, delimiter) = (top, LineEnd(text, top), line, Spaces);
        return true;
    }

    private bool Find(ReadOnlySpan<char> text, int line, char sign, int cells)
    {
        if (delimiter == sign && lastLine > 0 && (line == lastLine || Joins(text, line, sign)))
        {
            lastLine = line;
            return true;
        }

        var top = line;
        for (var n = 0; n < MaxUp && top > 0; n++)
        {
            var previous = LineStart(text, top - 1);
            var count = Separators(text[previous..(top - 1)], sign);
            if (count == 0 || Math.Abs(count - cells) > 1 || top - previous > MaxLine)
            {
                break;
            }

            top = previous;
        }

        if (top == line)
        {
            return false;
        }

        (headStart, headEnd, lastLine, delimiter) = (top, LineEnd(text, top), line, sign);
        return true;
    }

    // Every line between the last row seen and this one is a row.
    private readonly bool Joins(ReadOnlySpan<char> text, int line, char sign)
    {
        if (line <= lastLine || line - lastLine > 8 * MaxLine)
        {
            return false;
        }

        for (var at = lastLine; at < line; at = LineEnd(text, at) + 1)
        {
            if (text[at..LineEnd(text, at)].IndexOf(sign) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static TableCell Cell(ReadOnlySpan<char> text, int from, int to, int index)
    {
        var head = text[from..to];
        var sign = FirstDelimiter(head);
        for (var i = 0; i < index; i++)
        {
            var cut = head.IndexOf(sign);
            if (cut < 0)
            {
                return default;
            }

            head = head[(cut + 1)..];
        }

        var end = head.IndexOf(sign);
        return new TableCell(to - head.Length, end < 0 ? to : to - head.Length + end, from, to);
    }

    // "Roy, Luc",1979-03-08: a comma between quotation marks separates nothing.
    private static int Separators(ReadOnlySpan<char> row, char sign)
    {
        if (sign is not (',' or ';') || row.IndexOf('"') < 0)
        {
            return row.Count(sign);
        }

        var count = 0;
        var quoted = false;
        foreach (var c in row)
        {
            quoted ^= c == '"';
            count += c == sign && !quoted ? 1 : 0;
        }

        return count;
    }

    /// <summary>« INSERT INTO t (nom, ddn) VALUES ('Roy', '2012-05-04') »: the list before VALUES is the heading.</summary>
    private static TableCell Inserted(ReadOnlySpan<char> text, int at)
    {
        var floor = Math.Max(0, at - MaxLine);
        var head = text[floor..at];
        var values = head.LastIndexOf("VALUES", StringComparison.OrdinalIgnoreCase);
        if (values < 0)
        {
            return default;
        }

        var open = head[values..].LastIndexOf('(');
        var list = head[..values].TrimEnd();
        var from = list.LastIndexOf('(');
        if (open < 0 || from < 0 || list.IsEmpty || list[^1] != ')')
        {
            return default;
        }

        var index = 0;
        var quoted = false;
        foreach (var c in head[(values + open)..])
        {
            quoted ^= c == '\'';
            index += c == ',' && !quoted ? 1 : 0;
        }

        return Cell(text, floor + from + 1, floor + list.Length - 1, index);
    }

    private static char FirstDelimiter(ReadOnlySpan<char> row) => row.IndexOfAny("|;\t") is var i and >= 0 ? row[i] : row.IndexOf(',') >= 0 ? ',' : '\0';

    private static int LineStart(ReadOnlySpan<char> text, int at)
    {
        var floor = Math.Max(0, at - MaxLine - 1);
        var i = text[floor..at].LastIndexOf('\n');
        return i < 0 ? floor : floor + i + 1;
    }

    private static int LineEnd(ReadOnlySpan<char> text, int at)
    {
        var rest = text.Slice(at, Math.Min(text.Length - at, MaxLine + 1));
        var i = rest.IndexOf('\n');
        return i < 0 ? at + rest.Length : at + i;
    }
}

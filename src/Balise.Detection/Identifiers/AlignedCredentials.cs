using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>User names and passwords under the headings of a list whose columns are held apart by spaces.</summary>
internal static class AlignedCredentials
{
    private const int MaxRows = 60;
    private const int MaxLine = 400;
    private const int Drift = 3;

    /// <param name="line">Where the heading begins.</param>
    /// <param name="end">Where it ends.</param>
    public static void Read(ref Scan scan, int line, int end)
    {
        var text = scan.Text;
        var head = text[line..end];
        if (head.IndexOfAny(":=.") >= 0 || Chars.HasDigit(head))
        {
            return;
        }

        var any = false;
        for (var at = 0; Cell(head, ref at, out var start, out var stop);)
        {
            any |= stop - start <= 28 && TableCredentialsDetector.Kind(head[start..stop]) != FindingType.None;
        }

        var from = end + 1;
        for (var row = 0; any && row < MaxRows && from < text.Length; row++)
        {
            var length = text[from..Math.Min(text.Length, from + MaxLine)].IndexOf('\n');
            var to = length < 0 ? Math.Min(text.Length, from + MaxLine) : from + length;
            scan.Into.Work += to - from + head.Length;
            if (text[from..to].Trim().IndexOf("  ") < 0)
            {
                break;
            }

            Row(ref scan, head, from, to);
            from = to + 1;
        }

        scan.TableEnd = Math.Max(scan.TableEnd, from);
    }

    private static void Row(ref Scan scan, ReadOnlySpan<char> head, int from, int to)
    {
        var row = scan.Text[from..to];
        for (var at = 0; Cell(row, ref at, out var start, out var stop);)
        {
            for (var above = 0; Cell(head, ref above, out var left, out var right);)
            {
                if (left - Drift <= start && start <= Math.Max(right - 1, left + Drift))
                {
                    if (right - left <= 28 && TableCredentialsDetector.Kind(head[left..right]) is not FindingType.None and var type)
                    {
                        TableCredentialsDetector.Report(ref scan, from + start, from + stop, type);
                    }

                    break;
                }
            }
        }
    }

    // The next stretch without two spaces together.
    private static bool Cell(ReadOnlySpan<char> row, ref int at, out int start, out int stop)
    {
        while (at < row.Length && row[at] == ' ')
        {
            at++;
        }

        start = at;
        while (at < row.Length && !(row[at] == ' ' && (at + 1 == row.Length || row[at + 1] == ' ')))
        {
            at++;
        }

        stop = at;
        return stop > start;
    }
}

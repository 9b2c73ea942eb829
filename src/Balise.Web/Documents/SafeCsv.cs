using System.Text;

namespace Balise.Web.Documents;

/// <summary>
/// A table as CSV (RFC 4180) that a spreadsheet opens in French: semicolons, UTF-8 with its mark. A cell that a spreadsheet would run as
/// a formula is preceded by an apostrophe (OWASP, CSV injection).
/// </summary>
internal static class SafeCsv
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static byte[] Write(IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendJoin(';', row.Select(Cell)).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    // Blanks before the sign do not stop a spreadsheet; full-width signs count as theirs in some of them.
    internal static string Cell(string value)
    {
        var first = value.AsSpan().TrimStart();
        var runs = value is ['\t' or '\r', ..] || first is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..];
        return $"\"{(runs ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

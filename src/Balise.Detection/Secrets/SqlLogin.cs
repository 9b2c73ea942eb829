using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>
/// The password of an account of a database in the statement that makes it: CREATE USER … IDENTIFIED BY 'x', ALTER USER … IDENTIFIED WITH plugin BY 'x' (MySQL and MariaDB reference manuals,
/// « CREATE USER »; Oracle Database SQL Language Reference, « CREATE USER », where the quotes are optional).
/// </summary>
internal static class SqlLogin
{
    private const int Reach = 140;
    private const int MaxPlugin = 48;

    /// <param name="scan">The scan.</param>
    /// <param name="word">Where the value with digits begins, its quotation mark left out.</param>
    public static void Examine(ref Scan scan, int word)
    {
        var text = scan.Text;
        var by = word - 1;
        by -= by > 0 && text[by] is '\'' or '"' or '`' ? 1 : 0;
        by -= by > 0 && text[by] == '\\' ? 1 : 0;

        // The cheap test: « BY » right before.
        if (by < 14 || text[by] != ' ' || (text[by - 1] | 0x20) != 'y' || (text[by - 2] | 0x20) != 'b' || text[by - 3] != ' ')
        {
            return;
        }

        var head = text[Math.Max(0, by - Reach)..(by - 3)];
        var identified = head.LastIndexOf("identified", StringComparison.OrdinalIgnoreCase);
        if (identified < 0 || head.Length - identified > MaxPlugin || head[identified..].IndexOfAny('\n', ';') >= 0)
        {
            return;
        }

        var statement = head[..identified];
        statement = statement[(statement.LastIndexOf(';') + 1)..];
        if (!Has(statement, "create user ") && !Has(statement, "alter user ") && !Has(statement, "grant "))
        {
            return;
        }

        var stop = word;
        while (stop < text.Length && stop - word < 64 && !char.IsWhiteSpace(text[stop]) && text[stop] is not ('\'' or '"' or '`' or ';' or '\\'))
        {
            stop++;
        }

        if (stop - word < 4 || Placeholders.Is(text[word..stop]) || text[word] == ':')
        {
            return;
        }

        scan.Report(word, stop, FindingType.Password, .85f, Reasons.Format | Reasons.ContextWord);
    }

    private static bool Has(ReadOnlySpan<char> statement, string words) => statement.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
}

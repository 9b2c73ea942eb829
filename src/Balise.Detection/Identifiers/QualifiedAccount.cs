using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>« Usager ouvert : dbrunet », « Compte créé : jf.lapierre », « Code d'accès au portail : ftsioui »: words between the label and its sign.</summary>
internal static class QualifiedAccount
{
    private const int Reach = 40;

    /// <param name="end">Where the words before the sign end.</param>
    public static void Examine(ref Scan scan, int end)
    {
        var text = scan.Text;
        var from = end;
        while (from < text.Length && from - end < 5 && text[from] is ' ' or ':' or '"' or '\u00a0' or '«' or '`' or '\'')
        {
            from++;
        }

        // The value first: most colons are followed by a sentence.
        if (from >= text.Length || !char.IsAsciiLetterLower(text[from]))
        {
            return;
        }

        var to = from;
        while (to < text.Length && to - from <= 24 && (Chars.IsWord(text[to]) || (text[to] is '.' or '-' && Chars.IsAlphanumeric(scan.At(to + 1)))))
        {
            to++;
        }

        var value = text[from..to];
        if (!AccountShape.May(value) || scan.At(to) is '/' or '\\' or '@' or '(' or '=' or ':' or '[' || !(AccountShape.IsInitialed(value) || value.IndexOfAny("._") > 0 && value.IndexOfAnyInRange('a', 'z') >= 0 || EndsWithDigits(value)) || Placeholders.Is(value) || UserNames.IsKind(value))
        {
            return;
        }

        var head = text[Math.Max(0, end - Reach)..end];
        var cut = head.LastIndexOfAny(".;,!?\n|(:=");
        head = cut < 0 ? head : head[(cut + 1)..];
        var topics = Lexicon.Of(head);
        if ((topics & (Topics.User | Topics.Password)) != 0 && (topics & (Topics.Email | Topics.Version | Topics.Business)) == 0 && head.Trim().Length > 4 && !IsFile(value) && !Placeholders.IsCited(text, from))
        {
            scan.Report(from, to, FindingType.Username, .72f, Reasons.Format | Reasons.ContextWord);
        }
    }

    private static bool EndsWithDigits(ReadOnlySpan<char> value) => Chars.IsDigit(value[^1]) && value.IndexOfAny('-', '.') < 0 && value.IndexOfAnyExceptInRange('a', 'z') >= 4;

    // « rapport.pdf », « srv.exemple »
    public static bool IsFile(ReadOnlySpan<char> value) =>
        value.LastIndexOf('.') is > 0 and var dot && value[(dot + 1)..] is "pdf" or "txt" or "doc" or "docx" or "xls" or "xlsx" or "csv" or "json" or "xml" or "yml" or "yaml" or "com" or "ca" or "org" or "net" or "md" or "log" or "cs" or "js" or "py" or "local" or "interne" or "example" or "exemple";
}

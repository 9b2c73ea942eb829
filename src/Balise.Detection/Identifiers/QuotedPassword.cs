using Balise.Detection.Context;
using Balise.Detection.Scanning;
using Balise.Detection.Secrets;

namespace Balise.Detection.Identifiers;

/// <summary>Plain words that quotation marks make a password: « mot de passe « saumonfume » », « la phrase de passe est « quatre vents sur le fleuve » ».</summary>
internal static class QuotedPassword
{
    // « mot de passe « saumonfume » », « phrase de passe est « quatre vents sur le fleuve » »: quoted, plain words are the password.
    public static bool Examine(ref Scan scan, int from, int to)
    {
        var text = scan.Text;
        if (text[from] is '«' or '“' or '"')
        {
            from += scan.At(from + 1) is ' ' or '\u00a0' ? 2 : 1;
            to = Math.Max(to, from);
        }

        var open = from > 0 && text[from - 1] is ' ' or '\u00a0' ? from - 2 : from - 1;
        var close = open < 0 ? '\0' : text[open] switch { '"' => '"', '«' => '»', '“' => '”', '\'' => '\'', _ => '\0' };
        var length = close == '\0' ? -1 : text[from..Math.Min(text.Length, from + 64)].IndexOf(close);
        if (length < 6)
        {
            return false;
        }

        var value = text.Slice(from, length).TrimEnd(" \u00a0");
        var words = value.Count(' ') + 1;
        if (value.IndexOf('\n') >= 0 || Chars.IsUpper(value[0]) || (words == 1 ? !IsLetters(value) || Placeholders.Is(value) || Lexicon.Of(value) != Topics.None || UserNames.IsKind(value) || IsPolicy(value) : words < 3 || !FollowsPhrase(text[..open])))
        {
            return false;
        }

        scan.Report(from, from + value.Length, FindingType.Password, .5f, Reasons.ContextWord | Reasons.Placement);
        return true;
    }

    private static bool FollowsPhrase(ReadOnlySpan<char> before) =>
        before[Math.Max(0, before.Length - 32)..] is var head && (head.LastIndexOf("hrase de passe") >= 0 || head.LastIndexOf("assphrase") >= 0);

    private static bool IsLetters(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!Chars.IsLetter(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPolicy(ReadOnlySpan<char> value) => value is "policy" or "manager" or "politique" or "robuste" or "solide" or "faible" or "strong" or "simple" or "partagé" or "shared" or "complexe" or "sécuritaire" or "maître" or "master";
}

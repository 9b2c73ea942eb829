using System.Text;

namespace Balise.Domain;

/// <summary>Short names for addresses: lower-case letters, digits and hyphens, 2 to 60 characters.</summary>
public static class Slugs
{
    public static bool IsValid(string slug) =>
        slug.Length is >= 2 and <= 60 && slug.All(c => c is '-' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) && slug[0] != '-';

    /// <summary>« Réviser une note » → <c>reviser-une-note</c>. Own folding: globalisation is invariant in this product.</summary>
    public static string From(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var c in title.ToLowerInvariant())
        {
            var folded = Fold(c);
            if (folded.Length > 0)
            {
                slug.Append(folded);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-') is { Length: >= 2 } text ? text[..Math.Min(text.Length, 60)].TrimEnd('-') : "sans-titre";
    }

    private static string Fold(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => c.ToString(),
        'à' or 'â' or 'ä' or 'á' or 'ã' or 'å' => "a",
        'ç' => "c",
        'é' or 'è' or 'ê' or 'ë' => "e",
        'î' or 'ï' or 'í' or 'ì' => "i",
        'ñ' => "n",
        'ô' or 'ö' or 'ó' or 'ò' or 'õ' => "o",
        'ù' or 'û' or 'ü' or 'ú' => "u",
        'ÿ' or 'ý' => "y",
        'œ' => "oe",
        'æ' => "ae",
        _ => "",
    };
}

using System.Text;

namespace Balise.Persistence.Internal;

/// <summary>
/// Text as people look for it: without case or accents. Kept in columns of its own, because the two databases fold differently and
/// neither folds « É » here. Own table: globalisation is invariant in this product.
/// </summary>
internal static class SearchKey
{
    public static string Fold(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text.Trim().ToLowerInvariant())
        {
            _ = c switch
            {
                'à' or 'â' or 'ä' or 'á' or 'ã' or 'å' => key.Append('a'),
                'ç' => key.Append('c'),
                'é' or 'è' or 'ê' or 'ë' => key.Append('e'),
                'î' or 'ï' or 'í' or 'ì' => key.Append('i'),
                'ñ' => key.Append('n'),
                'ô' or 'ö' or 'ó' or 'ò' or 'õ' => key.Append('o'),
                'ù' or 'û' or 'ü' or 'ú' => key.Append('u'),
                'ÿ' or 'ý' => key.Append('y'),
                'œ' => key.Append("oe"),
                'æ' => key.Append("ae"),
                '’' => key.Append('\''),
                '\u00a0' or '\u202f' => key.Append(' '),
                _ => key.Append(c),
            };
        }

        return key.ToString();
    }
}

using Balise.Detection.Scanning;
using PlainHash = Balise.Detection.Context.WordHash;

namespace Balise.Detection.Names.Internal;

/// <summary>Names of places, vehicles and plants, and pieces of the names of public figures.</summary>
internal static partial class NotPrivate
{
    // « Samuel de Champlain », « Lester B. Pearson »: the tagger saw only a part of somebody known.
    private static bool IsPartOfFigure(ReadOnlySpan<char> text, int start, int end)
    {
        var to = end;
        for (var n = 0; n < 3 && to + 1 < text.Length && text[to] == ' ' && Chars.IsLetter(text[to + 1]); n++)
        {
            to++;
            while (to < text.Length && (Chars.IsLetter(text[to]) || text[to] is '-' or '.' && to + 1 < text.Length && text[to + 1] == ' ' && Chars.IsUpper(text[to - 1])))
            {
                to++;
            }

            if (PublicFigures.Holds(text[start..to]))
            {
                return true;
            }
        }

        var from = start;
        for (var n = 0; n < 2 && from > 1 && text[from - 1] == ' ' && (Chars.IsLetter(text[from - 2]) || text[from - 2] == '.'); n++)
        {
            from--;
            while (from > 0 && (Chars.IsLetter(text[from - 1]) || text[from - 1] is '-' or '.'))
            {
                from--;
            }

            if (PublicFigures.Holds(text[from..end]))
            {
                return true;
            }
        }

        return false;
    }

    // « Dodge Ram », « Ford Transit »
    private static bool IsVehicle(ReadOnlySpan<char> name)
    {
        var space = name.IndexOf(' ');
        var make = space < 0 ? name : name[..space];
        return make is "Dodge" or "Toyota" or "Honda" or "Mazda" or "Hyundai" or "Nissan" or "Jeep" or "Tesla" or "Chevrolet" or "Subaru" or "Volkswagen" or "Kia" or "Mitsubishi" or "Bombardier" or "Kubota" or "Caterpillar" or "Yamaha" or "Kawasaki" or "Ram"
            || (space > 0 && make is "Ford" && name[(space + 1)..] is "Transit" or "Focus" or "Escape" or "Explorer" or "Fusion" or "Ranger" or "Mustang" or "Edge" or "Bronco" or "Taurus");
    }

    // « Limoilou–Vanier », « Chez Ashton », « the corner of Marie-Anne », « Kinnear's Mills », « Venn diagram », « the Norman-Bethune wing »
    private static bool IsOfAPlace(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> name)
    {
        var before = text[Math.Max(0, start - 14)..start];
        if (before.EndsWith("–") && before.Length > 1 && Chars.IsLetter(before[^2]) || before.EndsWith("Chez ") || before.EndsWith("corner of ") || before.EndsWith(" coin de ") || before.EndsWith("angle de "))
        {
            return true;
        }

        if (char.IsLower(name[0]) && BearerWords.Plants.Contains(PlainHash.Of(name)))
        {
            // In lower case, a flower or a fruit is one.
            return true;
        }

        if (name is "Cote" && end < text.Length && (text[end] == '\t' || text[end..].StartsWith(" :") || text[end..].StartsWith(" |")))
        {
            return true;
        }

        var rest = text[end..Math.Min(text.Length, end + 30)];
        if ((rest.StartsWith("'s ") || rest.StartsWith("’s ")) && rest.Length > 3 && Chars.IsUpper(rest[3]))
        {
            return BearerWords.Sites.Contains(PlainHash.Of(FirstWord(rest[3..])));
        }

        return rest.Length > 2 && rest[0] == ' ' && PlainHash.Of(FirstWord(rest[1..])) is var next && (BearerWords.Borne.Contains(next) || BearerWords.Sites.Contains(next) && Chars.IsUpper(rest[1]));
    }
}

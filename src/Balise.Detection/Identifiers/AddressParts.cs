using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// What stands around a street in an address: « , app. 3 », « 2e étage », « sous-sol gauche », « boîte 6 » after it, « apt 1907, » or « unité 1412 du » before it.
/// </summary>
internal static class AddressParts
{
    private const int MostUnits = 3;
    private const int LongestValue = 6;

    /// <summary>The end of the units that follow an address which ends at <paramref name="at"/>.</summary>
    public static int Units(ReadOnlySpan<char> text, int at)
    {
        for (var units = 0; units < MostUnits && Unit(text, at) is var end && end > at; units++)
        {
            at = end;
        }

        return at;
    }

    /// <summary>The start of an address whose civic number is at <paramref name="start"/>, with the units written before it.</summary>
    public static int Before(ReadOnlySpan<char> text, int start)
    {
        for (var units = 0; units < MostUnits && OneBefore(text, start) is var from && from < start; units++)
        {
            start = from;
        }

        return start;
    }

    private static int OneBefore(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i > 0 && start - i < 2 && text[i - 1] is ' ' or ',')
        {
            i--;
        }

        if (i == start || i == 0)
        {
            return start;
        }

        // « unité 1412 du 4300 », « 2e étage du 77 »
        var of = WordBefore(text, i);
        var joined = text[of..i] is "du" or "au" or "of" && of > 0 && text[of - 1] == ' ';
        i = joined ? of - 1 : i;
        var word = WordBefore(text, i);
        if (text[word..i] is "étage" or "etage" or "floor" or "Floor")
        {
            var ordinal = WordBefore(text, word - 1 < 0 ? 0 : word - 1);
            while (ordinal > 0 && word - ordinal < 8 && Chars.IsDigit(text[ordinal - 1]))
            {
                ordinal--;
            }

            return Chars.IsDigit(text[ordinal]) && Shape.FreeBefore(text, ordinal) ? ordinal : start;
        }

        var value = i;
        while (value > 0 && i - value < LongestValue && Chars.IsAlphanumeric(text[value - 1]))
        {
            value--;
        }

        if (!IsValue(text, value, i) || value < 2 || !(text[value - 1] is ' ' or '#'))
        {
            return start;
        }

        var stop = value - 1;
        while (stop > 0 && value - stop < 4 && text[stop - 1] is '.' or ' ' or '#')
        {
            stop--;
        }

        word = WordBefore(text, stop);
        if (text[Math.Max(0, stop - 4)..stop].EndsWith("R.R", StringComparison.OrdinalIgnoreCase))
        {
            return stop - 3;
        }

        return word < stop && (word == 0 || !Chars.IsWord(text[word - 1])) && !(text[word..stop] is "ch" or "no" or "n" or "local" or "room" or "Room") && StreetTypes.IsUnit(text[word..stop]) ? word : start;
    }

    /// <summary>Where the word that ends at <paramref name="end"/> begins: letters only.</summary>
    public static int WordBefore(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i > 0 && end - i < 20 && Chars.IsLetter(text[i - 1]))
        {
            i--;
        }

        return i;
    }

    private static int Unit(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 3 && (Chars.IsSpace(text[i]) || text[i] is ',' or '('))
        {
            i++;
        }

        if (i == at && !(i < text.Length && text[i] == '#') || i >= text.Length)
        {
            return at;
        }

        if (Chars.IsDigit(text[i]))
        {
            return Floor(text, i, at);
        }

        var word = StreetTypes.WordAt(text, i);
        if (word is "entrée" or "porte" && Side(text, i + word.Length) is var side && side > i + word.Length)
        {
            return side;
        }

        if (!word.IsEmpty && IsPlace(word))
        {
            return Side(text, i + word.Length);
        }

        var marked = false;
        if (!word.IsEmpty)
        {
            if (!StreetTypes.IsUnit(word) && word is not ("no" or "n" or "numéro" or "case" or "lot"))
            {
                return at;
            }

            i += word.Length;
            marked = word is "no" or "n" or "numéro";
        }

        for (var signs = 0; signs < 3 && i < text.Length && text[i] is '.' or ' ' or '#' or '°' or 'º'; signs++)
        {
            marked |= text[i] is '#' or '°' or 'º';
            i++;
        }

        // « bureau de poste rural 3 », « app. no 3 »
        for (var more = 0; more < 3 && StreetTypes.WordAt(text, i) is var second && (second is "no" or "numéro" || word is "bureau" && second is "de" or "poste" or "postal" or "rural"); more++)
        {
            i += second.Length;
            i += i < text.Length && text[i] is ' ' ? 1 : 0;
        }

        var end = i;
        while (end < text.Length && end - i < LongestValue && (Chars.IsAlphanumeric(text[end]) || text[end] == '-' && end > i && end + 1 < text.Length && Chars.IsAlphanumeric(text[end + 1])))
        {
            end++;
        }

        // « no 514 555-0199 » is a telephone, « lot 4 118 220 » a cadastre.
        var goesOn = end + 1 < text.Length && (text[end] is ' ' or '-' or '\u00a0' && Chars.IsDigit(text[end + 1]));
        return (word.IsEmpty ? marked : true) && IsValue(text, i, end) && !goesOn && (end >= text.Length || !Chars.IsWord(text[end])) ? end : at;
    }

    // « 2e étage », « 4th floor »
    private static int Floor(ReadOnlySpan<char> text, int i, int at)
    {
        while (i < text.Length && Chars.IsDigit(text[i]))
        {
            i++;
        }

        var suffix = StreetTypes.WordAt(text, i);
        if (suffix is not ("e" or "er" or "ième" or "ieme" or "st" or "nd" or "rd" or "th") || i + suffix.Length + 1 >= text.Length || text[i + suffix.Length] != ' ')
        {
            return at;
        }

        i += suffix.Length + 1;
        var floor = StreetTypes.WordAt(text, i);
        return floor is "étage" or "etage" or "floor" ? Side(text, i + floor.Length) : at;
    }

    private static bool IsPlace(ReadOnlySpan<char> word) =>
        word is "sous-sol" or "demi-sous-sol" or "rez-de-chaussée" or "basement" or "upstairs" or "downstairs";

    // « sous-sol gauche », « 2e étage, porte arrière »
    private static int Side(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] != ' ')
        {
            return at;
        }

        var word = StreetTypes.WordAt(text, at + 1);
        return word is "gauche" or "droite" or "avant" or "arrière" or "left" or "right" or "rear" ? at + 1 + word.Length : at;
    }

    // « 3 », « 2-B », « C »: digits among them, or one letter, or two capitals.
    private static bool IsValue(ReadOnlySpan<char> text, int from, int to) =>
        to > from && (Chars.HasDigit(text[from..to]) || to - from == 1 && Chars.IsUpper(text[from]) || to - from == 2 && Chars.IsUpper(text[from]) && Chars.IsUpper(text[from + 1]));
}

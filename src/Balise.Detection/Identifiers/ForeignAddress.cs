using System.Collections.Frozen;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Streets of Europe and of Latin America, whose number comes last: the kind is glued to the name (« Ahornstrasse 27 », « Björkvägen 8 »), before it (« ul. Brzozowa 44 », « Rua Fernando Lobo 720 »,
/// « C/ Olivos Viejos 31 ») or after it (« Lindauer Strasse 36 », « Diófa tér 12 »). Forms of the addressing sheets of the Universal Postal Union.
/// </summary>
internal static class ForeignAddress
{
    private const int MaxReach = 60;
    private const int MostWords = 6;
    private const int LongestNumber = 4;

    private static readonly string[] Endings = ["strasse", "straße", "gasse", "straat", "vägen", "veien", "vegen", "gatan", "gaten", "vej", "gränd", "platz", "laan", "katu", "nweg", "rweg", "kweg", "steenweg"];

    /// <summary>Kinds that come before the name. « Via » and « plaza » are words of other languages too.</summary>
    private static readonly FrozenSet<string> Before = new[] { "ul", "ulica", "Ulica", "Rua", "Rúa", "Calle", "Avenida", "Praça", "Trg", "Piazza", "Viale", "Via", "Corso" }.ToFrozenSet();

    /// <summary>Kinds that come after the name.</summary>
    private static readonly FrozenSet<string> After = new[] { "tér", "út", "utca", "útja", "körút", "tee", "pst", "Strasse", "Straße", "Gasse", "Platz", "Weg", "Allee", "náměstí", "ulice", "gate", "vei", "väg" }.ToFrozenSet();

    public static bool Try(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start > LongestNumber || text[start - 1] != ' ' || start < 6 || !(Chars.IsLetter(text[start - 2]) || text[start - 2] == '.') || !Closes(text, end))
        {
            return false;
        }

        var from = Street(text, start);
        if (from < 0 || !Shape.FreeBefore(text, from) || AddressNumber.IsTaken(text, start, end))
        {
            return false;
        }

        // « 310 Björkvägen 8 »: the number of the building before the street.
        var outer = from - 1;
        while (outer > 0 && from - outer < 8 && Chars.IsDigit(text[outer - 1]))
        {
            outer--;
        }

        outer = outer < from - 1 && outer >= 0 && text[from - 1] == ' ' && Shape.FreeBefore(text, outer) ? outer : from;
        scan.Report(outer, AddressTail.Extend(text, end), FindingType.Address, .7f, Reasons.Format);
        return true;
    }

    private static bool Closes(ReadOnlySpan<char> text, int end) =>
        end >= text.Length || text[end] is '\n' or ',' or ';' or '?' or '!' or ')' || text[end] == '.' && !(end + 1 < text.Length && Chars.IsDigit(text[end + 1]))
        || text[end] == ' ' && end + 1 < text.Length && text[end + 1] is not ('%' or '$' or '€' or '°' or '-' or '–' or '+' or '=' or '/') && !Chars.IsDigit(text[end + 1]);

    /// <summary>Where the street that ends before the number at <paramref name="start"/> begins; -1 when it is none.</summary>
    private static int Street(ReadOnlySpan<char> text, int start)
    {
        var end = start - 1;
        var word = WordStart(text, end);
        var last = text[word..end];
        if (IsGlued(last))
        {
            return word;
        }

        var closed = After.GetAlternateLookup<ReadOnlySpan<char>>().Contains(last);
        if (!closed && !Chars.IsUpper(last.IsEmpty ? ' ' : last[0]))
        {
            return -1;
        }

        // The name, word by word; connectors between capitals.
        var linked = false;
        for (var words = 0; words < MostWords && start - word < MaxReach; words++)
        {
            if (word < 2 || text[word - 1] is not (' ' or '/'))
            {
                return -1;
            }

            if (text[word - 1] == '/' || text[word - 2] == '/')
            {
                // « C/ Olivos Viejos 31 »
                var slash = text[word - 1] == '/' ? word - 1 : word - 2;
                return words < MostWords && slash > 0 && text[slash - 1] == 'C' && (slash == 1 || !Chars.IsWord(text[slash - 2])) ? slash - 1 : -1;
            }

            var stop = word - 1;
            stop -= text[stop - 1] == '.' ? 1 : 0;
            var before = WordStart(text, stop);
            var said = text[before..stop];
            if (said.IsEmpty)
            {
                return -1;
            }

            if (closed)
            {
                if (!Chars.IsUpper(said[0]) || said.Length < 3)
                {
                    return -1;
                }

                // « Nagy fejedelem útja » is longer; what counts is where the first capital stands.
                return before;
            }

            if (Before.GetAlternateLookup<ReadOnlySpan<char>>().Contains(said) && (said is not "Via" || linked) && (said is not "ul" || stop < word - 1))
            {
                return before;
            }

            if (!Chars.IsUpper(said[0]) && !StreetTypes.IsConnector(said) && said is not ("delle" or "dei" or "degli" or "del" or "e"))
            {
                return -1;
            }

            linked |= !Chars.IsUpper(said[0]);
            word = before;
        }

        return -1;
    }

    private static bool IsGlued(ReadOnlySpan<char> word)
    {
        if (word.Length < 7 || !Chars.IsUpper(word[0]))
        {
            return false;
        }

        foreach (var ending in Endings)
        {
            if (word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int WordStart(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i > 0 && end - i < 32 && (Chars.IsLetter(text[i - 1]) || text[i - 1] is '-' or '\'' or '’' && end - i > 0))
        {
            i--;
        }

        return i;
    }
}

using System.Collections.Frozen;
using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>What announces a civic number.</summary>
internal enum AddressLead
{
    /// <summary>Nothing that could.</summary>
    None,

    /// <summary>A sign, or the opening of a line.</summary>
    Sign,

    /// <summary>« au », « at », « of », « numéro ».</summary>
    At,
}

/// <summary>Tells the number of a house from the minutes of an hour, a year after its month, a number that another word has taken.</summary>
internal static class AddressNumber
{
    /// <summary>« lot 118, rang 5 », « Secteur 1, rue Dorchester », « travail no 3, cours DRT »: the number is theirs.</summary>
    private static readonly FrozenSet<ulong> Takers = Set(
        "lot lots secteur secteurs zone zones circuit circuits ligne lignes autobus bus lecteur tablette directive unite form formulaire piece photo appareil travail devoir article articles page pages groupe gr local salle session "
        + "section sections chapitre annexe figure tableau resolution motion reglement route autoroute highway hwy sortie exit quai porte voie box carton caisse boite branch chalet cabine equipe quart poste");

    private static readonly FrozenSet<ulong> Months = Set(
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april may june july august september october november december janv fevr avr juil sept oct nov dec jan feb mar apr jun jul aug");

    public static bool IsMonth(ReadOnlySpan<char> word) => Months.Contains(WordHash.Of(word));

    /// <summary>Whether the number at <paramref name="start"/> is not that of a house, whatever street follows.</summary>
    public static bool IsTaken(ReadOnlySpan<char> text, int start, int end)
    {
        var i = start;
        while (i > 0 && start - i < 2 && Chars.IsSpace(text[i - 1]))
        {
            i--;
        }

        if (end < text.Length && text[end] == '½' && end - start == 1)
        {
            // « un 3½ » has three rooms and a bathroom.
            return true;
        }

        if (start > 1 && text[start - 1] == '-' && Chars.IsLetter(text[start - 2]))
        {
            // « R-3 rue Pasteur »
            return true;
        }

        if (i == start || i < 2)
        {
            return false;
        }

        // « lot 3 402 118, rang IV »
        while (i > 1 && start - i < 12 && (Chars.IsDigit(text[i - 1]) || text[i - 1] == ' ' && Chars.IsDigit(text[i - 2])))
        {
            i--;
        }

        i -= i > 1 && text[i - 1] == ' ' ? 1 : 0;
        if (text[..i].EndsWith("R.R.", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var word = AddressParts.WordBefore(text, i);
        var said = text[word..i];
        if (said.IsEmpty)
        {
            return false;
        }

        if (said is "h" or "H")
        {
            // « 14 h 30, quai 7 »
            return word > 0 && (Chars.IsDigit(text[word - 1]) || text[word - 1] == ' ' && word > 1 && Chars.IsDigit(text[word - 2]));
        }

        if (end - start == 4 && text[start] is '1' or '2' && IsMonth(said))
        {
            return true;
        }

        if (said is "no" or "numéro" && word > 1)
        {
            // « travail no 3 », « appareil photo no 4927 »; « au no 12 » is a house.
            var thing = AddressParts.WordBefore(text, word - 1);
            return Takers.Contains(WordHash.Of(text[thing..(word - 1)]));
        }

        return Takers.Contains(WordHash.Of(said)) || end - start is 3 or 4 && IsPlate(said);
    }

    /// <summary>What stands before a number that may be a house's.</summary>
    public static AddressLead Lead(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i > 0 && start - i < 2 && text[i - 1] is ' ')
        {
            i--;
        }

        if (i == 0)
        {
            return AddressLead.Sign;
        }

        if (text[i - 1] is '\n' or ',' or ':' or '(' or '"' or '«' or '–' or '—' or ';' or '|' or '>' or '\t')
        {
            return AddressLead.Sign;
        }

        var word = AddressParts.WordBefore(text, i);
        return text[word..i] is "au" or "Au" or "at" or "of" ? AddressLead.At
            : text[word..i] is "numéro" or "to" or "from" or "on" or "du" or "le" or "is" or "est" or "adr" or "adress" or "address" or "adresse" or "in" ? AddressLead.Sign
            : AddressLead.None;
    }

    // « FKL 4402, rue Jean-Talon »: the plate of a car.
    private static bool IsPlate(ReadOnlySpan<char> word) =>
        word.Length == 3 && word[0] is >= 'A' and <= 'Z' && word[1] is >= 'A' and <= 'Z' && word[2] is >= 'A' and <= 'Z' && word is not ("ADR" or "AUX" or "SUR");

    private static FrozenSet<ulong> Set(string words) => words.Split(' ').Select(w => WordHash.Of(w)).ToFrozenSet();
}

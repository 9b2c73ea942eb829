using System.Collections.Frozen;
using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>The words of Canadian addresses: kinds of street, directions, units, provinces.</summary>
internal static class StreetTypes
{
    private static readonly FrozenSet<ulong> French = Set(
        "rue av ave avenue boul boulevard bd blvd bld ch che chemin rang rg rte route montée côte place pl allée croissant crois croiss cr quai carré cours "
        + "impasse imp terrasse terr square promenade prom sentier passage ruelle voie mail esplanade cercle domaine dom faubourg traverse descente "
        + "rond concession autoroute aut rivage plateau jardin jardins parc pointe ile île lac");

    private static readonly FrozenSet<ulong> Numbered = Set("rang rg route rte chemin rue avenue autoroute aut concession");

    private static readonly FrozenSet<ulong> English = Set(
        "street st str ave avenue av road rd boulevard blvd drive dr lane ln court ct crt crescent cres way place pl terrace terr circle cir trail trl "
        + "parkway pkwy highway hwy close square sq line sideroad concession alley loop ridge row walk gate grove heights hill mews path point run "
        + "view crossing common commons expressway landing meadows manor park pike plaza turnpike estate estates freeway gardens wynd");

    private static readonly FrozenSet<ulong> Directions = Set("est ouest nord sud e o n s east west north south w ne nw se sw no so");

    private static readonly FrozenSet<ulong> Units = Set("app appartement appart ap apt appt apartment bureau suite ste unité unit local porte condo logement logis log chambre ch rm room étage bur ph floor bloc block bldg building bâtiment bât boîte box casier site comp villa chalet studio loft flat lot");

    private static readonly FrozenSet<ulong> Provinces = Set(
        "québec qc quebec pq ontario on nouveau brunswick nb nouvelle écosse ns manitoba mb saskatchewan sk alberta ab bc colombie newfoundland nl tnl yukon yt nunavut nu canada");

    private static readonly FrozenSet<ulong> Connectors = Set("de des du la le les l d à aux en et sur sous au of the saint sainte st ste dame van von der den dei del della di da do dos das el y zu am im het");

    /// <summary>Kinds of street written in lower case in other languages: « Erzsébet tér 19 », « ul. Słowicza 10 ».</summary>
    private static readonly FrozenSet<ulong> Foreign = Set("tér út utca u ul ulica ulice tee tn mnt pst gate gata gatan veg vei vej väg kapu rkp körút köz nám náměstí trg cesta tänav katu tie straße strasse str platz weg allee via viale piazza calle plaza rua avenida praça laan straat plein");

    /// <summary>Words that end a name written in lower case: « au 72 rue wolfe pis son tel est … ».</summary>
    private static readonly FrozenSet<ulong> Stops = Set("pis puis et mon ma mes ton ta son sa notre votre tel tél cell depuis avec je il elle on nous vous pas car mais ou où qui que quand pour par is and my since with but c est j avant après près chez dans comme tout toujours merci svp stp");

    /// <summary>Kinds of street whose name may be a number alone.</summary>
    public static bool IsNumbered(ReadOnlySpan<char> word) => Numbered.Contains(WordHash.Of(word.TrimEnd('.')));

    public static bool IsNumberedRoad(ReadOnlySpan<char> word) => word is "Concession" or "Hwy" or "Highway" or "Sideroad" or "Line" or "Route";

    /// <summary>The end of « 93rd », « 5th »; <paramref name="at"/> when there is none.</summary>
    public static int Ordinal(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 3 && Chars.IsDigit(text[i]))
        {
            i++;
        }

        return i > at && WordAt(text, i) is "st" or "nd" or "rd" or "th" ? i + 2 : at;
    }

    public static bool IsStop(ReadOnlySpan<char> word) => Stops.Contains(WordHash.Of(word)) && !IsDirection(word);

    public static bool IsForeign(ReadOnlySpan<char> word) => Foreign.Contains(WordHash.Of(word));

    public static bool IsFrench(ReadOnlySpan<char> word) => French.Contains(WordHash.Of(word));

    public static bool IsEnglish(ReadOnlySpan<char> word) => English.Contains(WordHash.Of(word));

    public static bool IsDirection(ReadOnlySpan<char> word) => Directions.Contains(WordHash.Of(word));

    public static bool IsUnit(ReadOnlySpan<char> word) => Units.Contains(WordHash.Of(word));

    public static bool IsProvince(ReadOnlySpan<char> word) => Provinces.Contains(WordHash.Of(word));

    public static bool IsConnector(ReadOnlySpan<char> word) => Connectors.Contains(WordHash.Of(word));

    /// <summary>A connector, those of the towns of Slavic languages included: « Lesno nad Orlem », « Dolje na Polju ».</summary>
    public static bool IsLink(ReadOnlySpan<char> word) => word is "nad" or "pod" or "na" or "v" or "u" || IsConnector(word);

    /// <summary>The word (letters, hyphens, apostrophes) at a place; empty when there is none.</summary>
    public static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < 40 && (Chars.IsLetter(text[end]) || (text[end] == '-' && end > at && end + 1 < text.Length && Chars.IsLetter(text[end + 1]))))
        {
            end++;
        }

        return text[at..end];
    }

    private static FrozenSet<ulong> Set(string words) => words.Split(' ').Select(w => WordHash.Of(w)).ToFrozenSet();
}

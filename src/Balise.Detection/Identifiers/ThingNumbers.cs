using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Numbers under the word of a file that are a thing's: a ticket, a heading of a filing plan, a property, a purchase.</summary>
internal static class ThingNumbers
{
    // « Demande 20418 : ajout d'un écran », « Dossier no 20418 : achat de chaises »: the words around say that it is no one's.
    public static bool IsOfAThing(ReadOnlySpan<char> text, int from, int to)
    {
        // In the sentence of the number only.
        var floor = Math.Max(0, from - 60);
        floor += text[floor..from].LastIndexOf(". ") is >= 0 and var cut ? cut + 2 : 0;
        var near = text[floor..Math.Min(text.Length, to + 60)];
        for (var i = 0; i < near.Length; i++)
        {
            if (!Chars.IsLetter(near[i]))
            {
                continue;
            }

            var start = i;
            while (i < near.Length && Chars.IsLetter(near[i]))
            {
                i++;
            }

            if (Things.Contains(WordHash.Of(near[start..i])))
            {
                return (Lexicon.Of(near) & Topics.Private) == 0;
            }
        }

        return false;
    }

    private static readonly HashSet<ulong> Things = [.. ("imprimante imprimantes ecran ecrans logiciel logiciels serveur serveurs toiture chaise chaises bureautique printer screen server software outlook vpn "
        + "batiment batiments materiel equipement equipements achat achats approvisionnement mobilier clavier souris portable tablette wifi licence licences entrepreneur amenagement refection travaux "
        + "regie soumission soumissions contrat contrats deneigement piece pieces derogation energie qccai qcca qccs csc supreme seao resolution reglement decret toitures stationnements "
        + "pont ponts egout aqueduc route budget budgets fournisseur hydro staging deploy build").Split(' ').Select(w => WordHash.Of(w))];

    // A property on the assessment roll (9936-45-1234), a heading of a filing plan (1230-04-02, 6212-02-119): not those that begin with a year.
    public static bool IsFiled(ReadOnlySpan<char> text, int from, int to)
    {
        var stop = Shape.Match(text, from, "dddd-dd-ddd");
        stop = stop < 0 ? Shape.Match(text, from, "dddd-dd-dd") : stop < to && Chars.IsDigit(text[stop]) ? stop + 1 : stop;
        return stop > 0 && (stop == to || (stop < text.Length && text[stop] == '-')) && Checks.Number(text.Slice(from, 4)) is < 1900 or > 2099;
    }

    public static bool IsTicket(ReadOnlySpan<char> value) =>
        value.Length is >= 8 and <= 13 && (value.StartsWith("CHG") || value.StartsWith("INC") || value.StartsWith("RITM") || value.StartsWith("REQ") || value.StartsWith("PRB") || value.StartsWith("TASK"))
        && Chars.IsDigit(value[4]) && Chars.IsDigit(value[^1]);
}

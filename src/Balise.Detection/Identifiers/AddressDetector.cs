using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Civic address, as written in Québec and in English Canada: number, kind of street, name, unit, town.</summary>
internal static class AddressDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "address",
        Types = [FindingType.Address],
        On = Trigger.Digits,
        RunLengths = 0b111110,
        Examine = Examine,
        Finds =
        [
            "demeurant au ⟦4120, rue des Érables, app. 3, Québec (Québec)⟧ G1R 2B5",
            "Adresse : ⟦654-B, boul. René-Lévesque Ouest⟧",
            "habite le ⟦12 rang 4 Ouest⟧",
            "⟦455, 3e Avenue⟧",
            "au ⟦16, place Simone, sous-sol⟧. Elle",
            "était le ⟦12 A, montée Sainte-Julie⟧. Mon",
            "⟦1080, côte du Beaver Hall, bureau 2000, Montréal, QC⟧ H2Z 1S8",
            "He lives at ⟦221 Maple Street⟧.",
            "⟦90 Whitchurch Road⟧",
            "⟦1455, boul. de Maisonneuve O., suite 902⟧",
            "⟦C. P. 1240, succ. Terminus⟧",
            "reçoit son courrier à la ⟦boîte postale 44⟧, Manawan",
            "son adresse est la ⟦case postale 1180⟧",
            "I moved from ⟦4-218 Prince Arthur East⟧ to Amos",
            "j reste au ⟦88 rue st joseph est⟧ a quebec",
            "⟦1450, ch. Sainte-Foy, app. 12⟧",
            "livraison au ⟦88, av. de l'Église, Saint-Jérôme (Québec)⟧",
            "domicilié au ⟦77, chemin du Roy, Deschambault⟧, district de Québec",
            "domicilié au ⟦77 rue principale⟧",
            "⟦1220-4, rue Plessis, 2e étage⟧",
            "chez elle : ⟦56, 6e Avenue Nord, ch. 3⟧",
            "au ⟦1711, rue Royale, logement 3, sous-sol gauche⟧",
            "livrer au ⟦3847 rue Boyer, appart. 3⟧ (sonnette du bas)",
            "Nouvelle adresse, ⟦apt 4, 99 rue Laval Nord⟧.",
            "j'habite à l'⟦appartement 1010 du 4300, avenue Van Horne⟧",
            "vit au ⟦2e étage du 77 rue Hart⟧",
            "au ⟦64½, rue Saint-Simon⟧",
            "demeurant au numéro ⟦8438 de l'avenue De Chateaubriand⟧",
            "locataire au ⟦342 rue notre-dame est⟧ depuis mars",
            "⟦2245, chemin du 4e-Rang Ouest, app. B⟧",
            "my new address is ⟦67-b rue Notre dame ouest⟧",
            "property at ⟦20 93rd Street⟧.",
            "chez papa, ⟦38 app. 5, rue Maréchal⟧, face au dépanneur",
            "Line Grandmaison, ⟦845, Grand Rang⟧",
            "⟦1184, 6e Concession⟧",
            "re: ⟦19 Birch Hill Road⟧",
            "Leonard Walsh, ⟦2055 Peel, apt. 700⟧",
            "⟦3e étage, 1471, rue Cartier⟧",
            "Hattie Burke, ⟦Building C, Unit 12, 4455 rue Bishop⟧: your tenancy",
            "my house, ⟦251 Lakeshore Rd., Lot 9⟧",
            "reçoit ses lettres au ⟦R.R. 1, boîte 42⟧, à Saint-Fabien",
            "Herman Nitschke, ⟦boîte 12, R.R. 3⟧, Shawville",
            "inconnu : ⟦R.R. 1, Rang 2 Est⟧",
            "mail it to ⟦R.R. 3, 4070 Hwy 7⟧",
            "Thetford. Rodrigue Poulin, ⟦rang 9, numéro 884⟧.",
            "haie de cèdres, ⟦rang 9, maison 1330⟧, en passant",
            "elle vit au ⟦77 Saint-Pierre⟧.",
            "Elle reste au ⟦570 de l'Église⟧, deuxième porte",
            "il reste au ⟦6300 Jarry Est, bloc C⟧. Son fils",
            "NOT « ⟦24 Sunnyside⟧, H3Y 1C1 »",
            "venir voir au ⟦47 Montcalm⟧",
            "mon beau-frère reste au ⟦1186⟧, faites attention",
        ],
        Ignores =
        [
            "Il y a 3 rues fermées",
            "12 places disponibles",
            "le cours 420 Route",
            "en 2024, la route est longue",
            "2 avenues sont possibles",
            "150 personnes, rue comprise",
            "Le 12 rue est fermée; prendre la route 132, autoroute 20",
            "12 Place",
            "départ 7 h 20, rue Sainte-Catherine",
            "le soir du 9 août 2024, rue Ontario",
            "Secteur 1, rue Dorchester; Secteur 2, rue Simcoe",
            "lot 118, rang 5, canton de Wotton",
            "immatriculé FKL 4402, rue Jean-Talon",
            "Auguste, 27 av. J.-C.",
            "Lecteur 3, quai 7",
            "travail no 3, cours DRT",
            "directive 104, ch. 6",
            "un 3½, rue Bélair",
            "fréquence respiratoire RR 14, tension",
            "au 12 Mai",
            "E-3 ateliers R-3 rue Pasteur",
            "lot 3 402 118, rang IV",
            "Emily,6,Lac Simon",
            "le 24 Corolla est vendu",
            "ouvert jusqu'au 15, appelez",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (!Shape.FreeBefore(text, start))
        {
            return;
        }

        if (end >= text.Length)
        {
            RuralAddress.Examine(ref scan, start, end);
            PlainAddress.Alone(ref scan, start, end);
            return;
        }

        // The cheap test first: almost every number of a text is dismissed here.
        var c = text[end];
        if (!(Chars.IsSpace(c) || c is ',' or '-' or '½' or '¼' || Chars.IsAsciiLetter(c)))
        {
            RuralAddress.Examine(ref scan, start, end);
            PlainAddress.Alone(ref scan, start, end);
            return;
        }

        var reader = new AddressReader(text, end);
        reader.Number();
        if (c == ' ' && end + 1 < text.Length && text[end + 1] is 'a' or '#')
        {
            // « 38 app. 5, rue Maréchal »
            reader.At = AddressParts.Units(text, end);
        }

        if (c == ',' && end - start == 1 && end + 1 < text.Length && text[end + 1] != ' ')
        {
            // A cell of a table.
            return;
        }

        if (reader.Blanks(comma: true) && !AddressNumber.IsTaken(text, start, end))
        {
            var after = reader.At;
            if (French(ref scan, start, reader))
            {
                return;
            }

            if (after < text.Length && (Chars.IsUpper(text[after]) || Chars.IsDigit(text[after])) && EnglishAddress.Try(ref scan, start, after))
            {
                return;
            }

            if (after < text.Length && Chars.IsLetter(text[after]) && PlainAddress.Try(ref scan, start, end, after))
            {
                return;
            }
        }

        if (!RuralAddress.Examine(ref scan, start, end))
        {
            PlainAddress.Alone(ref scan, start, end);
        }
    }

    private static bool French(ref Scan scan, int start, AddressReader reader)
    {
        var text = scan.Text;
        // « 8438 de l'avenue De Chateaubriand »
        var type = reader.At;
        reader.Article();
        if (!reader.FrenchType(out var ordinal))
        {
            return false;
        }

        // « Route 132, autoroute 20 »: this number is the name of a road already.
        var word = AddressParts.WordBefore(text, start > 1 ? start - 1 : 0);
        if (start > 1 && word < start - 1 && StreetTypes.IsFrench(text[word..(start - 1)]) && !ordinal)
        {
            return false;
        }

        var named = text[type..reader.At];
        var lower = !Chars.IsUpper(named[0]);
        var near = scan.Near(start, reader.At);
        var announced = near.Mentions(Topics.Address);
        var afterType = reader.At;
        var name = reader.Name(lowerCase: announced || AddressNumber.Lead(text, start) == AddressLead.At);
        if (!ordinal && (!name || (!lower && !announced && text[start..type].IndexOf(',') < 0 && reader.At - afterType < 3)))
        {
            return false;
        }

        // « 27 av. J.-C. », « directive 104, ch. 6 », « 15 h 09, quai 5 »
        if (!ordinal && (text[afterType..].StartsWith(" J.-C") || Chars.IsDigit(text[reader.At - 1]) && !StreetTypes.IsNumbered(named)))
        {
            return false;
        }

        Finish(ref scan, start, reader, near, announced ? .95f : .88f);
        return true;
    }

    public static void Finish(ref Scan scan, int start, AddressReader reader, Nearby near, float confidence)
    {
        if (reader.Next == '.' && reader.At > 1 && scan.Text[reader.At - 1] is 'O' or 'E' or 'N' or 'S' or 'W' && scan.Text[reader.At - 2] == ' ')
        {
            // « boul. de Maisonneuve O., suite 902 »
            reader.At++;
        }

        reader.At = AddressParts.Units(scan.Text, reader.At);
        reader.Town();
        reader.At = AddressTail.Extend(scan.Text, reader.At);
        start = AddressParts.Before(scan.Text, start);
        start = Outer(scan.Text, start, near.Mentions(Topics.Address));
        var isPublic = near.Mentions(Topics.Public) && !near.Mentions(Topics.Private);
        scan.Report(start, reader.At, FindingType.Address, isPublic ? confidence * .6f : confidence,
            Reasons.Format | (near.Mentions(Topics.Address) ? Reasons.ContextWord : Reasons.None), isPublic ? FindingFlags.PublicContact : FindingFlags.None);
    }

    // « 1204 31 Rue des Lilas »: the number of the flat or of the building, at the start of a line or where an address is announced.
    private static int Outer(ReadOnlySpan<char> text, int start, bool announced)
    {
        var i = start - 1;
        if (i < 1 || text[i] != ' ')
        {
            return start;
        }

        while (i > 0 && start - i < 7 && Chars.IsDigit(text[i - 1]))
        {
            i--;
        }

        return i < start - 1 && (i == 0 || text[i - 1] is '\n' or '>' || (announced && text[i - 1] == ' ')) ? i : start;
    }
}

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
            PostalBox(ref scan, start, end);
            return;
        }

        // The cheap test first: almost every number of a text is dismissed here.
        var c = text[end];
        if (!(Chars.IsSpace(c) || c is ',' or '-' || Chars.IsAsciiLetter(c)))
        {
            PostalBox(ref scan, start, end);
            return;
        }

        var reader = new AddressReader(text, end);
        reader.Number();
        if (reader.Blanks(comma: true))
        {
            var after = reader.At;
            if (French(ref scan, start, reader) || (after < text.Length && Chars.IsUpper(text[after]) && (English(ref scan, start, after) || Directed(ref scan, start, after))))
            {
                return;
            }
        }

        PostalBox(ref scan, start, end);
    }

    private static bool French(ref Scan scan, int start, AddressReader reader)
    {
        var text = scan.Text;
        var type = reader.At;
        if (!reader.FrenchType(out var ordinal))
        {
            return false;
        }

        // « Route 132, autoroute 20 »: this number is the name of a road already.
        var word = start - 1;
        while (word > 0 && Chars.IsLetter(text[word - 1]))
        {
            word--;
        }

        if (start > 1 && word < start - 1 && text[word..(start - 1)] is "groupe" or "local" or "salle" or "session" or "gr" or "page" or "article")
        {
            return false;
        }

        if (start > 1 && word < start - 1 && StreetTypes.IsFrench(text[word..(start - 1)]) && !ordinal)
        {
            return false;
        }

        var named = text[type..reader.At];
        var lower = !Chars.IsUpper(named[0]);
        var near = scan.Near(start, reader.At);
        var announced = near.Mentions(Topics.Address);
        var afterType = reader.At;
        var name = reader.Name(lowerCase: announced);
        if (!ordinal && (!name || (!lower && !announced && text[start..type].IndexOf(',') < 0 && reader.At - afterType < 3)))
        {
            return false;
        }

        Finish(ref scan, start, reader, near, announced ? .95f : .88f);
        return true;
    }

    private static bool English(ref Scan scan, int start, int at)
    {
        var text = scan.Text;
        var i = at;
        for (var words = 0; words < 5; words++)
        {
            var word = StreetTypes.WordAt(text, i);
            if (word.IsEmpty || !(Chars.IsUpper(word[0]) || StreetTypes.IsConnector(word)))
            {
                return false;
            }

            i += word.Length;
            if (words > 0 && StreetTypes.IsEnglish(word) && Chars.IsUpper(word[0]) && (i >= text.Length || !Chars.IsWord(text[i])))
            {
                if (i < text.Length && text[i] == '.' && word.Length <= 4)
                {
                    i++;
                }

                var reader = new AddressReader(text, i);
                var direction = StreetTypes.WordAt(text, Math.Min(text.Length, i + 1));
                if (i < text.Length && text[i] == ' ' && !direction.IsEmpty && Chars.IsUpper(direction[0]) && StreetTypes.IsDirection(direction))
                {
                    reader.At = i + 1 + direction.Length;
                }

                var near = scan.Near(start, at);
                Finish(ref scan, start, reader, near, near.Mentions(Topics.Address) ? .93f : .8f);
                return true;
            }

            if (i < text.Length && text[i] == '.')
            {
                i++;
            }

            if (i >= text.Length || text[i] is not (' ' or '\''))
            {
                return false;
            }

            i++;
        }

        return false;
    }

    // « 4-218 Prince Arthur East »: no kind of street, a direction, and words that announce an address.
    private static bool Directed(ref Scan scan, int start, int at)
    {
        var text = scan.Text;
        var i = at;
        for (var words = 0; words < 4; words++)
        {
            var word = StreetTypes.WordAt(text, i);
            if (word.IsEmpty || !Chars.IsUpper(word[0]))
            {
                return false;
            }

            i += word.Length;
            if (words > 0 && word is "East" or "West" or "North" or "South" or "Est" or "Ouest" or "Nord" or "Sud")
            {
                var near = scan.Near(start, i);
                if (!near.Mentions(Topics.Address))
                {
                    return false;
                }

                Finish(ref scan, start, new AddressReader(text, i), near, .8f);
                return true;
            }

            if (i >= text.Length || text[i] != ' ')
            {
                return false;
            }

            i++;
        }

        return false;
    }

    private static void Finish(ref Scan scan, int start, AddressReader reader, Nearby near, float confidence)
    {
        if (reader.Next == '.' && reader.At > 1 && scan.Text[reader.At - 1] is 'O' or 'E' or 'N' or 'S' && scan.Text[reader.At - 2] == ' ')
        {
            // « boul. de Maisonneuve O., suite 902 »
            reader.At++;
        }

        reader.Unit();
        reader.Town();
        reader.At = AddressTail.Extend(scan.Text, reader.At);
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

    // « C. P. 1240, succ. Terminus », « P.O. Box 242 »
    private static void PostalBox(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var last = start > 1 && text[start - 1] == ' ' ? text[start - 2] : '\0';
        if (last is not ('.' or 'P' or 'x' or 'X' or 'e' or 'l') || (last is 'e' or 'l' && (start < 8 || text[start - 5] is not ('s' or 't'))))
        {
            return;
        }

        var head = text[Math.Max(0, start - 14)..start].TrimEnd(' ');
        foreach (var box in (ReadOnlySpan<string>)["C. P.", "C.P.", "CP", "Case postale", "Boîte postale", "P.O. Box", "PO Box", "P. O. Box", "Casier postal"])
        {
            if (!head.EndsWith(box, StringComparison.OrdinalIgnoreCase) || (box == "CP" && !head.EndsWith("CP")))
            {
                continue;
            }

            var from = head.Length - box.Length + Math.Max(0, start - 14);
            if (!Shape.FreeBefore(text, from))
            {
                return;
            }

            var stop = end;
            var branch = text[end..].TrimStart(", ");
            if (branch.StartsWith("succ", StringComparison.OrdinalIgnoreCase) || branch.StartsWith("station", StringComparison.OrdinalIgnoreCase))
            {
                var reader = new AddressReader(text, text.Length - branch.Length + StreetTypes.WordAt(branch, 0).Length);
                reader.At += reader.Next == '.' ? 1 : 0;
                stop = reader.Name(lowerCase: false) ? reader.At : end;
            }

            scan.Report(from, stop, FindingType.Address, .85f, Reasons.Format);
            return;
        }
    }
}

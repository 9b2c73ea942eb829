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
        Finds = AddressExamples.Finds,
        Ignores = AddressExamples.Ignores,
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (!Shape.FreeBefore(text, start))
        {
            return;
        }

        if (MilitaryAddress.Examine(ref scan, start, end))
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

            if (after < text.Length && (Chars.IsUpper(text[after]) || Chars.IsDigit(text[after])) && EnglishAddress.Try(ref scan, start, end, after))
            {
                return;
            }

            if (after < text.Length && Chars.IsLetter(text[after]) && EnglishAddress.Small(ref scan, start, after))
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

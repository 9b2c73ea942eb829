using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Canadian postal code A9A 9A9, without D F I O Q U, first letter not W nor Z; and a ZIP under its own name.</summary>
internal static class PostalCodeDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "postal-code",
        Types = [FindingType.PostalCode],
        On = Trigger.Digits,
        RunLengths = 0b111010,
        Examine = Examine,
        Finds = ["Québec (Québec)  ⟦G1R 2B5⟧", "code postal ⟦h2x1y4⟧", "⟦J4Y-0A1⟧", "5120 Rosedale Ave, Côte-Saint-Luc ⟦H4V 2H3⟧", "7 croissant des Mésanges, ⟦g8t 5r2⟧", "my zip code is ⟦48750⟧", "ZIP: ⟦471 25⟧", "ZIP: ⟦3817 KB⟧", "my zip code is ⟦88015-240⟧"],
        Ignores = ["la salle D1A 2B3", "C3P 0Z1Z", "le modèle H2O 2U3", "zip de 48750 octets", "format A4"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start >= 3)
        {
            Zip(ref scan, start, end);
            return;
        }

        if (end - start != 1 || start == 0 || !IsFirst(text[start - 1]) || start + 1 >= text.Length || !IsLetter(text[start + 1]))
        {
            return;
        }

        var from = start - 1;
        var stop = Shape.Match(text, from, "LdL~dLd");
        if (stop < 0 && scan.At(start + 2) == ' ' && scan.At(start + 3) == ' ')
        {
            stop = Shape.Match(text, from, "LdL  dLd");
        }

        if (stop < 0 || !IsLetter(text[stop - 2]) || !Shape.FreeBefore(text, from) || !Shape.FreeAfter(text, stop))
        {
            return;
        }

        var upper = Chars.IsUpper(text[from]) && Chars.IsUpper(text[start + 1]);
        var near = scan.Near(from, stop);
        var named = near.Mentions(Topics.Postal | Topics.Address);
        var tight = stop - from == 6;
        if (named || (upper && (!near.Names(Topics.Thing | Topics.Version, 12) || FollowsTown(text[..from]))) || (!tight && (text[from] | 0x20) is 'g' or 'h' or 'j' && FollowsStreet(text[..from])) || (!tight && near.Mentions(Topics.Private)))
        {
            var isPublic = IsPublic(near);
            var confidence = named ? .95f : tight ? .7f : .85f;
            scan.Report(from, stop, FindingType.PostalCode, isPublic ? confidence * .6f : confidence,
                Reasons.Format | (named ? Reasons.ContextWord : Reasons.None), isPublic ? FindingFlags.PublicContact : FindingFlags.None);
        }
    }

    // « Côte-Saint-Luc H4V 2H3 »: a place is not the call number of a book.
    private static bool FollowsTown(ReadOnlySpan<char> before)
    {
        var head = before.TrimEnd(' ');
        var word = head[(head.LastIndexOf(' ') + 1)..];
        return word.Length > 4 && Chars.IsUpper(word[0]) && word.IndexOf('-') > 0;
    }

    // « 7 croissant des Mésanges, g8t 5r2 »: typed in lower case after a street.
    private static bool FollowsStreet(ReadOnlySpan<char> before)
    {
        var line = before[Math.Max(0, before.Length - 48)..];
        line = line[(line.LastIndexOf('\n') + 1)..].TrimEnd(' ');
        return line.Length > 8 && line[^1] is ',' or '\n' && Chars.HasDigit(line);
    }

    private static void Zip(ref Scan scan, int start, int end)
    {
        if (end - start is 3 or 4 or 5 && scan.Text[Math.Max(0, start - 14)..start].IndexOfAny("zZpP") >= 0 && scan.IsNamed(start, Topics.Postal) && scan.Near(start, end) is var near && near.Names(Topics.Postal, 10)
            && scan.Text.Slice(start - near.Gap, near.Gap).IndexOf(" de ") < 0
            && Shape.FreeBefore(scan.Text, start) && (PostalForms.Joined(scan.Text, start, end - start) is var joined && joined > end || Shape.FreeAfter(scan.Text, end)))
        {
            scan.Report(start, Math.Max(joined, end), FindingType.PostalCode, .75f, Reasons.Format | Reasons.ContextWord);
        }
    }

    private static bool IsPublic(Nearby near) => near.Mentions(Topics.Public) && !near.Mentions(Topics.Private);

    private static bool IsFirst(char c) => IsLetter(c) && (c & ~0x20) is not ('W' or 'Z');

    private static bool IsLetter(char c) => Chars.IsAsciiLetter(c) && (c & ~0x20) is not ('D' or 'F' or 'I' or 'O' or 'Q' or 'U');
}

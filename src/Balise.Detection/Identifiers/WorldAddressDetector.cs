using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Addresses whose kind of street we do not know: a block of short lines held by a unit (Apt. 12, Suite 4, Box 242), or what follows
/// a word that announces an address. The capitalised words and numbers around the anchor make the block.
/// </summary>
internal static class WorldAddressDetector
{
    private const int MaxLine = 48;

    public static readonly Detector Detector = new()
    {
        Id = "address-world",
        Types = [FindingType.Address],
        On = Trigger.Digits,
        RunLengths = 0b111110,
        Examine = Examine,
        Finds = WorldAddressExamples.Finds,
        Ignores = WorldAddressExamples.Ignores,
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start < scan.AddressEnd || start < 2 || !Shape.FreeBefore(text, start))
        {
            return;
        }

        if (IsUnit(text, start, out var unit))
        {
            Block(ref scan, unit, end);
        }
        else if (CornerAddress.Try(ref scan, start, end) || ForeignAddress.Try(ref scan, start, end))
        {
            return;
        }
        else if (end - start <= 4 && !(end + 1 < text.Length && text[end] == ' ' && Chars.IsUpper(text[end + 1])) && text[start - 1] == ' ' && (Chars.IsLetter(text[start - 2]) || text[start - 2] == '.') && EndsClause(text, end) && FollowsCapital(text, start) && scan.IsNamed(start, Topics.Address))
        {
            // « lives on Rua Mina 50 »: the number closes the street.
            var from = Back(text, start - 1);
            if (start - from >= 6 && text[..from].TrimEnd(' ') is not [.., '.'] && !AddressNumber.IsMonth(StreetTypes.WordAt(text, from)) && !AddressNumber.IsTaken(text, start, end) && Chars.IsUpper(text[from]) && text[from..start].IndexOf(' ') > 0 && scan.IsNamed(from, Topics.Address) && scan.Near(from, end).Gap < 24 && !Dates.Read(text, start, end, out _, out _))
            {
                var stop = Below(text, end);
                scan.AddressEnd = stop;
                scan.Report(from, stop, FindingType.Address, .66f, Reasons.Format | Reasons.ContextWord);
            }
        }
        else if (end + 1 < text.Length && text[end] == ' ' && Chars.IsUpper(text[end + 1]) && scan.IsNamed(start, Topics.Address))
        {
            Announced(ref scan, start, end);
        }
    }

    // « atteint 71 % »: the number of a house closes the name of a street, which has a capital.
    private static bool FollowsCapital(ReadOnlySpan<char> text, int start)
    {
        var word = start - 1;
        while (word > 0 && start - word < 30 && !char.IsWhiteSpace(text[word - 1]))
        {
            word--;
        }

        return Chars.IsUpper(text[word]) || StreetTypes.IsForeign(text[word..(start - 1)]);
    }

    private static bool EndsClause(ReadOnlySpan<char> text, int end) => end >= text.Length || text[end] is '.' or ',' or '\n' or '?' or ' ' or ';' or ')';

    // « Apt. 656 »: the number's word is a unit.
    private static bool IsUnit(ReadOnlySpan<char> text, int start, out int unit)
    {
        unit = start;
        if (text[start - 1] != ' ')
        {
            return false;
        }

        var head = text[Math.Max(0, start - 12)..(start - 1)];
        foreach (var word in Units)
        {
            if (head.EndsWith(word, StringComparison.Ordinal))
            {
                unit = start - 1 - word.Length;
                return Shape.FreeBefore(text, unit);
            }
        }

        return false;
    }

    private static readonly string[] Units = ["Apt.", "Apt", "Suite", "P.O. Box", "PO Box", "Box", "Unit", "Apartment", "Flat"];

    private static void Block(ref Scan scan, int unit, int end)
    {
        var text = scan.Text;
        if (text[end..].StartsWith(" of "))
        {
            return;
        }

        var from = Back(text, unit);
        if (from == unit && text[unit] is 'A' or 'S' or 'B' or 'F' or 'U')
        {
            // The unit stands alone on its line: the street is on the line above.
            var line = text[..unit].TrimEnd(" >?\t").Length;
            from = line > 0 && text[line - 1] == '\n' ? Back(text, line - 1) : unit;
        }

        var digit = text[from..unit].IndexOfAnyInRange('0', '9');
        if (digit < 0)
        {
            return;
        }

        // Words before the number belong to the address only where an address is announced.
        from = digit > 0 && !scan.IsNamed(from, Topics.Address) ? from + digit : from;
        if (Dates.Read(text, from, from + (Chars.IsDigit(scan.At(from + 1)) ? 2 : 1), out _, out _) || IsDay(text, from))
        {
            return;
        }

        var stop = Below(text, end);
        scan.AddressEnd = stop;
        scan.Report(from, stop, FindingType.Address, .72f, Reasons.Format);
    }

    private static void Announced(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var near = scan.Near(start, end);
        if (!near.Names(Topics.Address, 30) || (near.Label & (Topics.Ip | Topics.Email | Topics.Mac)) != 0 || Dates.Read(text, start, end, out _, out _))
        {
            return;
        }

        var stop = Run(text, end);
        if (stop - end < 5 || text[end..stop].IndexOf(' ') < 0 || AddressNumber.IsMonth(StreetTypes.WordAt(text, end + 1)) || StreetTypes.WordAt(text, end + 1).Length == 1 || AddressNumber.IsTaken(text, start, end))
        {
            return;
        }

        stop = Below(text, stop);
        scan.AddressEnd = stop;
        scan.Report(start, stop, FindingType.Address, .68f, Reasons.Format | Reasons.ContextWord);
    }

    // « 12 Mai »
    private static bool IsDay(ReadOnlySpan<char> text, int from)
    {
        var rest = text[from..Math.Min(text.Length, from + 8)].TrimStart("0123456789 ");
        return rest.StartsWith("mai", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("jui", StringComparison.OrdinalIgnoreCase)
            || rest.StartsWith("mar", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("avr", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Walks back over capitalised words, numbers and connectors of one line.</summary>
    private static int Back(ReadOnlySpan<char> text, int at)
    {
        var from = at;
        var i = at;
        while (i > 0 && at - i < 80)
        {
            while (i > 0 && text[i - 1] is ' ' or ',')
            {
                i--;
            }

            var word = i;
            while (word > 0 && !char.IsWhiteSpace(text[word - 1]) && text[word - 1] is not (':' or '>' or ',') && i - word < 30)
            {
                word--;
            }

            if (word == i || !IsPart(text[word..i]))
            {
                break;
            }

            i = word;
            from = Chars.IsUpper(text[word]) || Chars.IsDigit(text[word]) ? word : from;
        }

        return from;
    }

    private static int Run(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        var stop = at;
        while (i < text.Length && i - at < 90)
        {
            var word = i;
            while (word < text.Length && text[word] is ' ' or ',')
            {
                word++;
            }

            var end = word;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not (',' or '?' or '!' or ';' or ':' or ')'))
            {
                end++;
            }

            if (end == word || !IsPart(text[word..end]))
            {
                break;
            }

            i = end;
            stop = text[word..end].TrimEnd('.') is var bare && (Chars.IsUpper(text[word]) || Chars.IsDigit(text[word])) ? word + bare.Length : stop;
        }

        return stop;
    }

    private static int Below(ReadOnlySpan<char> text, int end)
    {
        var stop = Forward(text, end);
        return AddressTail.Extend(text, stop, block: text[end..stop].IndexOf('\n') >= 0);
    }

    /// <summary>Takes the rest of the line and the short capitalised lines below, up to one that ends with a number.</summary>
    private static int Forward(ReadOnlySpan<char> text, int end)
    {
        var stop = Run(text, end);
        for (var lines = 0; lines < 4; lines++)
        {
            var i = stop;
            var breaks = 0;
            while (i < text.Length && (text[i] is ' ' or '\t' or '>' or '?' or ',' or '\r' || (text[i] == '\n' && breaks++ < 2)))
            {
                i++;
            }

            if (breaks is 0 or > 2 || i >= text.Length || !Chars.IsUpper(text[i]))
            {
                break;
            }

            var next = Run(text, i);
            var rest = text[next..Math.Min(text.Length, next + 1)];
            var numbered = next > i && Chars.IsDigit(text[next - 1]);
            if (next == i || next - i > MaxLine || !(rest.IsEmpty || rest[0] is '\n' or '\r' or '.' or ',' or '?' || numbered) || (breaks == 2 && !numbered))
            {
                break;
            }

            stop = next;
            if (numbered)
            {
                break;
            }
        }

        return stop;
    }

    private static bool IsPart(ReadOnlySpan<char> word)
    {
        var bare = word.TrimEnd('.');
        return !bare.IsEmpty && bare.IndexOf(')') < 0 && (Chars.IsUpper(bare[0]) || (Chars.IsDigit(bare[0]) && bare.Length <= 10) || bare is "nan" || StreetTypes.IsLink(bare) || StreetTypes.IsForeign(bare));
    }
}

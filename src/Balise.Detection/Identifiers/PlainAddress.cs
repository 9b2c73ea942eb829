using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// A civic number and a name without the word for a street: « au 77 Saint-Pierre », « 570 de l'Église », « 716 Saint-Viateur West, #3 », « I'm at 24 Sunnyside, H3Y 1C1 ».
/// A number and a name are a thousand other things: somebody must live there, or a direction, a unit or a postal code must follow.
/// </summary>
internal static class PlainAddress
{
    private const int MostWords = 4;

    /// <param name="at">Where the name begins, after the number and what separates them.</param>
    public static bool Try(ref Scan scan, int start, int end, int at)
    {
        var text = scan.Text;
        var lead = AddressNumber.Lead(text, start);
        if (at >= text.Length || lead == AddressLead.None || !Name(text, at, out var stop, out var holy, out var words))
        {
            return false;
        }

        var directed = Direction(text, ref stop);
        var unit = AddressParts.Units(text, stop);
        var reader = new AddressReader(text, unit);
        reader.Town();
        var postal = reader.At < text.Length && IsPostal(text, reader.At);
        var digits = end - start;
        var near = scan.Near(start, at);
        var named = near.Names(Topics.Address, 14) && (near.Label & (Topics.Ip | Topics.Email | Topics.Mac)) == 0;
        var confidence = postal && digits >= 2 ? .8f
            : named && (lead != AddressLead.Sign || digits >= 2) ? .74f
            : lead == AddressLead.At && (holy || directed) ? .72f
            : digits >= 2 && unit > stop && (directed || near.Mentions(Topics.Address)) ? .7f
            : lead == AddressLead.Sign && digits >= 3 && unit > stop && text[stop..unit].TrimStart(", ").StartsWith("ap", StringComparison.OrdinalIgnoreCase) ? .68f
            : lead == AddressLead.At && digits >= 2 && words == 1 && Ends(text, stop) ? .6f
            : 0;
        if (confidence == 0)
        {
            return false;
        }

        AddressDetector.Finish(ref scan, start, new AddressReader(text, stop), near, confidence);
        return true;
    }

    /// <summary>« y reste au 1186, faites attention »: a number alone after a verb that says where somebody lives.</summary>
    public static void Alone(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var stop = end < text.Length && Chars.IsAsciiLetter(text[end]) && !(end + 1 < text.Length && Chars.IsWord(text[end + 1])) ? end + 1 : end;
        if (end - start < 2 || stop < text.Length && text[stop] is not ('.' or ',' or ';' or '!' or '?' or ')' or '\n') || stop + 1 < text.Length && Chars.IsDigit(text[stop + 1]))
        {
            return;
        }

        var i = start - 1;
        var of = AddressParts.WordBefore(text, i < 0 ? 0 : i);
        if (i < 4 || text[i] != ' ' || text[of..i] is not ("au" or "at") || of < 2 || text[of - 1] != ' ')
        {
            return;
        }

        var verb = AddressParts.WordBefore(text, of - 1);
        if (text[verb..(of - 1)] is "reste" or "restes" or "restait" or "habite" or "habites" or "habitais" or "habitait" or "habitons" or "demeure" or "demeurant" or "vis" or "vit" or "vivait" or "live" or "lives" or "living" or "lived")
        {
            scan.Report(start, stop, FindingType.Address, .62f, Reasons.Format | Reasons.ContextWord);
        }
    }

    private static bool Ends(ReadOnlySpan<char> text, int at) => at >= text.Length || text[at..].StartsWith(" »") || text[at] is '.' or ',' or ';' or '!' or '?' or ')' or '\n' && (at + 1 >= text.Length || !Chars.IsWord(text[at + 1]));

    // Capitalised words, the small words between them; « de la », « du » before the first.
    private static bool Name(ReadOnlySpan<char> text, int at, out int stop, out bool holy, out int words)
    {
        stop = at;
        words = 0;
        holy = false;
        var i = at;
        var links = 0;
        while (words < MostWords)
        {
            var word = StreetTypes.WordAt(text, i);
            if (word.IsEmpty)
            {
                break;
            }

            if (Chars.IsUpper(word[0]))
            {
                if (words == 0 && (word.Length < 4 && !StreetTypes.IsConnector(word) || IsShouted(word) || AddressNumber.IsMonth(word)) || words > 0 && (StreetTypes.IsUnit(word) || StreetTypes.IsDirection(word)))
                {
                    break;
                }

                holy |= words == 0 && (links > 0 || StreetTypes.IsConnector(word) || word.StartsWith("Saint", StringComparison.Ordinal) || word.StartsWith("St-", StringComparison.Ordinal) || word.StartsWith("Ste-", StringComparison.Ordinal) || word.StartsWith("Notre-", StringComparison.Ordinal));
                words++;
                i += word.Length;
                stop = i;
            }
            else if (word is "de" or "du" or "des" or "la" or "l" or "le" or "les" or "d" && links < 3)
            {
                links++;
                i += word.Length;
            }
            else
            {
                break;
            }

            if (i >= text.Length || text[i] is not (' ' or '\'' or '’'))
            {
                break;
            }

            i++;
        }

        return words > 0;
    }

    private static bool IsShouted(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!Chars.IsUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Direction(ReadOnlySpan<char> text, ref int stop)
    {
        if (stop >= text.Length || text[stop] != ' ')
        {
            return false;
        }

        var word = StreetTypes.WordAt(text, stop + 1);
        if (word.IsEmpty || !StreetTypes.IsDirection(word) || word.Length == 1 && !Chars.IsUpper(word[0]))
        {
            return false;
        }

        stop += 1 + word.Length;
        stop += word.Length == 1 && stop + 1 < text.Length && text[stop] == '.' && text[stop + 1] is ',' or ' ' or ';' ? 1 : 0;
        return true;
    }

    private static bool IsPostal(ReadOnlySpan<char> text, int at)
    {
        var i = at;
        while (i < text.Length && i - at < 4 && text[i] is ' ' or ',' or '\u00a0' or '\n' or '(')
        {
            i++;
        }

        return Shape.Match(text, i, "UdU~dUd") > 0;
    }
}

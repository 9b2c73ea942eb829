using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Telephone: North American numbers in their written forms, others with their country code.</summary>
internal static class PhoneDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "phone",
        Types = [FindingType.Phone],
        On = Trigger.Digits,
        RunLengths = (1u << 1) | (1u << 3) | (1u << 10) | (1u << 11),
        Rejoins = true,
        Examine = Examine,
        Finds =
        [
            "Tél. : ⟦514 555-0142⟧",
            "cell ⟦(418) 555-0199⟧",
            "appelez-moi au ⟦819.555.0123⟧ ce soir",
            "⟦+1 450 555 0188⟧",
            "joindre la mère : ⟦4385550101⟧",
            "⟦1-514-555-0142⟧",
            "au bureau, ⟦819-555-0190, poste 22⟧.",
            "son numéro (⟦418 555-0187⟧) est bon",
            "nom;tel\nRoy;⟦4185550187⟧",
            "1. nancy roy – ⟦4185550129⟧ – dispo",
            "SIM line ⟦581.555.0140⟧",
            "Je suis au ⟦4505-5501-93⟧",
            "Maman ⟦4385550161⟧ / papa 5145550133",
        ],
        Ignores =
        [
            "NEQ 1145678901",
            "facture 5145550142",
            "ISBN 978-2-550-98807-6",
            "les 514 555 habitants",
            "du 514-555 au 514-560",
            "M 418.55 514.01 L 819.12 450.77 Z",
            "Commande 4505-5501-93",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var area = start;
        var length = end - start;
        if (length == 1 || length == 11)
        {
            if (text[start] != '1')
            {
                return;
            }

            area = length == 11 ? start + 1 : start + 1 + (Chars.IsJoint(scan.At(start + 1)) ? 1 : 0);
            if (scan.At(area) == '(')
            {
                area++;
            }
        }

        var open = area > 0 && text[area - 1] == '(';
        var stop = open ? Shape.Match(text, area, "ddd)~ddd~dddd") : Shape.Match(text, area, "ddd~ddd~dddd");
        if (open && stop < 0)
        {
            stop = Shape.Match(text, area, "ddd) ~ddd~dddd");
        }

        if (open && stop < 0)
        {
            // « (514 555-0142) »: the bracket is the sentence's.
            open = false;
            stop = Shape.Match(text, area, "ddd~ddd~dddd");
        }

        if (stop < 0 || !Shape.FreeAfter(text, stop))
        {
            return;
        }

        var begin = open && area > 0 ? area - 1 : area;
        if (length is 1 or 11)
        {
            begin = start;
        }

        if (begin > 0 && text[begin - 1] == '+')
        {
            begin--;
        }

        // « 1 514 555-0142 » is met twice, at 1 and at 514: the second is the tail of the first.
        if (!Shape.FreeBefore(text, begin) || (length is 3 && IsPrefixed(text, begin)))
        {
            return;
        }

        Judge(ref scan, begin, stop, area, open);
    }

    private static void Judge(ref Scan scan, int begin, int stop, int areaAt, bool open)
    {
        var text = scan.Text;
        var area = Checks.Number(text.Slice(areaAt, 3));
        var rest = areaAt + 3;
        while (!Chars.IsDigit(text[rest]))
        {
            rest++;
        }

        if (!NorthAmericanPlan.IsValid(area, Checks.Number(text.Slice(rest, 3))))
        {
            return;
        }

        var near = scan.Near(begin, stop);
        var grouped = rest != areaAt + 3 || text[begin] == '+';
        var named = near.Says(Topics.Phone) || (near.Label == Topics.None && (near.Before & Topics.Number) != 0);
        var known = NorthAmericanPlan.IsCanadian(area);
        if (!named && near.NamesAlone(text, begin, Topics.Business | Topics.Thing) && !(grouped && known && (near.Gap > 6 || EndsWithLine(text[..begin]) || text[begin..stop].Count('-') == 2 && text[begin - 1 < 0 ? 0 : begin - 1] is ',' or ';' or '\t' or '|')))
        {
            return;
        }

        var hidden = (scan.Added & Reasons.Rejoined) != 0 && NorthAmericanPlan.IsQuebec(area);
        if (!grouped && !named && !hidden && !IsListed(text, begin, stop, area) && !(known && near.Mentions(Topics.Phone | Topics.Private)))
        {
            return;
        }

        var confidence = named ? .97f : grouped ? (known || open ? .85f : .72f) : .7f;
        var reasons = Reasons.Format | (named ? Reasons.ContextWord : Reasons.None);
        var isPublic = NorthAmericanPlan.IsTollFree(area) || (near.Mentions(Topics.Public) && !near.Mentions(Topics.Private));
        stop = Extension(text, stop);
        scan.Report(begin, stop, FindingType.Phone, isPublic ? confidence * .6f : confidence, reasons,
            isPublic ? FindingFlags.PublicContact : FindingFlags.None);
    }

    // « nancy – 4185550129 – dispo »: a number of Québec set apart after a word, on a line of a list.
    private static bool IsListed(ReadOnlySpan<char> text, int begin, int stop, int area)
    {
        if (!NorthAmericanPlan.IsQuebec(area) || (stop < text.Length && text[stop] is not (' ' or '\n' or '\r')))
        {
            return false;
        }

        var head = text[Math.Max(0, begin - 24)..begin];
        return (head.EndsWith(" – ") || head.EndsWith(" - ") || head.EndsWith(" — ")) && Chars.IsLetter(head.TrimEnd(" –-—") is [.., var last] ? last : ' ');
    }

    // « SIM line 581.555.0140 », « sa soeur Line »: a line one calls, or a person.
    private static bool EndsWithLine(ReadOnlySpan<char> before) => before.TrimEnd(" :,(") is var head && (head.EndsWith("line", StringComparison.OrdinalIgnoreCase) || head.EndsWith("ligne", StringComparison.OrdinalIgnoreCase));

    // « poste 22 », « ext. 4510 »: part of the number one dials.
    private static int Extension(ReadOnlySpan<char> text, int stop)
    {
        var rest = text[stop..Math.Min(text.Length, stop + 24)];
        var trimmed = rest.TrimStart(" ,(");
        foreach (var word in (ReadOnlySpan<string>)["poste", "ext.", "ext", "extension", "p.", "x"])
        {
            if (!trimmed.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var digits = trimmed[word.Length..].TrimStart(" .:");
            var n = 0;
            while (n < digits.Length && Chars.IsDigit(digits[n]))
            {
                n++;
            }

            if (n is >= 1 and <= 6)
            {
                return stop + rest.Length - digits.Length + n;
            }
        }

        return stop;
    }

    private static bool IsPrefixed(ReadOnlySpan<char> text, int begin)
    {
        var i = begin - 1;
        if (i > 0 && (Chars.IsJoint(text[i]) || text[i] == '('))
        {
            i--;
        }

        return i >= 0 && text[i] == '1' && (i == 0 || !Chars.IsDigit(text[i - 1])) && Shape.FreeBefore(text, i) && begin - i <= 3;
    }
}

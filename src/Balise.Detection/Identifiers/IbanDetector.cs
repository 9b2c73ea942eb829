using System.Collections.Frozen;
using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>IBAN, ISO 13616: country, its length, modulo 97. Under its own name, a wrong check is still reported, less surely.</summary>
internal static class IbanDetector
{
    private const string Table =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 "
        + "HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 "
        + "RO24 RS22 SA24 SE24 SI19 SK24 SM27 TN24 TR26 UA29 VG24 XK20";

    private static readonly FrozenDictionary<int, int> LengthByCountry =
        Table.Split(' ').ToFrozenDictionary(x => (x[0] << 8) | x[1], x => int.Parse(x[2..], System.Globalization.CultureInfo.InvariantCulture));

    public static readonly Detector Detector = new()
    {
        Id = "iban",
        Types = [FindingType.Iban],
        On = Trigger.Digits,
        RunLengths = 0xFFFFFFFC,
        Examine = Examine,
        Finds = ["IBAN ⟦FR76 3000 6000 0112 3456 7890 189⟧", "virement vers ⟦GB82WEST12345698765432⟧", "⟦DE89 3704 0044 0532 0130 00⟧"],
        Ignores = ["GB82WEST12345698765433", "FR76 3000 réponses", "le numéro DE1234"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start - 2;
        if (from < 0 || !Chars.IsAsciiLetter(text[from]) || !Chars.IsAsciiLetter(text[from + 1]) || !Shape.FreeBefore(text, from)
            || !LengthByCountry.TryGetValue(((text[from] & ~0x20) << 8) | (text[from + 1] & ~0x20), out var length))
        {
            return;
        }

        var taken = 0;
        var stop = from;
        Span<char> compact = stackalloc char[34];
        while (stop < text.Length && taken < length)
        {
            var c = text[stop];
            if (Chars.IsDigit(c) || Chars.IsAsciiLetter(c))
            {
                compact[taken++] = c;
            }
            else if (!(c is ' ' or '-' && taken % 4 == 0))
            {
                return;
            }

            stop++;
        }

        if (taken < length || !Shape.FreeAfter(text, stop))
        {
            return;
        }

        var named = scan.Near(from, stop).Mentions(Topics.Iban);
        if (Checks.Mod97(compact[..length]))
        {
            scan.Report(from, stop, FindingType.Iban, .98f, Reasons.Format | Reasons.CheckDigit);
        }
        else if (named)
        {
            scan.Report(from, stop, FindingType.Iban, .7f, Reasons.Format | Reasons.ContextWord);
        }
    }
}

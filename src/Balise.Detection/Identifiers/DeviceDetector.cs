using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Devices and vehicles tied to a person: MAC address, IMEI (Luhn), VIN (ISO 3779 check digit).</summary>
internal static class DeviceDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "device",
        Types = [FindingType.MacAddress, FindingType.Imei, FindingType.Vin],
        On = Trigger.Digits,
        Examine = Examine,
        Finds =
        [
            "adresse MAC ⟦00:1A:2B:3C:4D:5E⟧",
            "mac ⟦f875.a40d.229c⟧ sur le port 12",
            "wifi ⟦a4-5e-60-c1-02-ef⟧",
            "Bluetooth ⟦9c5a810e44b3⟧",
            "IMEI ⟦490154203237518⟧",
            "NIV : ⟦1HGCM82633A004352⟧",
            "⟦1M8GDM9AXKP042788⟧",
        ],
        Ignores = ["IMEI 490154203237519 01", "10:12:14:16:18", "série 1HGCM82633A004353", "numéro 490154203237518"],
    };

    private static ReadOnlySpan<byte> VinWeights => [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start == 15 || (end - start == 2 && Shape.Match(text, start, "dd~dddddd~dddddd~d") > 0))
        {
            Imei(ref scan, start);
        }

        if (end - start <= 2 && scan.At(end - (end - start) + 2) is ':' or '-' || (start > 0 && scan.At(end) is ':' or '-' && Chars.IsHex(text[start - 1])))
        {
            Mac(ref scan, start);
        }

        if (end - start <= 11)
        {
            BareMac(ref scan, start);
        }

        if (end - start <= 4)
        {
            DottedMac(ref scan, start, end);
        }

        if (end - start <= 9)
        {
            Vin(ref scan, start, end);
        }
    }

    private static void Imei(ref Scan scan, int start)
    {
        var text = scan.Text;
        var stop = Shape.Match(text, start, "dd~dddddd~dddddd~d");
        if (stop > 0 && Shape.FreeBefore(text, start) && Shape.FreeAfter(text, stop) && Checks.Luhn(text[start..stop]) && scan.Near(start, stop).Says(Topics.Imei))
        {
            scan.Report(start, stop, FindingType.Imei, .96f, Reasons.Format | Reasons.CheckDigit | Reasons.ContextWord);
        }
    }

    // « Bluetooth 9c5a810e44b3 »: twelve hexadecimal digits, some of them letters, under their own name.
    private static void BareMac(ref Scan scan, int start)
    {
        var text = scan.Text;
        var from = start;
        while (from > 0 && start - from < 12 && Chars.IsHex(text[from - 1]))
        {
            from--;
        }

        var to = start;
        while (to < text.Length && to - from < 13 && Chars.IsHex(text[to]))
        {
            to++;
        }

        if (to - from == 12 && !Chars.HasDigit(text[from..start]) && text[from..to].IndexOfAnyExceptInRange('0', '9') >= 0
            && Shape.FreeBefore(text, from) && Shape.FreeAfter(text, to) && scan.IsNamed(from, Topics.Mac) && scan.Near(from, to).Names(Topics.Mac, 20))
        {
            scan.Report(from, to, FindingType.MacAddress, .85f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // « f875.a40d.229c »: as switches print it.
    private static void DottedMac(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start;
        while (from > 0 && start - from < 4 && Chars.IsHex(text[from - 1]))
        {
            from--;
        }

        if (from + 14 > text.Length || text[from + 4] != '.' || text[from + 9] != '.' || !Shape.FreeBefore(text, from) || !Shape.FreeAfter(text, from + 14))
        {
            return;
        }

        var letters = false;
        for (var i = 0; i < 14; i++)
        {
            if (i is 4 or 9)
            {
                continue;
            }

            if (!Chars.IsHex(text[from + i]))
            {
                return;
            }

            letters |= Chars.IsAsciiLetter(text[from + i]);
        }

        if (letters && from + 14 >= end)
        {
            scan.Report(from, from + 14, FindingType.MacAddress, .85f, Reasons.Format);
        }
    }

    private static void Mac(ref Scan scan, int start)
    {
        var text = scan.Text;
        var from = start > 0 && Chars.IsHex(text[start - 1]) && text[start - 1] > '9' ? start - 1 : start;

        // The run may be in any pair: walk back to the first.
        while (from >= 3 && text[from - 1] is ':' or '-' && Chars.IsHex(text[from - 2]) && Chars.IsHex(text[from - 3]) && start - from < 18)
        {
            from -= 3;
        }

        if (Chars.HasDigit(text[from..start]) || from + 17 > text.Length || (from > 0 && (Chars.IsWord(text[from - 1]) || text[from - 1] is ':' or '-')))
        {
            return;
        }

        var joint = text[from + 2];
        var letters = false;
        for (var i = 0; i < 17; i++)
        {
            var c = text[from + i];
            if (i % 3 == 2 ? c != joint || c is not (':' or '-') : !Chars.IsHex(c))
            {
                return;
            }

            letters |= Chars.IsAsciiLetter(c);
        }

        var stop = from + 17;
        var free = stop >= text.Length || !(Chars.IsWord(text[stop]) || text[stop] is ':' or '-' && Chars.IsHex(scan.At(stop + 1)));
        if (free && (letters || scan.Near(from, stop).Mentions(Topics.Mac)))
        {
            scan.Report(from, stop, FindingType.MacAddress, .95f, Reasons.Format);
        }
    }

    private static void Vin(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (!Chars.IsAsciiLetter(scan.At(start - 1)) && !Chars.IsAsciiLetter(scan.At(end)))
        {
            return;
        }

        var from = start;
        while (from > 0 && start - from < 17 && Chars.IsAsciiLetter(text[from - 1]))
        {
            from--;
        }

        if (from + 17 > text.Length || (from > 0 && Chars.IsWord(text[from - 1])) || (from + 17 < text.Length && Chars.IsWord(text[from + 17])))
        {
            return;
        }

        var sum = 0;
        var digits = 0;
        for (var i = 0; i < 17; i++)
        {
            var c = text[from + i];
            var value = VinValue(c);
            if (value < 0)
            {
                return;
            }

            digits += Chars.IsDigit(c) ? 1 : 0;
            sum += value * VinWeights[i];
        }

        var check = sum % 11 == 10 ? 'X' : (char)('0' + (sum % 11));
        var valid = (text[from + 8] & ~0x20) == (check & ~0x20) || text[from + 8] == check;
        var named = scan.Near(from, from + 17).Says(Topics.Vin);
        if (digits is >= 4 and < 17 && (valid || (named && digits >= 6)))
        {
            scan.Report(from, from + 17, FindingType.Vin, valid ? .9f : .75f, Reasons.Format | (valid ? Reasons.CheckDigit : Reasons.ContextWord));
        }
    }

    private static int VinValue(char c)
    {
        if (Chars.IsDigit(c))
        {
            return c - '0';
        }

        var upper = (char)(c & ~0x20);
        return upper is 'I' or 'O' or 'Q' || !Chars.IsAsciiLetter(c) ? -1 : upper switch
        {
            <= 'H' => upper - 'A' + 1,
            <= 'R' => upper - 'J' + 1,
            _ => upper - 'S' + 2,
        };
    }
}

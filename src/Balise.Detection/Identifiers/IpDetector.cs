using System.Net;
using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>IPv4 (octets to 255, not a version string, not loopback nor unspecified) and IPv6 (RFC 4291).</summary>
internal static class IpDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "ip-address",
        Types = [FindingType.IpAddress],
        On = Trigger.Digits,
        RunLengths = 0b11110,
        Examine = Examine,
        Finds =
        [
            "connexion depuis ⟦24.201.17.88⟧",
            "IP ⟦10.12.0.4⟧:443",
            "client ⟦2607:fa48:6d80:1a20:d5c:9a3e:44b1:7c0f⟧ refusé",
            "⟦fe80::1ff:fe23:4567:890a⟧",
        ],
        Ignores = ["version 10.2.14.3", "écoute sur 127.0.0.1", "0.0.0.0:80", "article 1.2.3.4", "v4.18.2.1", "12:30:45", "300.1.1.1", "3.1.4.1.5.9", "a::b"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        if (scan.At(end) == '.')
        {
            Four(ref scan, start, end);
        }

        if (scan.At(end) == ':' || (start > 0 && scan.Text[start - 1] == ':') || IsHexAround(scan.Text, start, end))
        {
            Six(ref scan, start);
        }
    }

    private static void Four(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (start > 0 && (Chars.IsWord(text[start - 1]) || text[start - 1] is '.' or '-'))
        {
            return;
        }

        var i = start;
        var octets = 0;
        while (octets < 4)
        {
            var from = i;
            var value = 0;
            while (i < text.Length && i - from < 3 && Chars.IsDigit(text[i]))
            {
                value = (value * 10) + (text[i++] - '0');
            }

            if (i == from || value > 255 || (i - from > 1 && text[from] == '0'))
            {
                return;
            }

            octets++;
            if (octets < 4 && (i >= text.Length || text[i++] != '.'))
            {
                return;
            }
        }

        if (i < text.Length && (Chars.IsWord(text[i]) || (text[i] is '.' or '-' && Chars.IsWord(scan.At(i + 1)))))
        {
            return;
        }

        var value4 = text[start..i];
        var near = scan.Near(start, i);
        var named = near.Says(Topics.Ip);
        if (value4.StartsWith("127.") || value4.StartsWith("0.") || value4.StartsWith("255.") || (near.Names(Topics.Version, 24) && !named))
        {
            return;
        }

        var small = value4.Length <= 9 && !named;
        scan.Report(start, i, FindingType.IpAddress, named ? .95f : small ? .55f : .8f, named ? Reasons.Format | Reasons.ContextWord : Reasons.Format);
    }

    private static void Six(ref Scan scan, int at)
    {
        var text = scan.Text;
        var from = at;
        while (from > 0 && at - from < 40 && (Chars.IsHex(text[from - 1]) || text[from - 1] == ':'))
        {
            from--;
        }

        var to = at;
        while (to < text.Length && to - from < 46 && (Chars.IsHex(text[to]) || text[to] is ':' or '.'))
        {
            to++;
        }

        while (to > from && text[to - 1] is '.' or ':' && !(to - from > 2 && text[to - 2] == ':'))
        {
            to--;
        }

        var value = text[from..to];
        // Only the first digit run of the address reports it.
        if (value.Count(':') < 2 || Chars.HasDigit(text[from..at]) || (from > 0 && Chars.IsWord(text[from - 1])) || (to < text.Length && Chars.IsWord(text[to])))
        {
            return;
        }

        if ((value.Count(':') == 7 || value.IndexOf("::") >= 0) && value.Length >= 8 && IPAddress.TryParse(value, out var parsed)
            && parsed.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(parsed))
        {
            scan.Report(from, to, FindingType.IpAddress, .92f, Reasons.Format);
        }
    }

    private static bool IsHexAround(ReadOnlySpan<char> text, int start, int end)
    {
        var i = end;
        while (i < text.Length && i - start < 4 && Chars.IsHex(text[i]))
        {
            i++;
        }

        if (i < text.Length && text[i] == ':')
        {
            return true;
        }

        i = start;
        while (i > 0 && end - i < 5 && Chars.IsHex(text[i - 1]))
        {
            i--;
        }

        return i > 0 && text[i - 1] == ':';
    }
}

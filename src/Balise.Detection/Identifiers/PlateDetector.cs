using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Licence plate. Its shapes (A12 BCD, 01A AAA, ABC 12D, 123 ABC) are those of a thousand other things: the word is compulsory.</summary>
internal static class PlateDetector
{
    private static readonly string[] Shapes = ["T~ddddd~L", "T~dd~ddd~L", "Ldd~LLL", "ddL~LLL", "LLL~ddL", "ddd~LLL", "LLL~ddd", "L~ddddd", "LL~ddddd", "Ldddddd", "LLLL~ddd", "ddd~LLLL", "LLL~dddd", "LL~dddd~L", "LL~dddd", "Ldd~dddd", "L~dddddd", "ddddd~L", "LLLd~LLL", "LLL~dLL", "L~dd~LLL", "L~dd~dddd", "Lddd~ddd", "L~ddd~ddd", "L~dd~ddd", "LL~dd~ddd", "LLd~ddL", "dLLLddd"];

    public static readonly Detector Detector = new()
    {
        Id = "qc-plate",
        Types = [FindingType.QcPlate],
        On = Trigger.Digits,
        RunLengths = 0b1111110 & ~1u,
        Examine = Examine,
        Finds =
        [
            "plaque ⟦A12 BCD⟧",
            "immatriculé ⟦ABC 12D⟧",
            "Plaque d'immatriculation : ⟦01A-AAA⟧",
            "license plate ⟦L12345⟧",
            "plate,make,owner\n⟦LEF 22H⟧,Toyota,Roy",
            "Plaque du véhicule : ⟦YYY 99E⟧",
            "véhicule immatriculé ⟦H47 KLM⟧ stationné",
            "véhicule ⟦VZR 41R⟧ stationné",
            "Ford Transit blanc, immatriculé ⟦L41 2088⟧, NIV inconnu",
            "Ma plaque ⟦R 03 TKV⟧ est tombée",
            "remorque, plaque ⟦RB 2635 T⟧",
            "taxi, plaque ⟦T90335B⟧",
            "ma plaque c'est ⟦x70 hwn⟧",
            "plaque ⟦L548 219⟧",
            "véhicule lourd, plaque ⟦L 401 882⟧",
            "plaque ⟦RK 71 440⟧",
            "sa plaque, ⟦A 40 227⟧",
            "taxi, plaque ⟦T 40771 T⟧",
            "plaque personnalisée ⟦CADDY 79⟧",
            "Last,First,Plate,VIN\nDoyle,Fergus,⟦B09 KMW⟧,2DRK61278NB962380",
        ],
        Ignores = ["le local A12 BCD", "modèle ABC 123", "la plaque de cuisson 220", "3 mai"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (!IsBeside(text, start, end))
        {
            return;
        }

        var from = start;
        if (from > 1 && (text[from - 1] is ' ' or '-') && Chars.IsAsciiLetter(text[from - 2]))
        {
            from--;
        }

        while (from > 0 && start - from < 8 && Chars.IsAsciiLetter(text[from - 1]))
        {
            from--;
        }

        if (!scan.IsNamed(from, Topics.Plate) && (from == start || !scan.IsNamed(start, Topics.Plate)))
        {
            OnVehicle(ref scan, from);
            return;
        }

        if (!Try(ref scan, from) && (from == start || !Try(ref scan, start)))
        {
            Personal(ref scan, from, end);
        }
    }

    // « une Toyota grise K12 ABC », « véhicule K12 ABC »: the shape of the plates in use since 2009, and a vehicle before it.
    private static void OnVehicle(ref Scan scan, int from)
    {
        var stop = Math.Max(Math.Max(Shape.Match(scan.Text, from, "Udd UUU"), Shape.Match(scan.Text, from, "ddU UUU")), Shape.Match(scan.Text, from, "UUU ddU"));
        if (stop > 0 && Shape.FreeBefore(scan.Text, from) && Shape.FreeAfter(scan.Text, stop) && scan.Near(from, stop) is var near && near.Names(Topics.Vin, 30))
        {
            scan.Report(from, stop, FindingType.QcPlate, .72f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // « CADDY 79 », « PROF7 »: chosen by its owner, right after the word for it.
    private static void Personal(ref Scan scan, int from, int end)
    {
        var text = scan.Text;
        var letters = from;
        while (letters < text.Length && text[letters] is >= 'A' and <= 'Z')
        {
            letters++;
        }

        var digits = letters < text.Length && text[letters] is ' ' ? letters + 1 : letters;
        if (letters - from is < 3 or > 6 || end - digits is < 1 or > 2 || digits > end || !Shape.FreeBefore(text, from) || !Shape.FreeAfter(text, end))
        {
            return;
        }

        if (scan.Near(from, end).Names(Topics.Plate, 16))
        {
            scan.Report(from, end, FindingType.QcPlate, .82f, Reasons.Format | Reasons.ContextWord);
        }
    }

    private static bool Try(ref Scan scan, int from)
    {
        var text = scan.Text;
        if (!Shape.FreeBefore(text, from))
        {
            return false;
        }

        foreach (var shape in Shapes)
        {
            var stop = Shape.Match(text, from, shape);
            if (stop < 0 || !Shape.FreeAfter(text, stop) || !IsUpper(text[from..stop]))
            {
                continue;
            }

            var near = scan.Near(from, stop);
            if (near.Names(Topics.Plate, 30))
            {
                scan.Report(from, stop, FindingType.QcPlate, .93f, Reasons.Format | Reasons.ContextWord);
                return true;
            }
        }

        return false;
    }

    // A letter touches the digits, or one space away: the cheap test, before the word is looked for.
    private static bool IsBeside(ReadOnlySpan<char> text, int start, int end)
    {
        var before = start > 0 && Chars.IsJoint(text[start - 1]) ? start - 2 : start - 1;
        var after = end < text.Length && Chars.IsJoint(text[end]) ? end + 1 : end;
        return (before >= 0 && (before == start - 1 ? Chars.IsAsciiLetter(text[before]) : text[before] is >= 'A' and <= 'Z'))
            || (after < text.Length && (after == end ? Chars.IsAsciiLetter(text[after]) : text[after] is >= 'A' and <= 'Z'));
    }

    private static bool IsUpper(ReadOnlySpan<char> value)
    {
        var upper = 0;
        var lower = 0;
        foreach (var c in value)
        {
            upper += c is >= 'A' and <= 'Z' ? 1 : 0;
            lower += c is >= 'a' and <= 'z' ? 1 : 0;
        }

        return upper == 0 || lower == 0;
    }
}

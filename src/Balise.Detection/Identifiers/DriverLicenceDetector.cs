using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Driver's licence: Québec's letter and twelve digits with a birth date inside; other shapes under their own name.</summary>
internal static class DriverLicenceDetector
{
    private const int MaxForeign = 18;

    public static readonly Detector Detector = new()
    {
        Id = "qc-driver-licence",
        Types = [FindingType.QcDriverLicence],
        On = Trigger.Digits,
        Examine = Examine,
        Finds =
        [
            "permis de conduire ⟦T1234-150682-07⟧",
            "No de permis : ⟦G551223047190⟧",
            "⟦L4567-230990-02⟧",
            "my driver's license number is ⟦U62928788557186⟧",
            "He typed his licence without the dashes: ⟦H879709108500⟧",
            "Last,First,Licence,Plate\nDoyle,Fergus,⟦D256128027705⟧,B09 KMW",
            "DL# ⟦H879709108500⟧",
            "2nd driver: Anouk Dery, ⟦D6001-570379-04⟧",
            "Simone Gros-Louis, ⟦G421804048889⟧",
        ],
        Ignores = ["le modèle T1234-990099-07", "permis de construction 2024-0123", "B123456789012 est une pièce", "permis R-2025-118", "Gants, G421804048889"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var letter = start - 1;
        if (letter >= 1 && (text[letter] is ' ' or '-') && Chars.IsAsciiLetter(text[letter - 1]))
        {
            letter--;
        }

        if (letter >= 0 && Chars.IsAsciiLetter(text[letter]) && Shape.FreeBefore(text, letter) && IsQuebec(ref scan, letter))
        {
            return;
        }

        if ((end - start >= 5 || (end - start == 4 && scan.At(end) == '-')) && scan.IsNamed(start, Topics.Licence) && scan.Near(start, end).Names(Topics.Licence, 20))
        {
            Foreign(ref scan, start);
        }
    }

    private static bool IsQuebec(ref Scan scan, int letter)
    {
        var text = scan.Text;
        var stop = Shape.Match(text, letter, "L~dddd~dddddd~dd");
        if (stop < 0 || !Shape.FreeAfter(text, stop))
        {
            return false;
        }

        var near = scan.Near(letter, stop);
        var named = near.Says(Topics.Licence) || text[Math.Max(0, letter - 6)..letter].TrimEnd(" :#").EndsWith("DL");
        var dated = HasDate(text[letter..stop]);
        if (!named && !(dated && (stop - letter > 13 || near.Mentions(Topics.Licence | Topics.Birth | Topics.Private) || IsOfName(text, letter) || text[Math.Max(0, letter - 300)..letter].IndexOf("icen") >= 0)))
        {
            return false;
        }

        if (!named && near.Says(Topics.Thing) && text[Math.Max(0, letter - 80)..letter].IndexOf("icen") < 0)
        {
            return false;
        }

        scan.Report(letter, stop, FindingType.QcDriverLicence, named ? .96f : .7f, named ? Reasons.Format | Reasons.ContextWord : Reasons.Format);
        return true;
    }

    // Elsewhere the shapes are too many to list: under its own name, a token with digits is enough.
    private static void Foreign(ref Scan scan, int start)
    {
        var text = scan.Text;
        var from = start;
        while (from > 0 && start - from < 4 && (Chars.IsAsciiLetter(text[from - 1]) || text[from - 1] == '-'))
        {
            from--;
        }

        var to = start;
        while (to < text.Length && to - from < MaxForeign && (Chars.IsDigit(text[to]) || Chars.IsAsciiLetter(text[to]) || text[to] == '-'))
        {
            to++;
        }

        var digits = 0;
        foreach (var c in text[from..to])
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
        }

        var driver = Lexicon.Of(text[Math.Max(0, from - 60)..from]);
        if (digits >= 5 && (driver & Topics.Licence) != 0 && Shape.FreeBefore(text, from) && Shape.FreeAfter(text, to) && !IsYearPrefixed(text[from..to]))
        {
            scan.Report(from, to, FindingType.QcDriverLicence, .75f, Reasons.Format | Reasons.ContextWord);
        }
    }

    private static bool IsYearPrefixed(ReadOnlySpan<char> value) =>
        (value.StartsWith("20") && value.Length > 5 && value[4] == '-') || (value.IndexOf("-20") is > 0 and < 4 and var year && value.Length > year + 5 && value[year + 5] == '-');

    // « Simone Gros-Louis, G4218 … »: the letter is the initial of the surname before it.
    private static bool IsOfName(ReadOnlySpan<char> text, int letter)
    {
        var head = text[Math.Max(0, letter - 36)..letter].TrimEnd(" ,(:;|");
        var words = 0;
        for (var i = head.Length; i > 0 && words < 3; words++)
        {
            var end = i;
            while (i > 0 && Chars.IsLetter(head[i - 1]))
            {
                i--;
            }

            if (i == end || !Chars.IsUpper(head[i]))
            {
                return false;
            }

            if (head[i] == text[letter] && (words > 0 || head[..i].TrimEnd(" -") is [.., var last] && Chars.IsLetter(last)))
            {
                return true;
            }

            if (i == 0 || head[i - 1] is not (' ' or '-'))
            {
                return false;
            }

            i--;
        }

        return false;
    }

    private static bool HasDate(ReadOnlySpan<char> value)
    {
        Span<char> digits = stackalloc char[12];
        var n = 0;
        foreach (var c in value)
        {
            if (Chars.IsDigit(c))
            {
                digits[n++] = c;
            }
        }

        // Women's have fifty more, on the month or, as many write it, on the day.
        var (day, month) = (Checks.Number(digits.Slice(4, 2)), Checks.Number(digits.Slice(6, 2)));
        return Checks.IsDate(2000 + Checks.Number(digits.Slice(8, 2)), month > 50 ? month - 50 : month, day > 50 && month <= 12 ? day - 50 : day);
    }
}

using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Four letters and eight digits: the shape shared by the health insurance number (YYMMDD) and the permanent code (DDMMYY).
/// Which one it is follows from the words around, then from the check digit, then from which date exists.
/// </summary>
internal readonly ref struct FourEight
{
    public readonly int Start;
    public readonly int End;
    public readonly bool IsNam;
    public readonly float Confidence;
    public readonly Reasons Reasons;

    private FourEight(int start, int end, bool isNam, float confidence, Reasons reasons)
    {
        Start = start;
        End = end;
        IsNam = isNam;
        Confidence = confidence;
        Reasons = reasons;
    }

    public bool Found => Confidence > 0;

    /// <summary>Reads the shape whose first digit run starts at <paramref name="digitsAt"/>.</summary>
    public static FourEight Read(ref Scan scan, int digitsAt)
    {
        var text = scan.Text;
        var start = digitsAt > 4 && Chars.IsJoint(text[digitsAt - 1]) ? digitsAt - 5 : digitsAt - 4;
        if (start < 0 || !Shape.FreeBefore(text, start))
        {
            return default;
        }

        var end = Shape.Match(text, start, "LLLL~dddd~dddd");
        if (end < 0)
        {
            end = Shape.Match(text, start, "LLLL~dd~dd~dd~dd");
        }

        if (end < 0)
        {
            end = Shape.Match(text, start, "LLLL~dddddd~dd");
        }

        if (end < 0 || !Shape.FreeAfter(text, end))
        {
            return default;
        }

        Span<char> digits = stackalloc char[8];
        var n = 0;
        for (var i = digitsAt; i < end; i++)
        {
            if (Chars.IsDigit(text[i]))
            {
                digits[n++] = text[i];
            }
        }

        var letters = text.Slice(start, 4);
        var upper = letters.IndexOfAnyExceptInRange('A', 'Z') < 0;
        var near = scan.Near(start, end);
        var saysCode = near.Says(Topics.CodePermanent | Topics.Student);
        var saysNam = near.Says(Topics.Nam);
        var checkedNam = NamCheck.IsValid(letters, digits);
        var namDate = NamCheck.HasDate(digits);
        var codeDate = IsCodeDate(digits);
        if (saysNam != saysCode)
        {
            var dated = saysNam ? namDate : codeDate;
            var proof = Reasons.Format | Reasons.ContextWord | (saysNam && checkedNam ? Reasons.CheckDigit : Reasons.None);
            return new(start, end, saysNam, dated ? .98f : .7f, proof);
        }

        if (checkedNam)
        {
            return new(start, end, true, upper ? .92f : .8f, Reasons.Format | Reasons.CheckDigit);
        }

        // Without a word or a check digit, an existing date under capital letters still makes a part number unlikely.
        if ((namDate || codeDate) && upper && (Lexicon.Of(letters) & Topics.Thing) == 0 && !near.Says(Topics.Thing | Topics.Business))
        {
            return new(start, end, namDate && !codeDate, .62f, Reasons.Format);
        }

        return default;
    }

    private static bool IsCodeDate(ReadOnlySpan<char> digits)
    {
        var month = Checks.Number(digits.Slice(2, 2));
        month = month > 50 ? month - 50 : month;
        return Checks.IsDate(2000 + Checks.Number(digits.Slice(4, 2)), month, Checks.Number(digits[..2]));
    }
}

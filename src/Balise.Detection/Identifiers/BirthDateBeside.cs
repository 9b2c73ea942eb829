using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// A date that no word calls a birth, and that is one by what stands beside it: a health number or a permanent code that holds the same date, a
/// social insurance number in a list, a relative's name right before its bracket.
/// </summary>
internal static class BirthDateBeside
{
    private const int Reach = 64;

    /// <summary>How sure it is that the date at [start, …) is a birth; 0 when nothing beside it says so.</summary>
    public static float Confidence(ReadOnlySpan<char> text, int start, int end, out int to)
    {
        to = end;
        var bracket = start > 2 && text[start - 1] == '(' && text[start - 2] == ' ';
        var listed = start > 1 && text[start - 1] is ' ' or ',' or ';' or '|' or '\t' or '"' or '\'';
        if (!bracket && !listed || end - start is not (2 or 4 or 8) || end >= text.Length && end - start < 8 || end - start < 8 && text[end] is not ('-' or '/' or '.'))
        {
            return 0;
        }

        if (!Dates.Read(text, start, end, out var from, out to) || from != start)
        {
            return 0;
        }

        if (HoldsSame(text, start, to))
        {
            return .95f;
        }

        if (listed && IsBesideSex(text, start, to))
        {
            return .68f;
        }

        return listed && (FollowsInsurance(text, start) || PrecedesInsurance(text, to)) ? .78f : bracket && text[Math.Min(to, text.Length - 1)] is ')' or ',' && (IsRelative(text, start - 2) || IsPupil(text, start - 2, to)) ? .7f : 0;
    }

    // The health number holds year, month and day; the permanent code holds day, month and year: fifty is added to the month of women.
    private static bool HoldsSame(ReadOnlySpan<char> text, int start, int to)
    {
        Span<char> date = stackalloc char[8];
        var n = 0;
        foreach (var c in text[start..to])
        {
            if (Chars.IsDigit(c) && n < 8)
            {
                date[n++] = c;
            }
        }

        if (n != 8)
        {
            return false;
        }

        var yearFirst = date[0] is '1' or '2' && date[1] is '9' or '0' && (to - start == 8 || Chars.IsDigit(text[start + 3]));
        var year = Checks.Number(yearFirst ? date.Slice(2, 2) : date.Slice(6, 2));
        var month = Checks.Number(yearFirst ? date.Slice(4, 2) : date.Slice(2, 2));
        var day = Checks.Number(yearFirst ? date.Slice(6, 2) : date[..2]);
        var floor = Math.Max(0, start - Reach);
        return Holds(text[floor..start], year, month, day) || Holds(text[to..Math.Min(text.Length, to + Reach)], year, month, day);
    }

    private static bool Holds(ReadOnlySpan<char> window, int year, int month, int day)
    {
        Span<char> digits = stackalloc char[8];
        for (var i = 4; i < window.Length; i++)
        {
            if (!Chars.IsDigit(window[i]) || Chars.IsDigit(window[i - 1]))
            {
                continue;
            }

            var head = i - (Chars.IsJoint(window[i - 1]) ? 1 : 0);
            var n = 0;
            for (var j = i; j < window.Length && j - i < 11 && n < 8 && (Chars.IsDigit(window[j]) || Chars.IsJoint(window[j])); j++)
            {
                if (Chars.IsDigit(window[j]))
                {
                    digits[n++] = window[j];
                }
            }

            if (n < 8 || head < 4 || !Chars.IsAsciiLetter(window[head - 1]) || !Chars.IsAsciiLetter(window[head - 2]) || !Chars.IsAsciiLetter(window[head - 3]) || !Chars.IsAsciiLetter(window[head - 4]))
            {
                continue;
            }

            var first = Checks.Number(digits[..2]);
            var middle = Checks.Number(digits.Slice(2, 2)) % 50;
            var last = Checks.Number(digits.Slice(4, 2));
            if (middle == month && ((first == year && last == day) || (first == day && last == year)))
            {
                return true;
            }
        }

        return false;
    }

    // « Roy Luc, H, 1954-01-22 », « Roy Luc - 1954-01-22 - F »: how a chart presents a patient.
    private static bool IsBesideSex(ReadOnlySpan<char> text, int start, int to)
    {
        var before = text[Math.Max(0, start - 6)..start];
        if (before.Length >= 5 && before[^1] == ' ' && before[^2] is ',' or '|' && before[^3] is 'M' or 'F' or 'H' && before[^4] == ' ' && before[^5] is ',' or '|')
        {
            return true;
        }

        var rest = text[to..Math.Min(text.Length, to + 6)].TrimStart(' ');
        return rest.Length >= 3 && rest[0] is ',' or '-' or '|' or '–' && rest[1] == ' ' && rest[2] is 'M' or 'F' or 'H' && (rest.Length == 3 || rest[3] is ',' or '\n' or ')' or '|' or ';' || (rest[3] == ' ' && rest.Length > 4 && rest[4] is '|' or '-' or '–'))
            && Chars.IsLetter(text[..start].TrimEnd(" -,|–(") is { Length: > 0 } head ? head[^1] : ' ');
    }

    // « Inscription de Livia Stoica (19/02/2018), 1re année »: two names before the bracket, and a class or an enrolment beside.
    private static bool IsPupil(ReadOnlySpan<char> text, int end, int to)
    {
        var head = text[Math.Max(0, end - 70)..end];
        var space = head.LastIndexOf(' ');
        if (space < 2 || !Chars.IsUpper(head[Math.Min(space + 1, head.Length - 1)]) || head.Length - space < 3)
        {
            return false;
        }

        var first = head[..space].LastIndexOf(' ') + 1;
        if (!Chars.IsUpper(head[first]) || !Chars.IsLetter(head[space - 1]))
        {
            return false;
        }

        var rest = text[to..Math.Min(text.Length, to + 26)];
        foreach (var word in (ReadOnlySpan<string>)["nscription", "nscrit", "nroll", "dmission", "egistr", "lève ", "tudent ", "atient", "pupil", "nfant ", "child"])
        {
            if (head.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        foreach (var word in (ReadOnlySpan<string>)["re année", "e année", "aternelle", "grade ", "Grade ", "econdaire", "th grade", " sec. ", "e sec", "roupe des"])
        {
            if (rest.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>« a eu 18 ans le », « aura 16 ans le », « turned 18 on »: somebody's age on a day; not that of a school or of a law.</summary>
    public static bool IsAge(ReadOnlySpan<char> before)
    {
        var head = before[Math.Max(0, before.Length - 64)..].TrimEnd(' ');
        var french = head.EndsWith(" ans le");
        if (!french && !head.EndsWith(" on"))
        {
            return false;
        }

        head = head[..^(french ? 7 : 3)];
        var digits = 0;
        while (digits < head.Length && Chars.IsDigit(head[^(digits + 1)]))
        {
            digits++;
        }

        if (digits is 0 or > 2)
        {
            return false;
        }

        head = head[..^digits].TrimEnd(' ');
        var verb = -1;
        foreach (var word in (ReadOnlySpan<string>)[" a eu", " aura", " fête ses", " fêtera ses", " a fêté ses", " avait", " ont eu", " auront", " turned", " turns", " will turn", " will be", " turning", " ai eu", " aurai", " j'aurai", " célèbre ses"])
        {
            verb = head.EndsWith(word) ? head.Length - word.Length : verb;
        }

        if (verb < 0)
        {
            return false;
        }

        var subject = head[..verb];
        var cut = subject.LastIndexOfAny(".;!?\n");
        subject = cut < 0 ? subject : subject[(cut + 1)..];
        foreach (var thing in (ReadOnlySpan<string>)
            ["école", "projet", "organisme", "loi ", "entreprise", "library", "school", "company", "building", "bâtiment", "musée", "museum", "festival", "program", "comité", "centre", "center", "hôpital", "hospital", "ville", "city", "pont", "bridge", "parc", "park", "club", "fondation", "foundation", "association", "syndicat", "union", "équipe", "team", "usine", "contrat", "régime", "plan "])
        {
            if (subject.IndexOf(thing, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    // « Roy, 799-476-445, 1984-12-05 »: in a list, the date right after a social insurance number.
    private static bool FollowsInsurance(ReadOnlySpan<char> text, int start)
    {
        var end = text[..start].TrimEnd(" \t").TrimEnd(",;|\t").TrimEnd(' ').Length;
        return end < start && start - end <= 4 && end >= 11 && Chars.IsDigit(text[end - 1]) && Shape.Match(text, end - 11, "ddd_ddd_ddd") == end && Checks.Luhn(text[(end - 11)..end]) && text[(end - 1)..start].IndexOfAny(",;|\t") >= 0;
    }

    private static bool PrecedesInsurance(ReadOnlySpan<char> text, int to)
    {
        var rest = text[to..Math.Min(text.Length, to + 16)];
        var value = rest.TrimStart(" \t,;|");
        return value.Length < rest.Length && rest.Length - value.Length <= 4 && rest[..(rest.Length - value.Length)].IndexOfAny(",;|\t") >= 0
            && Shape.Match(value, 0, "ddd_ddd_ddd") == 11 && Checks.Luhn(value[..11]);
    }

    // « mes enfants : Zoé (2015-03-14) et Léo (2018-12-01) »: a capitalised name of a relative before the bracket.
    private static bool IsRelative(ReadOnlySpan<char> text, int end)
    {
        var i = end;
        while (i > 0 && end - i < 24 && (Chars.IsLetter(text[i - 1]) || text[i - 1] == '-'))
        {
            i--;
        }

        if (end - i < 3 || !Chars.IsUpper(text[i]) || Chars.IsUpper(text[i + 1]) && Chars.IsUpper(text[end - 1]) && end - i < 5)
        {
            return false;
        }

        // « les enfants de Gaspé (2018-12-01) »: a place.
        var head = text[Math.Max(0, i - Reach)..i];
        if (head.EndsWith(" de ") || head.EndsWith(" du ") || head.EndsWith(" à ") || head.EndsWith(" of ") || head.EndsWith(" in ") || head.EndsWith(" at ") || head.EndsWith("'") || head.EndsWith("’"))
        {
            return false;
        }

        // « Mère Teresa (1910-08-26) »: a title.
        var word = head.TrimEnd(' ');
        var first = word.LastIndexOf(' ') + 1;
        if (first < word.Length && Chars.IsUpper(word[first]) && RelativeWords.Mentioned(word[first..]))
        {
            return false;
        }

        var cut = head.LastIndexOfAny(".!?\n");
        return RelativeWords.Mentioned(cut < 0 ? head : head[(cut + 1)..]);
    }
}

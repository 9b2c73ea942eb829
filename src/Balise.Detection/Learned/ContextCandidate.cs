using Balise.Detection.Identifiers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>A stretch that may be a value, and which classes its look allows: bit n for the class n.</summary>
internal readonly record struct ContextCandidate(int Start, int End, ushort Allowed, bool IsDate);

/// <summary>
/// The look of a candidate: what it may be at all. These are rules, not weights: a plate has the shape of a plate, a birth is a date, an account
/// at a bank has digits only.
/// </summary>
internal static class ContextShapes
{
    private const int Longest = 34;
    private const int MostParts = 4;
    private static readonly string[] Plates = ["Ldd~LLL", "ddL~LLL", "LLL~ddL", "ddd~LLL", "LLL~ddd", "L~ddddd", "LL~ddddd", "L~dddddd", "LLLL~ddd", "LLL~dddd", "LL~dddd", "Ldd~dddd", "L~dd~LLL", "L~dd~dddd", "Lddd~ddd", "L~ddd~ddd", "L~dd~ddd", "LL~dd~ddd", "T~ddddd~L", "T~dd~ddd~L", "LL~dddd~L", "LLd~ddL", "dLLLddd"];

    /// <summary>The stretches to judge around a token with digits; at most <paramref name="into"/>.Length.</summary>
    public static int Candidates(ReadOnlySpan<char> text, in ContextPlace place, Span<ContextCandidate> into)
    {
        var count = 0;
        var (from, to) = (place.Start, place.End);
        if (IsDate(text, from, to, out var dateFrom, out var dateTo, out var compact))
        {
            into[count++] = new ContextCandidate(dateFrom, dateTo, (ushort)(Bit(ContextClass.None) | Bit(ContextClass.BirthDate)), true);
            if (!compact)
            {
                return count;
            }
        }

        Add(text, from, to, into, ref count);
        var end = to;
        for (var parts = 0; parts < MostParts && Part(text, end, from) is > 0 and var next; parts++)
        {
            end = next;
            Add(text, from, end, into, ref count);
        }

        if (end == to && to - from == 3 && to < text.Length && text[to] == ' ' && Shape.Match(text, from, "Ldd LLL") is > 0 and var plate && Shape.FreeAfter(text, plate) && IsPlate(text, from, plate))
        {
            Add(text, from, plate, into, ref count);
        }

        // « PIJ 448120 », « ABC 123 »: capitals of the value, before a space.
        var head = from - 1;
        while (head > 0 && from - head < 6 && text[head - 1] is >= 'A' and <= 'Z')
        {
            head--;
        }

        if (from > 2 && text[from - 1] == ' ' && from - 1 - head is >= 1 and <= 4 && (head == 0 || !Chars.IsWord(text[head - 1]) && text[head - 1] is not ('\'' or '’')))
        {
            Add(text, head, to, into, ref count);
            if (end > to)
            {
                Add(text, head, end, into, ref count);
            }
        }

        return count;
    }

    /// <summary>A word without digits, or a few words, near a word for an account or a password.</summary>
    public static ContextCandidate Word(ReadOnlySpan<char> text, int from, int to)
    {
        var allowed = Bit(ContextClass.None) | Bit(ContextClass.Password);
        var value = text[from..to];
        if (value.IndexOf(' ') < 0 && Chars.IsLetter(value[0]) && value.IndexOfAny("!?#$%&*+/") < 0)
        {
            allowed = (ushort)(allowed | Bit(ContextClass.UserName));
        }

        return new ContextCandidate(from, to, (ushort)allowed, false);
    }

    private static void Add(ReadOnlySpan<char> text, int from, int to, Span<ContextCandidate> into, ref int count)
    {
        if (count < into.Length && to - from <= Longest && Allowed(text, from, to) is var allowed && allowed != Bit(ContextClass.None))
        {
            into[count++] = new ContextCandidate(from, to, (ushort)allowed, false);
        }
    }

    private static int Allowed(ReadOnlySpan<char> text, int from, int to)
    {
        int digits = 0, letters = 0, spaces = 0, others = 0, joints = 0;
        var value = text[from..to];
        foreach (var c in value)
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
            letters += Chars.IsLetter(c) ? 1 : 0;
            spaces += c == ' ' ? 1 : 0;
            joints += c is '-' or '.' or '/' ? 1 : 0;
            others += Chars.IsWord(c) || c is ' ' or '-' or '.' or '/' ? 0 : 1;
        }

        var allowed = (int)Bit(ContextClass.None);
        if (digits == 0)
        {
            return allowed;
        }

        if (others == 0)
        {
            allowed |= digits >= 3 && value.Length <= 16 || digits == 2 && letters > 0 ? Bit(ContextClass.EmployeeId) : 0;
            allowed |= digits >= 3 ? Bit(ContextClass.FileNumber) : 0;
            allowed |= digits >= 5 ? Bit(ContextClass.HealthNumber) : 0;
            allowed |= digits >= 5 && letters == 0 ? Bit(ContextClass.BankAccount) : 0;
            allowed |= digits + letters is >= 5 and <= 7 && letters > 0 && IsPlate(text, from, to) ? Bit(ContextClass.Plate) : 0;
        }

        if (spaces == 0)
        {
            allowed |= letters > 0 && value.Length >= 3 && value.IndexOfAny("!?#$%&*+/") < 0 || letters == 0 && others == 0 && joints == 0 && digits >= 5 ? Bit(ContextClass.UserName) : 0;
            allowed |= digits >= 4 || letters > 0 && value.Length >= 4 || joints > 0 && digits >= 3 ? Bit(ContextClass.Password) : 0;
        }
        else
        {
            allowed |= letters == 0 && digits is >= 4 and <= 8 ? Bit(ContextClass.Password) : 0;
        }

        return allowed;
    }

    // The next group after one space: digits, or a few capitals.
    private static int Part(ReadOnlySpan<char> text, int at, int from)
    {
        if (at + 1 >= text.Length || text[at] != ' ')
        {
            return -1;
        }

        var i = at + 1;
        int upper = 0, digits = 0;
        while (i < text.Length && i - from <= Longest && (Chars.IsDigit(text[i]) || text[i] is >= 'A' and <= 'Z' || text[i] == '-' && digits > 0 && i + 1 < text.Length && Chars.IsDigit(text[i + 1])))
        {
            upper += text[i] is >= 'A' and <= 'Z' ? 1 : 0;
            digits += Chars.IsDigit(text[i]) ? 1 : 0;
            i++;
        }

        var free = i >= text.Length || !Chars.IsWord(text[i]) && text[i] is not ('\'' or '’' or '@' or '$' or '%');
        return free && (digits > 0 && digits + upper <= 10 || upper is >= 1 and <= 4) ? i : -1;
    }

    private static bool IsPlate(ReadOnlySpan<char> text, int from, int to)
    {
        // « x70 hwn », as it is typed on a telephone: only the shape of most cars.
        if (Shape.Match(text, from, "Ldd~LLL") == to && text[from..to].IndexOfAnyInRange('A', 'Z') < 0)
        {
            return true;
        }

        var upper = 0;
        foreach (var c in text[from..to])
        {
            upper += c is >= 'A' and <= 'Z' ? 1 : c is >= 'a' and <= 'z' ? -100 : 0;
        }

        foreach (var shape in Plates)
        {
            if (upper > 0 && Shape.Match(text, from, shape) == to)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDate(ReadOnlySpan<char> text, int from, int to, out int dateFrom, out int dateTo, out bool compact)
    {
        var start = from;
        while (start < to && !Chars.IsDigit(text[start]))
        {
            start++;
        }

        var end = start;
        while (end < to && Chars.IsDigit(text[end]))
        {
            end++;
        }

        compact = end - start is 6 or 8 && end - start == to - from;
        (dateFrom, dateTo) = (start, end);
        return start == from && end - start is 1 or 2 or 4 or 6 or 8 && Dates.Read(text, start, end, out dateFrom, out dateTo) && dateTo >= to;
    }

    public static ushort Bit(ContextClass of) => (ushort)(1 << (int)of);
}

using System.Buffers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Folding;

/// <summary>
/// Digits written as words: « zéro quarante-six quatre cinq quatre… », « five one four… ». The words become digits in a small piece, with the
/// words around, and the ordinary detectors judge the piece.
/// </summary>
internal static class SpelledOut
{
    private const int MaxDigits = 20;
    private const int MaxBack = 200;

    /// <summary>Nine digits drawn at random hold at least one of these nearly always, in French and in English.</summary>
    private static readonly string[] Cues = ["cinq", "uatre", "neuf", "rois ", "xante", "rante", "vingt", "five", "seven", "eight", "hree ", "CINQ", "QUATRE", "FIVE", "four ", "nine ", "zero ", "Four ", "Five", "Seven", "Eight", "Cinq"];

    public static readonly SearchValues<string> Words = SearchValues.Create(Cues, StringComparison.Ordinal);

    /// <summary>Reads the run of number words around a hit; returns where the run ends, so that it is read once.</summary>
    public static int Examine(ref Scan scan, int hit, Rejoiner.Judge judge)
    {
        var text = scan.Text;
        var start = RunStart(text, hit);
        scan.Into.Work += hit - start;
        var piece = scan.Into.Piece(scan.Depth);
        piece.Clear();
        Rejoiner.AppendContext(scan, piece, Math.Max(0, start - 90), start);
        if (piece.Length > 0 && !char.IsWhiteSpace(piece.Text[^1]))
        {
            piece.Append(' ', scan.ToOriginal(start));
        }

        var from = piece.Length;
        var reader = new Run(scan, piece);
        var i = start;
        var last = start;
        while (i < text.Length && piece.Length - from < MaxDigits)
        {
            if (Chars.IsDigit(text[i]))
            {
                if (!Chars.IsDigit(text[Math.Max(i, 1) - 1]) && reader.AfterWord && IsWhole(piece.Length - from + reader.Pending))
                {
                    break;
                }

                reader.Digit(i);
                last = ++i;
                continue;
            }

            if (!Chars.IsLetter(text[i]))
            {
                if (i - last > 4 || (text[i] == '\n' && IsWhole(piece.Length - from + reader.Pending)) || text[i] is ';' or ':' or '(' or '!' or '?' or '[' or '|' or '=' or '>' or '\t')
                {
                    break;
                }

                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && Chars.IsLetter(text[end]))
            {
                end++;
            }

            var value = NumberWords.Of(text[i..end]);
            if (value == NumberWords.None)
            {
                break;
            }

            reader.Word(i, value);
            last = value == NumberWords.Link ? last : end;
            i = end;
        }

        reader.Flush();
        var to = piece.Length;
        if (to - from == 8)
        {
            (from, to) = WithLetters(scan, piece, start, from);
        }

        if (to - from >= 8)
        {
            piece.Append(' ', scan.ToOriginal(last));
            Rejoiner.AppendContext(scan, piece, last, Math.Min(text.Length, last + 36));
            piece.End(scan.ToOriginal(Math.Min(text.Length, last + 36)));
            judge(ref scan, piece, from, to, Reasons.SpelledOut);
            if (to - from is 9 or 10)
            {
                // Nobody spells nine or ten digits of anything else than what is dialled or shown: grouped as they are printed, they need no word.
                Grouped(scan, piece, from, last, to - from == 9 ? " ddd ddd" : " ddd-dddd");
                judge(ref scan, piece, from, from + 3, Reasons.SpelledOut);
            }
        }

        return Math.Max(last, hit + 1);
    }

    // As many digits as are dialled or shown: what stands on the next line, or in figures, is something else.
    private static bool IsWhole(int digits) => digits is 9 or 10 or 16;

    private static void Grouped(in Scan scan, View piece, int from, int last, string shape)
    {
        Span<char> digits = stackalloc char[10];
        Span<int> places = stackalloc int[10];
        var count = shape.Count(c => c == 'd') + 3;
        piece.Text.Slice(from, count).CopyTo(digits);
        piece.Map.Slice(from, count).CopyTo(places);
        piece.Truncate(from);
        for (var i = 0; i < 3; i++)
        {
            piece.Append(digits[i], places[i]);
        }

        var next = 3;
        foreach (var c in shape)
        {
            piece.Append(c == 'd' ? digits[next] : c, places[next]);
            next += c == 'd' ? 1 : 0;
        }

        piece.Append(' ', scan.ToOriginal(last));
        Rejoiner.AppendContext(scan, piece, last, Math.Min(scan.Text.Length, last + 36));
        piece.End(scan.ToOriginal(Math.Min(scan.Text.Length, last + 36)));
    }

    // « T R E M zero four one two… »: the four letters before eight spelled digits belong to them.
    private static (int From, int To) WithLetters(in Scan scan, View piece, int start, int from)
    {
        Span<int> letters = stackalloc int[4];
        if (!Rejoiner.Letters(scan.Text, start, letters))
        {
            return (from, piece.Length);
        }

        Span<char> digits = stackalloc char[8];
        Span<int> places = stackalloc int[8];
        piece.Text[from..].CopyTo(digits);
        piece.Map.Slice(from, 8).CopyTo(places);
        piece.Clear();
        Rejoiner.AppendContext(scan, piece, Math.Max(0, letters[0] - 90), letters[0]);
        foreach (var at in letters)
        {
            piece.Append(scan.Text[at], scan.ToOriginal(at));
        }

        from = piece.Length;
        for (var i = 0; i < 8; i++)
        {
            piece.Append(digits[i], places[i]);
        }

        return (from, piece.Length);
    }

    // Walks back over number words and numerals.
    private static int RunStart(ReadOnlySpan<char> text, int hit)
    {
        var start = hit;
        while (start > 0 && Chars.IsLetter(text[start - 1]))
        {
            start--;
        }

        var i = start;
        while (i > 0)
        {
            var end = i;
            while (end > 0 && i - end < 4 && text[end - 1] is ' ' or '-' or ',' or '.' or '\n' or '\u00a0')
            {
                end--;
            }

            var word = end;
            while (word > 0 && end - word < 10 && Chars.IsWord(text[word - 1]))
            {
                word--;
            }

            if (word == end || hit - word > MaxBack)
            {
                break;
            }

            var value = text[word..end];
            var digits = value.IndexOfAnyExceptInRange('0', '9') < 0 && value.Length <= 4;
            var number = digits ? 0 : NumberWords.Of(value);
            if (number == NumberWords.None)
            {
                break;
            }

            i = word;
            start = number is NumberWords.Link ? start : word;
        }

        return start;
    }

    /// <summary>Turns words into digits: « cinq cent quatorze » is 514, « zéro quatre » is 04, « quatre-vingt-douze » is 92.</summary>
    private ref struct Run(Scan scan, View piece)
    {
        private readonly Scan scan = scan;
        private int value = -1;
        private int times = 1;
        private int at;

        /// <summary>Whether the last was a word.</summary>
        public bool AfterWord { get; private set; }

        /// <summary>Digits of the number that is being said.</summary>
        public readonly int Pending => value < 0 ? 0 : times * (value < 10 ? 1 : value < 100 ? 2 : value < 1000 ? 3 : 4);

        public void Digit(int place)
        {
            Flush();
            AfterWord = false;
            piece.Append(scan.Text[place], scan.ToOriginal(place));
        }

        public void Word(int place, int word)
        {
            AfterWord = true;
            if (word == NumberWords.Link)
            {
                return;
            }

            if (word is NumberWords.Double or NumberWords.Triple)
            {
                Flush();
                times = word == NumberWords.Double ? 2 : 3;
                return;
            }

            if (value >= 0 && Continues(word))
            {
                value = word == NumberWords.Hundred ? value * 100 : word == 20 && value % 100 == 4 ? value - 4 + 80 : value + word;
                return;
            }

            Flush();
            at = place;
            value = word;
        }

        private readonly bool Continues(int word)
        {
            var tail = value % 100;
            if (word == NumberWords.Hundred)
            {
                return value is >= 1 and <= 9;
            }

            if (word == 20 && tail == 4)
            {
                return true;
            }

            // After a hundred, anything below a hundred; after a ten, a unit; after sixty or eighty, up to nineteen.
            return (value >= 100 && tail == 0 && word > 0) || (tail is 60 or 80 && word is >= 1 and <= 19) || (tail is 20 or 30 or 40 or 50 or 70 or 90 && word is >= 1 and <= 9)
                || (tail == 10 && word is >= 7 and <= 9) || (tail is 70 or 90 && word is >= 7 and <= 9);
        }

        public void Flush()
        {
            if (value < 0)
            {
                return;
            }

            Span<char> digits = stackalloc char[6];
            if (value.TryFormat(digits, out var length, provider: System.Globalization.CultureInfo.InvariantCulture))
            {
                for (; times > 0; times--)
                {
                    foreach (var c in digits[..length])
                    {
                        piece.Append(c, scan.ToOriginal(at));
                    }
                }
            }

            times = 1;
            value = -1;
        }
    }
}

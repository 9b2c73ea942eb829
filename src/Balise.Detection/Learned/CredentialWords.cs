using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>
/// Words without digits that may be an account or a password. Any word may, so they are looked for only near the words for accounts and passwords, and
/// an ordinary word only where a value is announced: after a colon, in quotation marks, after « est ».
/// </summary>
internal static class CredentialWords
{
    private const int Before = 40;
    private const int After = 110;
    private const int LongestPhrase = 40;

    /// <summary>Merges the words near the cues with the places of numbers, in order.</summary>
    public static int Gather(ReadOnlySpan<char> text, ContextPlaces from, ContextWords words, ref ContextPlace[] into)
    {
        var cues = from.Cues;
        cues.Sort();
        var count = 0;
        var reached = 0;
        var number = 0;
        var numbers = from.Numbers;
        foreach (var cue in cues)
        {
            var at = Math.Max(reached, cue - Before);
            reached = Math.Max(reached, Math.Min(text.Length, cue + After));
            while (at > 0 && at < reached && ContextPlaces.IsPart(text[at - 1]) && ContextPlaces.IsPart(text[at]))
            {
                at++;
            }

            while (at < reached)
            {
                if (!ContextPlaces.IsPart(text[at]))
                {
                    at++;
                    continue;
                }

                var end = at;
                while (end < text.Length && end - at <= ContextPlaces.MaxToken && ContextPlaces.IsPart(text[end]))
                {
                    end++;
                }

                var (start, stop) = (at, end);
                ContextPlaces.Trim(text, ref start, ref stop);
                if (stop > start && stop - start <= ContextPlaces.MaxToken && Phrase(text, start) is var phrase)
                {
                    if (phrase > stop)
                    {
                        Merge(numbers, ref number, start, ref into, ref count);
                        Put(new ContextPlace(start, phrase, true), ref into, ref count);
                    }
                    else if (!Chars.HasDigit(text[start..stop]) && MayBe(text, start, stop, words))
                    {
                        Merge(numbers, ref number, start, ref into, ref count);
                        Put(new ContextPlace(start, stop, true), ref into, ref count);
                    }
                }

                at = Math.Max(end, at + 1);
            }

            reached = Math.Max(reached, at);
        }

        Merge(numbers, ref number, int.MaxValue, ref into, ref count);
        return count;
    }

    // « "jardin de roses" », « phrase de passe : orme castor vitrail »: several words in quotation marks, or alone after a colon.
    private static int Phrase(ReadOnlySpan<char> text, int start)
    {
        if (start == 0 || start + 4 > text.Length)
        {
            return -1;
        }

        var opening = start - 1;
        while (opening > 0 && text[opening] is ' ' or '\u00a0' && start - opening < 3)
        {
            opening--;
        }

        var closing = text[opening] switch { '"' => '"', '«' => '»', '“' => '”', '\'' => '\'', '`' => '`', ':' => '\n', _ => '\0' };
        if (closing == '\0' || closing is '"' or '\'' or '`' && opening != start - 1)
        {
            return -1;
        }

        var window = text.Slice(start, Math.Min(text.Length - start, closing == '\n' ? 2 * LongestPhrase : LongestPhrase));
        var end = window.IndexOf(closing);
        end = end < 0 && closing == '\n' && start + window.Length == text.Length ? window.Length : end;
        if (end < 0)
        {
            return -1;
        }

        var phrase = window[..end].TrimEnd(" .\u00a0\r");
        var spaces = phrase.Count(' ');
        return spaces is >= 1 and <= 11 && phrase.IndexOfAny(",;:()/=<>\n") < 0 ? start + phrase.Length : -1;
    }

    private static bool MayBe(ReadOnlySpan<char> text, int start, int stop, ContextWords words)
    {
        var value = text[start..stop];
        if (value.Length < 3)
        {
            return false;
        }

        int upper = 0, others = 0, wide = 0;
        for (var i = 0; i < value.Length; i++)
        {
            upper += Chars.IsUpper(value[i]) ? 1 : 0;
            others += Chars.IsLetter(value[i]) ? 0 : 1;
            wide += value[i] > 127 ? 1 : 0;
        }

        if (others > 0)
        {
            // « porte-parole » and « wi-fi » are words; the model tells them from « svc-scan ».
            return true;
        }

        if (IsAnnounced(text, start))
        {
            return true;
        }

        if (upper > 0)
        {
            return upper > 1 && upper < value.Length;
        }

        return wide == 0 && (words[ContextHash.Of(value)] & (WordKnowledge.Common | WordKnowledge.Filler)) == 0;
    }

    // After a colon, an equals sign, a cell border, an opening quotation mark; after « est », « is », « c'était », « pour », « to ».
    private static bool IsAnnounced(ReadOnlySpan<char> text, int start)
    {
        var i = start;
        while (i > 0 && start - i < 3 && text[i - 1] is ' ' or '\u00a0')
        {
            i--;
        }

        if (i == 0)
        {
            return false;
        }

        if (text[i - 1] is ':' or '=' or '|' or '"' or '«' or '“' or '`' or '(' or '/' or '\\' or '\t' or '\n' or ';' or ',' || text[i - 1] is '\'' && i > 1 && !Chars.IsLetter(text[i - 2]))
        {
            return true;
        }

        var head = text[Math.Max(0, i - 6)..i];
        return i < start && (head.EndsWith("est") || head.EndsWith("is") || head.EndsWith("was") || head.EndsWith("était") || head.EndsWith(" pour") || head.EndsWith(" to") || head.EndsWith(" par") || head.EndsWith(" as") || head.EndsWith(" c"));
    }

    private static void Merge(ReadOnlySpan<ContextPlace> numbers, ref int number, int before, ref ContextPlace[] into, ref int count)
    {
        while (number < numbers.Length && numbers[number].Start < before)
        {
            Put(numbers[number++], ref into, ref count);
        }
    }

    private static void Put(in ContextPlace place, ref ContextPlace[] into, ref int count)
    {
        if (count == into.Length)
        {
            Array.Resize(ref into, Math.Max(64, count * 2));
        }

        into[count++] = place;
    }
}

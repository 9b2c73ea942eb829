using System.Buffers;

namespace Balise.Detection.Scanning;

/// <summary>Finds the triggers and wakes the detectors that asked for them.</summary>
internal sealed class Engine
{
    private const int MinToken = 16;
    private static readonly SearchValues<char> Hinges = SearchValues.Create("0123456789@=:\n[|");
    private readonly Examine[][] byRunLength = new Examine[32][];
    private readonly Examine[] at;
    private readonly Examine[] tokens;
    private readonly Examine[] assignments;
    private readonly Examine[] marks;
    private readonly Examine[] credentials;
    private readonly Examine[] openings;
    private readonly IPersonTagger? names;

    public Engine(IReadOnlyList<Detector> detectors, IPersonTagger? names)
    {
        this.names = names;
        for (var n = 0; n < 32; n++)
        {
            byRunLength[n] = [.. detectors.Where(d => d.On.HasFlag(Trigger.Digits) && (d.RunLengths >> n & 1) != 0).Select(d => d.Examine)];
        }

        at = Of(Trigger.At);
        tokens = Of(Trigger.Token);
        assignments = Of(Trigger.Assignment);
        marks = Of(Trigger.Mark);
        credentials = Of(Trigger.Credential);
        openings = Of(Trigger.Opening);
        Examine[] Of(Trigger trigger) => [.. detectors.Where(d => d.On.HasFlag(trigger)).Select(d => d.Examine)];
    }

    public void Scan(ReadOnlySpan<char> text, FindingBuffer into)
    {
        var scan = new Scan(text, into);
        Walk(ref scan);
        names?.Tag(text, into);
    }

    /// <summary>Wakes the detectors over one view.</summary>
    private void Walk(ref Scan scan)
    {
        WalkHinges(ref scan);
        WalkWords(ref scan, marks, Keywords.Marks, false);
        WalkWords(ref scan, credentials, Keywords.Credentials, true);
    }

    private void WalkHinges(ref Scan scan)
    {
        var text = scan.Text;
        var i = 0;
        Open(ref scan, 0);
        while (true)
        {
            var step = text[i..].IndexOfAny(Hinges);
            if (step < 0)
            {
                return;
            }

            i += step;
            var c = text[i];
            if (!Chars.IsDigit(c))
            {
                i++;
                if (c == '@')
                {
                    Wake(at, ref scan, i - 1, i);
                    continue;
                }

                if (c is ':' or '=')
                {
                    Wake(assignments, ref scan, i - 1, i);
                }

                Open(ref scan, i);
                continue;
            }

            var end = i + 1;
            while (end < text.Length && Chars.IsDigit(text[end]))
            {
                end++;
            }

            Wake(byRunLength[Math.Min(end - i, 31)], ref scan, i, end);
            if (tokens.Length > 0 && i >= scan.TokenEnd)
            {
                WakeTokens(ref scan, i, end);
            }

            i = end;
        }
    }

    // Marks stand at an opening: they are capitalised, and they begin with one of few letters.
    private void Open(ref Scan scan, int i)
    {
        var text = scan.Text;
        var floor = i;
        while (i < text.Length && i - floor < 8 && text[i] is ' ' or '\t' or '*' or '-' or '[' or '(' or '«' or '"' or '#' or '_' or '>' or '–' or '—')
        {
            i++;
        }

        if (i < text.Length && text[i] is 'C' or 'D' or 'E' or 'H' or 'I' or 'N' or 'P' or 'R' or 'S' or 'T' or 'U' or 'L' or 'À' or 'A' or 'M')
        {
            Wake(openings, ref scan, i, i + 1);
        }
    }

    private void WakeTokens(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start;
        while (from > scan.TokenEnd && Chars.IsToken(text[from - 1]))
        {
            from--;
        }

        while (end < text.Length && Chars.IsToken(text[end]))
        {
            end++;
        }

        scan.TokenEnd = end;
        if (end - from >= MinToken)
        {
            Wake(tokens, ref scan, from, end);
        }
    }

    private static void WalkWords(ref Scan scan, Examine[] detectors, SearchValues<string> words, bool names)
    {
        if (detectors.Length == 0)
        {
            return;
        }

        var text = scan.Text;
        for (var i = 0; ;)
        {
            var step = text[i..].IndexOfAny(words);
            if (step < 0)
            {
                return;
            }

            i += step;
            var end = i + (names ? Keywords.CredentialLength(text[i..]) : Keywords.MarkLength(text[i..]));
            Wake(detectors, ref scan, i, end);
            i = end;
        }
    }

    private static void Wake(Examine[] detectors, ref Scan scan, int start, int end)
    {
        foreach (var examine in detectors)
        {
            examine(ref scan, start, end);
        }
    }
}

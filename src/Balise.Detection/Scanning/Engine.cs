using System.Buffers;
using Balise.Detection.Folding;
using Balise.Detection.Learned;
using Balise.Detection.Rules;

namespace Balise.Detection.Scanning;

/// <summary>Finds the triggers and wakes the detectors that asked for them.</summary>
internal sealed partial class Engine
{
    private static readonly SearchValues<char> Hinges = SearchValues.Create("0123456789@=:\n[|(\\");
    private readonly Examine[][] byRunLength = new Examine[32][];
    private readonly Examine[][] joinedByRunLength = new Examine[32][];
    private readonly Examine[] at;
    private readonly Examine[] tokens;
    private readonly Examine[] assignments;
    private readonly Examine[] marks;
    private readonly Examine[] credentials;
    private readonly Examine[] openings;
    private readonly Examine[] accounts;
    private readonly Examine[] asides;
    private readonly IReadOnlyList<OperatorRule> rules;
    private readonly IPersonTagger? names;
    private readonly ContextModel? context;
    private readonly Rejoiner.Judge judgeDigits;
    private readonly Rejoiner.Judge judgeEmail;

    public Engine(IReadOnlyList<Detector> detectors, IReadOnlyList<OperatorRule> rules, IPersonTagger? names, ContextModel? context)
    {
        this.rules = rules;
        this.names = names;
        this.context = context;
        judgeDigits = JudgeDigits;
        judgeEmail = JudgeEmail;
        for (var n = 0; n < 32; n++)
        {
            byRunLength[n] = [.. detectors.Where(d => d.On.HasFlag(Trigger.Digits) && (d.RunLengths >> n & 1) != 0).Select(d => d.Examine)];
        }

        for (var n = 0; n < 32; n++)
        {
            joinedByRunLength[n] = [.. detectors.Where(d => d.Rejoins && (d.RunLengths >> n & 1) != 0).Select(d => d.Examine)];
        }

        at = Of(Trigger.At);
        tokens = Of(Trigger.Token);
        assignments = Of(Trigger.Assignment);
        marks = Of(Trigger.Mark);
        credentials = Of(Trigger.Credential);
        openings = Of(Trigger.Opening);
        accounts = Of(Trigger.Account);
        asides = Of(Trigger.Aside);
        Examine[] Of(Trigger trigger) => [.. detectors.Where(d => d.On.HasFlag(trigger)).Select(d => d.Examine)];
    }

    public void Scan(ReadOnlySpan<char> text, FindingBuffer into)
    {
        into.DecodeBudget = (4 * Math.Min(text.Length, 1 << 28)) + 4096;
        var first = Folder.FirstChange(text);
        if (first < 0)
        {
            var plain = new Scan(text, into);
            Walk(ref plain);
            names?.Tag(text, into);
            Read(text, default, into);
            return;
        }

        var view = into.Folded(0);
        Folder.Fold(text, first, view);
        var scan = new Scan(view.Text, into, view.Map);
        Walk(ref scan);
        var before = into.Count;
        names?.Tag(view.Text, into);
        into.Remap(before, view.Map);
        Read(view.Text, view.Map, into);
    }

    private void Read(ReadOnlySpan<char> text, ReadOnlySpan<int> map, FindingBuffer into)
    {
        into.Settle();
        if (context is not null)
        {
            ContextReader.Read(text, map, into, context);
        }
    }

    /// <summary>Wakes the detectors over one view.</summary>
    private void Walk(ref Scan scan)
    {
        WalkHinges(ref scan);
        WalkLongWords(ref scan);
        WalkWords(ref scan, marks, Keywords.Marks, Keywords.MarkLength);
        WalkWords(ref scan, credentials, Keywords.Credentials, Keywords.CredentialLength);
        WalkWords(ref scan, accounts, Keywords.Accounts, Keywords.AccountLength);
        WalkSpelled(ref scan);
        if (rules.Count > 0)
        {
            RuleRunner.Run(rules, ref scan);
        }
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
                    if (i > 1 && text[i - 2] == ' ')
                    {
                        SpelledEmail.Examine(ref scan, i - 1, judgeEmail);
                    }

                    Wake(at, ref scan, i - 1, i);
                    continue;
                }

                if (c is '(' or '\\')
                {
                    // Most brackets open a sentence or a number: what stands aside begins in lower case, or is quoted.
                    if (c == '\\' || (i < text.Length && text[i] is (>= 'a' and <= 'z') or '"' or '\''))
                    {
                        Wake(asides, ref scan, i - 1, i);
                    }

                    continue;
                }

                if (c is ':' or '=')
                {
                    Wake(assignments, ref scan, i - 1, i);
                }

                Open(ref scan, i);
                continue;
            }

            if (IsInLongRun(ref scan, i))
            {
                if (i >= scan.TokenEnd)
                {
                    WakeTokens(ref scan, i, i + 1);
                }

                i = scan.RunEnd;
                continue;
            }

            var end = i + 1;
            while (end < text.Length && Chars.IsDigit(text[end]))
            {
                end++;
            }

            if (IsShare(text, i, end))
            {
                i = end;
                continue;
            }

            Wake(byRunLength[Math.Min(end - i, 31)], ref scan, i, end);
            if (i >= scan.PlaceEnd && scan.Depth == 0)
            {
                scan.PlaceEnd = scan.Into.Context.Places.Consider(text, i, end);
            }

            Rejoiner.Examine(ref scan, i, end, judgeDigits);
            Splitter.Examine(ref scan, i, end, judgeDigits);
            if (i >= scan.TokenEnd)
            {
                WakeTokens(ref scan, i, end);
            }

            i = end;
        }
    }

    // « 71 % », « 250 $ »: three digits at most, alone before the sign. Nothing is ever named by a share or a price.
    private static bool IsShare(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start > 3 || start == 0 || text[start - 1] is not (' ' or '(' or '\u00a0') || end + 1 >= text.Length)
        {
            return false;
        }

        return text[end] is ' ' or '\u00a0' ? text[end + 1] is '%' or '$' && (end + 2 == text.Length || text[end + 2] is ' ' or '.' or ',' or ';' or ')' or '\n') : text[end] == '%' && text[end + 1] is ' ' or '.' or ',' or ';' or ')' or '\n';
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

    private static void WalkWords(ref Scan scan, Examine[] detectors, SearchValues<string> words, Keywords.LengthOf length)
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
            var end = i + length(text[i..]);
            if (words != Keywords.Marks && scan.Depth == 0)
            {
                scan.Into.Context.Places.AddCue(i);
            }

            Wake(detectors, ref scan, i, end);
            i = end;
        }
    }

    private static void Wake(Examine[] detectors, ref Scan scan, int start, int end)
    {
        scan.Into.Work += detectors.Length;
        foreach (var examine in detectors)
        {
            examine(ref scan, start, end);
        }
    }
}

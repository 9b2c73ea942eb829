using Balise.Detection.Identifiers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Rules;

/// <summary>Applies operator rules to a view of the text.</summary>
internal static class RuleRunner
{
    public static void Run(IReadOnlyList<OperatorRule> rules, ref Scan scan)
    {
        foreach (var rule in rules)
        {
            foreach (var match in rule.Pattern.EnumerateMatches(scan.Text))
            {
                var value = scan.Text.Slice(match.Index, match.Length);
                if (match.Length > 0 && Passes(rule.Check, value) && IsNamed(rule, scan.Text, match.Index, match.Index + match.Length))
                {
                    var reasons = Reasons.OperatorRule | (rule.Check != RuleCheck.None ? Reasons.CheckDigit : Reasons.None)
                        | (rule.Words.Count > 0 ? Reasons.ContextWord : Reasons.None);
                    scan.Report(match.Index, match.Index + match.Length, rule.Type, rule.Confidence, reasons, detail: rule.Id);
                }
            }
        }
    }

    private static bool IsNamed(OperatorRule rule, ReadOnlySpan<char> text, int start, int end)
    {
        if (rule.Words.Count == 0)
        {
            return true;
        }

        var around = text[Math.Max(0, start - rule.Within)..Math.Min(text.Length, end + rule.Within)];
        foreach (var word in rule.Words)
        {
            if (around.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Passes(RuleCheck check, ReadOnlySpan<char> value)
    {
        switch (check)
        {
            case RuleCheck.Luhn:
                return value.IndexOfAnyInRange('0', '9') >= 0 && Checks.Luhn(value);
            case RuleCheck.Mod97:
                return Checks.Mod97(value);
            case RuleCheck.Nam:
                Span<char> compact = stackalloc char[12];
                var n = 0;
                foreach (var c in value)
                {
                    if (Chars.IsDigit(c) || Chars.IsAsciiLetter(c))
                    {
                        if (n == 12 || Chars.IsDigit(c) != n >= 4)
                        {
                            return false;
                        }

                        compact[n++] = c;
                    }
                }

                return n == 12 && NamCheck.IsValid(compact[..4], compact[4..]);
            default:
                return true;
        }
    }
}

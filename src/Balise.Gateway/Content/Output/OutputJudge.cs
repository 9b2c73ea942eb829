using Balise.Detection;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Content.Output;

/// <summary>Counts what an answer brings and says whether it may be shown. What the request already held is not the system's doing.</summary>
internal static class OutputJudge
{
    /// <summary>False when the answer brings a category it may not bring.</summary>
    /// <param name="text">What was scanned; empty for a stream.</param>
    /// <param name="stream">The stream that was scanned, which remembers its last characters.</param>
    public static bool Permits(Call call, ulong denied, FindingBuffer found, ReadOnlySpan<char> text, ScanStream? stream = null)
    {
        foreach (ref readonly var finding in found.Findings)
        {
            if (!Weight.Counts(in finding) || call.Categories.Of(finding.Type, finding.Detail) is not (>= 0 and var category))
            {
                continue;
            }

            var output = call.Output ??= new OutputFindings();
            output.Count(category);
            if (!WasAsked(call, output, finding, stream is null ? text[finding.Start..finding.End] : stream.Recall(finding.Start, finding.End)))
            {
                Own(call, output, category);
            }
        }

        var sensitive = call.Categories.SensitiveContext >= 0 && Sensitive(found);
        if (sensitive)
        {
            (call.Output ??= new OutputFindings()).Sensitive = true;
        }

        // The word may come before the person, in another piece of the answer.
        if (call.Output is { Sensitive: true } brought && (brought.Own & call.Categories.Personal) != 0
            && (sensitive || (brought.Own & (1UL << call.Categories.SensitiveContext)) == 0))
        {
            brought.Count(call.Categories.SensitiveContext);
            Own(call, brought, call.Categories.SensitiveContext);
        }

        if (found.Truncated && denied != 0)
        {
            (call.Output ??= new OutputFindings()).Overflowed = true;
            return false;
        }

        return call.Output is null || (call.Output.Own & denied) == 0;
    }

    private static void Own(Call call, OutputFindings output, int category)
    {
        output.Own |= 1UL << category;
        var level = call.Policy.LevelOf(1UL << category);
        output.Level = level > output.Level ? level : output.Level;
    }

    private static bool Sensitive(FindingBuffer found)
    {
        foreach (ref readonly var signal in found.Signals)
        {
            if (Weight.Counts(in signal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool WasAsked(Call call, OutputFindings output, in Finding finding, ReadOnlySpan<char> value) =>
        (output.Asked ??= AskedBy(call)).Contains((finding.Type, ValueForms.Normalise(finding.Type, value)));

    // Read once: an answer may repeat thousands of values of a request that holds thousands.
    private static HashSet<(FindingType Type, string Value)> AskedBy(Call call)
    {
        HashSet<(FindingType, string)> asked = [];
        foreach (var piece in call.Scan.Conversation.Findings)
        {
            Add(piece.Finding, call.Text.Conversation[piece.Segment].Span);
        }

        foreach (ref readonly var beside in call.Scan.Beside.Findings)
        {
            Add(in beside, call.Text.Beside.Span);
        }

        return asked;

        void Add(in Finding finding, ReadOnlySpan<char> text) => asked.Add((finding.Type, ValueForms.Normalise(finding.Type, text[finding.Start..finding.End])));
    }
}

using Balise.Detection;
using Balise.Detection.Markings;
using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Policies;
using Explanation = Balise.Detection.Explanation;

namespace Balise.Gateway.Content;

/// <summary>The gateway's detectors and thresholds on a text that is not sent: read as one message, with buffers of its own that go with it.</summary>
internal sealed class TextChecker(DetectorSet detectors, NormsPack norms) : ITextCheck
{
    public TextCheck Check(string text, Language language)
    {
        var french = language is Language.French;
        var scan = new ConversationBuffer();
        detectors.ScanConversation([text.AsMemory()], scan);

        // Findings of one message are already sorted and apart.
        List<TextFinding> findings = [.. scan.Findings.Select(piece => Describe(piece.Finding, language))];
        SortedSet<string> categories = new(findings.Where(f => f is { Weighs: true, Level: not null }).Select(f => f.Category), StringComparer.Ordinal);
        var personal = categories.Any(c => norms.FindingLevels[c].Personal) && norms.FindingLevels.ContainsKey(Weight.SensitiveContext);
        List<TextSignal> signals = [];
        foreach (ref readonly var signal in scan.Signals)
        {
            var weighs = personal && Weight.Counts(in signal);
            signals.Add(new TextSignal(signal.Start, signal.End, Explanation.Label(signal.Kind, french), weighs));
            if (weighs)
            {
                categories.Add(Weight.SensitiveContext);
            }
        }

        var level = categories.Count == 0 ? SecurityLevel.Unclassified : categories.Max(c => norms.FindingLevels[c].Level);
        return new TextCheck(
            findings, signals, level, [.. categories.Select(c => norms.FindingLevels[c]).Where(f => f.Level == level)], [.. categories], scan.Truncated);
    }

    private TextFinding Describe(in Finding finding, Language language)
    {
        var french = language is Language.French;
        var category = Weight.Category(in finding);
        var known = norms.FindingLevels.GetValueOrDefault(category);
        var title = known is not null ? known.Title.In(language)
            : finding is { Type: FindingType.Marking, Detail: { } kind } ? $"{Explanation.Label(finding.Type, french)} ({MarkKinds.Label(kind, french)})"
            : Explanation.Label(finding.Type, french);
        return new TextFinding(
            finding.Start, finding.End, category, title, Explanation.Why(in finding, french), finding.Confidence,
            (finding.Flags & FindingFlags.PublicContact) != 0, Weight.Counts(in finding), known?.Level);
    }
}

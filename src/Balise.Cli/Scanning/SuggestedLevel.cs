using Balise.Detection;
using Balise.Domain.Data;
using Balise.Domain.Norms;

namespace Balise.Cli.Scanning;

/// <summary>The level the content of a text suggests by the norms: the highest of its values, counted as the gateway counts them.</summary>
internal sealed class SuggestedLevel(IReadOnlyDictionary<string, FindingLevel> levels)
{
    private const string SensitiveContext = "SENSITIVE_CONTEXT";
    private const float Decisive = 0.5f;

    public SecurityLevel Of(FindingBuffer found)
    {
        var highest = SecurityLevel.Unclassified;
        var personal = false;
        foreach (ref readonly var finding in found.Findings)
        {
            if (Rule(finding) is { } rule)
            {
                highest = rule.Level > highest ? rule.Level : highest;
                personal |= rule.Personal;
            }
        }

        // A sensitive word says something about a person only where a person is.
        if (personal && levels.TryGetValue(SensitiveContext, out var sensitive) && sensitive.Level > highest)
        {
            foreach (ref readonly var signal in found.Signals)
            {
                highest = signal.Kind is SignalKind.SoleProprietor ? highest : sensitive.Level;
            }
        }

        return highest;
    }

    /// <summary>The level of one finding; null when it decides nothing: unsure, public, or without a rule.</summary>
    public SecurityLevel? Of(in Finding finding) => Rule(finding)?.Level;

    private FindingLevel? Rule(in Finding finding) =>
        finding.Confidence >= Decisive && (finding.Flags & FindingFlags.PublicContact) == 0
            ? levels.GetValueOrDefault(finding.Type is FindingType.Marking ? $"MARKING:{finding.Detail}" : FindingTypes.Name(finding.Type))
            : null;
}

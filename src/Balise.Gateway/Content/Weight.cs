using Balise.Detection;

namespace Balise.Gateway.Content;

/// <summary>What of a scan counts in a decision: one place, for requests and for those who try a text before sending it.</summary>
internal static class Weight
{
    public const string SensitiveContext = "SENSITIVE_CONTEXT";

    public const string MarkPrefix = "MARKING:";

    // Confidence under which a finding informs people but decides nothing.
    private const float Decisive = 0.5f;

    public static bool Counts(in Finding finding) => finding.Confidence >= Decisive && (finding.Flags & FindingFlags.PublicContact) == 0;

    /// <summary>Where personal information is; alone a word raises nothing.</summary>
    public static bool Counts(in Signal signal) => signal.Kind is not SignalKind.SoleProprietor;

    /// <summary>The category of the norms, whether or not they give it a level.</summary>
    public static string Category(in Finding finding) =>
        finding is { Type: FindingType.Marking, Detail: { } kind } ? MarkPrefix + kind : FindingTypes.Name(finding.Type);
}

namespace Balise.Journal.Entries;

/// <summary>How a request that was let through ended: the values of <c>outcome</c>. Closed.</summary>
public static class Outcomes
{
    public const string Completed = "completed";
    public const string CutByClient = "cut_by_client";
    public const string CutByStop = "cut_by_stop";
    public const string BlockedOnOutput = "blocked_on_output";
    public const string UpstreamFailed = "upstream_failed";

    /// <summary>The process died before the end was known; written by recovery at the next start.</summary>
    public const string Unknown = "unknown";

    public static bool IsValid(string outcome) =>
        outcome is Completed or CutByClient or CutByStop or BlockedOnOutput or UpstreamFailed or Unknown;
}

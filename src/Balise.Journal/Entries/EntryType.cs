namespace Balise.Journal.Entries;

/// <summary>
/// The types of entry that the journal itself knows. The vocabulary is open: another type is <c>[a-z][a-z0-9_]{0,39}</c>.
/// </summary>
public static class EntryType
{
    /// <summary>What the gateway decided for one request, before any byte leaves: <c>snapshot verdict rules findings</c>.</summary>
    public const string Decision = "decision";

    /// <summary>How a decision that let something through ended: <c>decision outcome</c>.</summary>
    public const string Outcome = "outcome";

    /// <summary>What a person or the system did to requests under way: a stop, its lifting, a validation.</summary>
    public const string Intervention = "intervention";

    /// <summary>A fact of governance: what changed in the registers, by whom.</summary>
    public const string Governance = "governance";

    /// <summary>Payloads removed because their retention ended: <c>ranges</c>, an array of <c>{"first","last"}</c>, both included.</summary>
    public const string Retention = "retention";

    /// <summary>The writer's clock went back further than tolerated; <c>previous</c> is the latest instant written before.</summary>
    public const string Clock = "clock";

    // Lines of an export that are not entries.
    internal const string CheckpointLine = "checkpoint";
    internal const string ExpiredLine = "expired";

    /// <summary>Whether an entry may have this type.</summary>
    public static bool IsValid(string type) =>
        type.Length is >= 1 and <= 40
        && char.IsAsciiLetterLower(type[0])
        && !type.AsSpan().ContainsAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789_")
        && type is not (CheckpointLine or ExpiredLine);
}

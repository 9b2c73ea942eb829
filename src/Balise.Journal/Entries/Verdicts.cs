namespace Balise.Journal.Entries;

/// <summary>The values of <c>verdict</c> in a decision, as written in the journal.</summary>
public static class Verdicts
{
    public const string Allow = "allow";
    public const string Transform = "transform";
    public const string Hold = "hold";
    public const string Deny = "deny";

    public static bool IsValid(string verdict) => verdict is Allow or Transform or Hold or Deny;

    /// <summary>Whether something left, so that exactly one outcome must follow.</summary>
    internal static bool LetsThrough(string? verdict) => verdict is Allow or Transform;
}

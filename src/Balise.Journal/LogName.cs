namespace Balise.Journal;

/// <summary>The name of a log, which is also the origin line of its checkpoints: 1 to 128 of <c>[A-Za-z0-9._/-]</c>.</summary>
public static class LogName
{
    public const int MaxLength = 128;

    public static bool IsValid(string name) =>
        name.Length is >= 1 and <= MaxLength
        && !name.AsSpan().ContainsAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-");

    internal static string Check(string name) =>
        IsValid(name) ? name : throw new ArgumentException($"'{name}' cannot be the name of a log.", nameof(name));
}

namespace Balise.Cli;

/// <summary>What the program's end means. Scripts rely on these.</summary>
public static class ExitCode
{
    /// <summary>Done, and nothing is wrong.</summary>
    public const int Done = 0;

    /// <summary>Done, and something is wrong: a fault in a journal, another verdict, a failed case, a line that could not be scanned.</summary>
    public const int Fault = 1;

    /// <summary>Not done: the command is badly written, or what it names cannot be read.</summary>
    public const int Misused = 2;

    /// <summary>Done, and a text reaches the level named with <c>scan --fail-at</c>; said even when something else could not be scanned.</summary>
    public const int LevelReached = 3;
}

/// <summary>What the command was given cannot be used; the message says what and what to do.</summary>
internal sealed class UnusableException(string message) : Exception(message);

namespace Balise.Gateway.Content.Output;

/// <summary>What of an answer waits for the detectors before it is shown, from the least to the most.</summary>
internal enum Reserve
{
    /// <summary>What secrets and marks are made of.</summary>
    Secrets,

    /// <summary>The same, and the words of health, justice, discipline…: somebody may be named, but not together with them.</summary>
    SensitiveMatters,

    /// <summary>The same, and whatever may designate somebody.</summary>
    People,
}

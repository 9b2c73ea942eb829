namespace Balise.Domain.Norms;

/// <summary>What is counted to see that a use is not as usual.</summary>
public enum AnomalySignal : byte
{
    /// <summary>Requests.</summary>
    Volume,

    /// <summary>Requests between two hours of the night.</summary>
    Hour,

    /// <summary>Refusals, one after the other.</summary>
    Refusals,

    /// <summary>Requests with personal information, one after the other.</summary>
    Findings,

    /// <summary>Networks never seen for this key.</summary>
    Place,

    /// <summary>Texts that try to command the model against its rules.</summary>
    Injection,
}

/// <summary>What happens when the threshold is reached.</summary>
public enum AnomalyAction : byte
{
    Off,
    Alert,
    Hold,
}

/// <summary>A way of being abnormal, as the norms know it; the body turns it on with a threshold of its own.</summary>
/// <param name="Threshold">Proposed to the body.</param>
/// <param name="Minutes">Within which it is counted.</param>
/// <param name="Action">Proposed to the body.</param>
public sealed record AnomalyPattern(
    string Id, AnomalySignal Signal, int Threshold, int Minutes, AnomalyAction Action, Source Source, Text Title, Text Why)
{
    /// <summary>First hour of the night, 0 to 23, in the body's zone; for <see cref="AnomalySignal.Hour"/>.</summary>
    public int From { get; init; }

    /// <summary>First hour of the day.</summary>
    public int Until { get; init; }

    /// <summary>Looked for without case; for <see cref="AnomalySignal.Injection"/>.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];
}

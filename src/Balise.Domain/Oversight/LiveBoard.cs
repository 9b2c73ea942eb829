namespace Balise.Domain.Oversight;

/// <summary>What the gateway is doing now, for one organisation. Units and roles, never names or content.</summary>
public interface ILiveBoard
{
    LiveFigures Read(Guid organization);

    /// <summary>How many answers are being streamed now that a stop of this reach would cut.</summary>
    int OpenCalls(Guid organization, StopScope scope, string target);
}

/// <summary>Cuts what a stop reaches, in this process.</summary>
public interface IOpenCalls
{
    /// <summary>Cancels every open call that the policy in force refuses by a stop; returns how many.</summary>
    int CutStopped(Guid organization);
}

/// <param name="PerMinute">The last 60 minutes, oldest first.</param>
public sealed record LiveFigures(
    DateTimeOffset At, string? Snapshot, int OpenStreams, long Today, long AllowedToday, long MaskedToday, long HeldToday, long RefusedToday,
    double? AddedMedianMs, double? AddedP95Ms, IReadOnlyList<LiveMinute> PerMinute, IReadOnlyList<LiveCode> RefusalsByCode,
    IReadOnlyList<LiveDecision> Last)
{
    /// <summary>Calls that wait for a person.</summary>
    public int Waiting { get; init; }
}

public sealed record LiveMinute(DateTimeOffset Minute, int Allowed, int Masked, int RefusedOrHeld);

public sealed record LiveCode(string Code, long Count);

/// <param name="Outcome">Empty while the answer is open.</param>
public sealed record LiveDecision(
    Guid Id, DateTimeOffset At, string? UseCase, string? System, string Verdict, string? Code, string Level, string Outcome);

namespace Balise.Domain.Oversight;

/// <summary>How the systems answer, as this process sees it. Nothing is decided on it but the order in which systems are tried.</summary>
public interface IUpstreamHealth
{
    /// <summary>One line for each system that was tried since the start.</summary>
    IReadOnlyList<SystemHealth> Read(Guid organization);
}

/// <param name="System">Slug.</param>
/// <param name="Failures">In a row.</param>
/// <param name="Since">When it began to be as it is.</param>
public sealed record SystemHealth(string System, HealthState State, int Failures, DateTimeOffset Since);

public enum HealthState
{
    Available,

    /// <summary>It failed the last time; it is still tried first.</summary>
    Faltering,

    /// <summary>It failed several times in a row: others are tried before it, and it is asked from time to time whether it is back.</summary>
    Unavailable,
}

namespace Balise.Detection;

/// <summary>A weak observation: it may raise attention, it never blocks alone, and it is kept apart from findings.</summary>
public readonly record struct Signal(int Start, int End, SignalKind Kind);

/// <summary>Sensitive vocabulary near personal information, and identifiers that are personal only in part.</summary>
public enum SignalKind : byte
{
    Health,
    Judicial,
    Disciplinary,
    YouthProtection,
    EthnicOrigin,
    SexualOrientation,
    Salary,
    SoleProprietor,
}

/// <summary>The stable names of signals.</summary>
public static class Signals
{
    public static string Name(SignalKind kind) => kind switch
    {
        SignalKind.Health => "HEALTH",
        SignalKind.Judicial => "JUDICIAL",
        SignalKind.Disciplinary => "DISCIPLINARY",
        SignalKind.YouthProtection => "YOUTH_PROTECTION",
        SignalKind.EthnicOrigin => "ETHNIC_ORIGIN",
        SignalKind.SexualOrientation => "SEXUAL_ORIENTATION",
        SignalKind.Salary => "SALARY",
        SignalKind.SoleProprietor => "SOLE_PROPRIETOR",
        _ => "OTHER",
    };
}

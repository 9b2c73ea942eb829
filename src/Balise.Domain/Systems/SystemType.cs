namespace Balise.Domain.Systems;

/// <summary>The four types of generative AI system (Guide, 2.2 and note 13). Closed list.</summary>
public enum SystemType : byte
{
    /// <summary>Any consumer version reachable on the web, Copilot Chat included.</summary>
    PublicSystem,

    /// <summary>Closed circuit, for example an enterprise tenant.</summary>
    ClosedCircuitSystem,

    /// <summary>Sovereign: hosted and controlled under Québec law.</summary>
    SovereignSystem,

    /// <summary>Government closed circuit.</summary>
    GovernmentClosedCircuitSystem,
}

/// <summary>Wire names of the system types.</summary>
public static class SystemTypes
{
    public static readonly string[] Names = ["public_system", "closed_circuit_system", "sovereign_system", "government_closed_circuit_system"];

    public static string Name(this SystemType type) => Names[(int)type];

    public static bool TryParse(string? name, out SystemType type)
    {
        var index = Array.IndexOf(Names, name);
        type = index < 0 ? default : (SystemType)index;
        return index >= 0;
    }
}

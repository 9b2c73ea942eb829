namespace Balise.Domain.Data;

/// <summary>
/// The four levels of government digital data (Guide, 2.2; Order 2024-05), lowest first so that the highest of two is their maximum.
/// Québec's Protégé C is not the federal Protected C: it holds Secret and Très secret.
/// </summary>
public enum SecurityLevel : byte
{
    /// <summary>Public.</summary>
    Unclassified,

    /// <summary>Diffusion restreinte.</summary>
    ProtectedA,

    /// <summary>Confidentiel: personal information.</summary>
    ProtectedB,

    /// <summary>Secret and Très secret: sensitive personal information.</summary>
    ProtectedC,
}

/// <summary>Wire names of the levels, as in the <c>x-balise-classification</c> header.</summary>
public static class SecurityLevels
{
    public static readonly string[] Names = ["unclassified", "protected_a", "protected_b", "protected_c"];

    public static string Name(this SecurityLevel level) => Names[(int)level];

    public static bool TryParse(ReadOnlySpan<char> name, out SecurityLevel level)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (name.Equals(Names[i], StringComparison.Ordinal))
            {
                level = (SecurityLevel)i;
                return true;
            }
        }

        level = default;
        return false;
    }
}

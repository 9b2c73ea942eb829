using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Systems;

namespace Balise.Domain.Policies;

/// <summary>A system of the snapshot with its answers worked out.</summary>
internal sealed class SystemPolicy
{
    public required SnapshotSystem Snapshot { get; init; }

    public required int Index { get; init; }

    /// <summary>Bit of the prohibition that holds it, or -1.</summary>
    public required int Prohibition { get; init; }

    /// <summary>By use type: the stricter of the national table and the body's own permission.</summary>
    public required Permission[] Permissions { get; init; }

    public required bool OutsideQuebec { get; init; }

    public bool IsPublic => Snapshot.Type is SystemType.PublicSystem;

    public static SystemPolicy Compile(SnapshotSystem system, int index, CompiledPolicy policy) => new()
    {
        Snapshot = system,
        Index = index,
        Prohibition = system.ProhibitedBy is { } rule ? policy.RuleIds[rule] : -1,
        Permissions = [.. policy.Snapshot.UseTypes.Select(useType => Stricter(useType, system))],
        OutsideQuebec = !system.Jurisdiction.Equals("CA-QC", StringComparison.OrdinalIgnoreCase),
    };

    // A body may only tighten: the national table bounds what a permission can open (Guide, 4.1).
    private static Permission Stricter(SnapshotUseType useType, SnapshotSystem system)
    {
        var own = system.Permissions.FirstOrDefault(p => p.UseType == useType.Id)?.Status ?? Permission.Forbidden;
        var national = useType.Everywhere || system.Type is SystemType.PublicSystem ? useType.OnPublic : Permission.Allowed;
        return (Permission)Math.Min((byte)own, (byte)national);
    }
}

/// <summary>A use case of the snapshot with its content rules as masks.</summary>
internal sealed class UseCasePolicy
{
    public required SnapshotUseCase Snapshot { get; init; }

    public required int Index { get; init; }

    public required int UseType { get; init; }

    public required ulong Blocked { get; init; }

    public required ulong Masked { get; init; }

    public static UseCasePolicy Compile(SnapshotUseCase useCase, int index, CompiledPolicy policy)
    {
        ulong blocked = 0, masked = 0;
        for (var i = 0; i < policy.Snapshot.Categories.Count; i++)
        {
            var category = policy.Snapshot.Categories[i];
            var rule = useCase.Content.FirstOrDefault(r => r.Category == category.Id)
                ?? (category.Personal ? useCase.Content.FirstOrDefault(r => r.Category == UseCases.ContentRule.Personal) : null);
            blocked |= rule?.Action is UseCases.ContentAction.Block ? 1UL << i : 0;
            masked |= rule?.Action is UseCases.ContentAction.Mask && IsValue(category.Id) ? 1UL << i : 0;
        }

        return new UseCasePolicy
        {
            Snapshot = useCase, Index = index, UseType = policy.FindUseType(useCase.UseType), Blocked = blocked, Masked = masked,
        };
    }

    // A marking or a sensitive subject is said by the whole text: no placeholder takes it away, so its level stays.
    private static bool IsValue(string category) =>
        category != "SENSITIVE_CONTEXT" && !category.StartsWith("MARKING:", StringComparison.Ordinal);
}

/// <summary>Categories found → highest level, without a loop over categories.</summary>
internal sealed class LevelMask
{
    private readonly ulong[] masks = new ulong[4];

    public ulong Personal { get; private init; }

    public static LevelMask Build(IReadOnlyList<SnapshotCategory> categories)
    {
        ulong personal = 0;
        var levels = new ulong[4];
        for (var i = 0; i < categories.Count; i++)
        {
            levels[(int)categories[i].Level] |= 1UL << i;
            personal |= categories[i].Personal ? 1UL << i : 0;
        }

        var mask = new LevelMask { Personal = personal };
        levels.CopyTo(mask.masks, 0);
        return mask;
    }

    public SecurityLevel Highest(ulong findings) =>
        (findings & masks[3]) != 0 ? SecurityLevel.ProtectedC
        : (findings & masks[2]) != 0 ? SecurityLevel.ProtectedB
        : (findings & masks[1]) != 0 ? SecurityLevel.ProtectedA
        : SecurityLevel.Unclassified;
}

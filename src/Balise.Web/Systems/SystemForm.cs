using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Systems;

namespace Balise.Web.Systems;

/// <summary>The form of a system, as typed: what comes back is shown again as it was.</summary>
public sealed partial class SystemForm
{
    /// <summary>The version the person saw; 0 for a new system.</summary>
    public int Version { get; set; }

    public string? Slug { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    /// <summary>Wire name of the type.</summary>
    public string? Type { get; set; }

    public string? Provider { get; set; }

    public string? ProviderDomain { get; set; }

    public string? Jurisdiction { get; set; }

    public HostingKind Hosting { get; set; }

    public string? ModelFamily { get; set; }

    public string? DerivedFrom { get; set; }

    /// <summary>One name per line.</summary>
    public string? Models { get; set; }

    public Openness Openness { get; set; }

    public bool Specialized { get; set; }

    /// <summary>Wire name of the level.</summary>
    public string? MaxLevel { get; set; }

    public string? Upstream { get; set; }

    /// <summary>By use type of the norms; a post without any leaves it empty.</summary>
    public Dictionary<string, UseForm> Uses { get; set => field = value ?? []; } = [];

    public static SystemForm Of(AiSystem system)
    {
        var form = OfSheet(system);
        form.ReadService(system.Details);
        return form;
    }

    private static SystemForm OfSheet(AiSystem system) => new()
    {
        Version = system.Version,
        Slug = system.Slug,
        Name = system.Details.Name,
        Description = system.Details.Description,
        Type = system.Details.Type.Name(),
        Provider = system.Details.Provider,
        ProviderDomain = system.Details.ProviderDomain,
        Jurisdiction = system.Details.Jurisdiction,
        Hosting = system.Details.Hosting,
        ModelFamily = system.Details.ModelFamily,
        DerivedFrom = system.Details.DerivedFrom,
        Models = string.Join('\n', system.Details.Models),
        Openness = system.Details.Openness,
        Specialized = system.Details.Specialized,
        MaxLevel = system.Details.MaxLevel.Name(),
        Upstream = system.Details.Upstream,
        Uses = system.Details.Permissions.ToDictionary(p => p.UseType, p => new UseForm { Status = p.Status, Condition = p.Condition }),
    };

    public UseForm Use(string useType) => Uses.GetValueOrDefault(useType) ?? new UseForm();

    /// <summary>Unknown names of closed lists, which no screen sends, fall to the strictest.</summary>
    public SystemDetails ToDetails() => new()
    {
        Name = Typed(Name),
        Description = Typed(Description),
        Type = SystemTypes.TryParse(Type, out var type) ? type : SystemType.PublicSystem,
        Provider = Typed(Provider),
        ProviderDomain = Typed(ProviderDomain),
        Jurisdiction = Typed(Jurisdiction),
        Hosting = Hosting,
        ModelFamily = Typed(ModelFamily),
        DerivedFrom = Typed(DerivedFrom),
        Models = [.. (Models ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase)],
        Openness = Openness,
        Specialized = Specialized,
        MaxLevel = SecurityLevels.TryParse(MaxLevel, out var level) ? level : SecurityLevel.Unclassified,
        Upstream = Typed(Upstream),
        Connection = ToConnection(),
        Figures = ToFigures([.. (Models ?? "").Split('\n', StringSplitOptions.TrimEntries)]),
        Permissions = [.. Uses.OrderBy(u => u.Key, StringComparer.Ordinal)
            .Where(u => u.Value.Status is not Permission.Forbidden || Typed(u.Value.Condition).Length > 0)
            .Select(u => new UsePermission(u.Key, u.Value.Status, Typed(u.Value.Condition)))],
    };

    private static string Typed(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";

    /// <summary>What this system may be used for, one use type.</summary>
    public sealed class UseForm
    {
        public Permission Status { get; set; }

        public string? Condition { get; set; }
    }
}

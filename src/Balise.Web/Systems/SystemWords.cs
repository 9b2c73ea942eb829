using Balise.Domain.Norms;
using Balise.Domain.Systems;
using Balise.Web.Design;
using Balise.Web.Shell;

namespace Balise.Web.Systems;

/// <summary>What a system's sheet says, in words.</summary>
internal static class SystemWords
{
    public static string Type(this Words words, SystemType type) => words[$"system.type.{type.Name()}"];

    /// <summary>« Québec », or the code when it has no name here.</summary>
    public static string Place(this Words words, string jurisdiction) =>
        words.Has("place." + jurisdiction) ? words[$"place.{jurisdiction}"] : jurisdiction;

    public static string Level(this Words words, Domain.Data.SecurityLevel level) => words[$"level.{(int)level}"];

    public static string UseType(this Words words, NormsPack norms, string id) =>
        norms.UseTypes.TryGetValue(id, out var type) ? words.In(type.Title) : id;

    public static (BadgeKind Kind, Glyph Icon) Look(SystemState state) => state switch
    {
        SystemState.InService => (BadgeKind.Ok, Glyph.Check),
        SystemState.Suspended => (BadgeKind.Warn, Glyph.Pause),
        SystemState.Decommissioned => (BadgeKind.Off, Glyph.Archive),
        _ => (BadgeKind.Off, Glyph.Pencil),
    };

    public static (BadgeKind Kind, Glyph Icon) Look(Permission permission) => permission switch
    {
        Permission.Allowed => (BadgeKind.Ok, Glyph.Check),
        Permission.Restricted => (BadgeKind.Cond, Glyph.Check),
        _ => (BadgeKind.No, Glyph.Cross),
    };

    /// <summary>The value of one field of the form, as people read it: for the table of differences.</summary>
    public static string Value(this Words words, string field, SystemDetails details, NormsPack norms) => field switch
    {
        nameof(details.Name) => details.Name,
        nameof(details.Description) => details.Description,
        nameof(details.Type) => words.Type(details.Type),
        nameof(details.Provider) => details.Provider,
        nameof(details.ProviderDomain) => details.ProviderDomain,
        nameof(details.Jurisdiction) => words.Place(details.Jurisdiction),
        nameof(details.Hosting) => words.Of("hosting", details.Hosting),
        nameof(details.ModelFamily) => details.ModelFamily,
        nameof(details.DerivedFrom) => details.DerivedFrom,
        nameof(details.Models) => string.Join(", ", details.Models),
        nameof(details.Openness) => words.Of("openness", details.Openness),
        nameof(details.Specialized) => words[details.Specialized ? "form.yes" : "form.no"],
        nameof(details.MaxLevel) => words.Level(details.MaxLevel),
        nameof(details.Upstream) => details.Upstream,
        "Kind" => words.Of("service", details.Connection.Kind),
        "ApiVersion" => details.Connection.ApiVersion,
        "PrivateNetwork" => words[details.Connection.PrivateNetwork ? "form.yes" : "form.no"],
        "ProviderNames" => string.Join(", ", details.Connection.ProviderNames),
        nameof(details.Figures) => string.Join("; ", details.Figures.Select(f => f.Model)),
        nameof(details.Permissions) => string.Join("; ", details.Permissions.Where(p => p.Status is not Permission.Forbidden).Select(p =>
            $"{words.UseType(norms, p.UseType)} ({words.Of("permission", p.Status)}{(p.Condition.Length > 0 ? ", " : "")}{p.Condition})")),
        _ => "",
    };
}

using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.Policies;
using Balise.Web.Design;
using Balise.Web.Shell;

namespace Balise.Web.Oversight.Internal;

/// <summary>What the gateway and its journal say, in words.</summary>
internal static class OversightWords
{
    public static (BadgeKind Kind, Glyph Icon) Look(string verdict) => verdict switch
    {
        "allow" => (BadgeKind.Ok, Glyph.Check),
        "transform" => (BadgeKind.Wait, Glyph.Mask),
        "hold" => (BadgeKind.Warn, Glyph.Clock),
        _ => (BadgeKind.No, Glyph.Cross),
    };

    public static (BadgeKind Kind, Glyph Icon) LookOfOutcome(string outcome) => outcome switch
    {
        "completed" => (BadgeKind.Ok, Glyph.Check),
        "cut_by_client" => (BadgeKind.Off, Glyph.Close),
        "unknown" => (BadgeKind.Warn, Glyph.Question),
        _ => (BadgeKind.No, Glyph.Stop),
    };

    /// <summary>A word of a closed list, or the value itself when it is not one of ours.</summary>
    public static string Known(this Words words, string prefix, string value) =>
        words.Has($"{prefix}.{value}") ? words[$"{prefix}.{value}"] : value;

    /// <summary>A refusal code in words: the title of its rule when it has one rule only, else the words of the code.</summary>
    public static string Code(this Words words, string code, NormsPack norms)
    {
        var rules = norms.Rules.Values.Where(r => r.Code == code).ToList();
        return rules is [var only] ? words.In(only.Title) : words.Has("code." + code) ? words[$"code.{code}"] : code;
    }

    /// <summary>Where the rules of a code come from: « Guide, 2.2 ».</summary>
    public static IReadOnlyList<string> CodeSources(this Words words, string code, NormsPack norms) =>
        [.. norms.Rules.Values.Where(r => r.Code == code).Select(r => Wording.Cite(r.Source, norms, words.Spoken())).Distinct()];

    /// <summary>Rank of a level's wire name; an unknown name counts as the highest.</summary>
    public static int Level(string? name) => SecurityLevels.TryParse(name, out var level) ? (int)level : (int)SecurityLevel.ProtectedC;

    /// <summary>« AE-5F3A9C12 »: the end of the id, which tells stops apart.</summary>
    public static string Number(EmergencyStop stop) => $"AE-{stop.Id.Value.ToString("N")[^8..].ToUpperInvariant()}";

    /// <summary>The end of an entry's id, enough to tell the lines of a screen apart; its page gives the whole.</summary>
    public static string Short(Guid id) => "…" + id.ToString("N")[^8..];
}

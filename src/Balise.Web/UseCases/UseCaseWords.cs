using Balise.Domain.Norms;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Design;
using Balise.Web.Shell;
using Balise.Web.Systems;

namespace Balise.Web.UseCases;

/// <summary>What a use case's sheet says, in words.</summary>
internal static class UseCaseWords
{
    public static (BadgeKind Kind, Glyph Icon) Look(UseCaseState state) => state switch
    {
        UseCaseState.Authorized => (BadgeKind.Ok, Glyph.Check),
        UseCaseState.AuthorizedWithConditions => (BadgeKind.Cond, Glyph.Check),
        UseCaseState.InEvaluation => (BadgeKind.Wait, Glyph.Clock),
        UseCaseState.Refused => (BadgeKind.No, Glyph.Cross),
        UseCaseState.Suspended => (BadgeKind.Warn, Glyph.Pause),
        UseCaseState.Retired => (BadgeKind.Off, Glyph.Archive),
        _ => (BadgeKind.Off, Glyph.Pencil),
    };

    /// <summary>« Numéro d’assurance sociale : masquer ».</summary>
    public static string Content(this Words words, ContentRule rule, NormsPack norms, Formats formats) =>
        formats.Labelled(words.Category(rule.Category, norms), words.Of("content", rule.Action));

    public static string Category(this Words words, string category, NormsPack norms) =>
        category == ContentRule.Personal ? words["content.personal"]
        : norms.FindingLevels.TryGetValue(category, out var finding) ? words.In(finding.Title)
        : category;

    /// <summary>The value of one field of the form, as people read it: for the table of differences.</summary>
    public static string Value(
        this Words words, string field, UseCaseDetails details, IReadOnlyList<AiSystem> systems, NormsPack norms, Formats formats) => field switch
        {
            nameof(details.Title) => details.Title,
            nameof(details.Purpose) => details.Purpose,
            nameof(details.System) => systems.FirstOrDefault(s => s.Id == details.System)?.Details.Name ?? "",
            nameof(details.UseType) => words.UseType(norms, details.UseType),
            nameof(details.Audience) => details.Audience,
            nameof(details.Fallback) => details.Fallback,
            nameof(details.Retention) => words.Of("retention", details.Retention),
            nameof(details.Alternatives) => string.Join(", ", details.Alternatives.Select(a =>
                $"{systems.FirstOrDefault(s => s.Id == a.System)?.Details.Name} ({a.Model})")),
            nameof(details.Content) => string.Join("; ", details.Content.Select(c => words.Content(c, norms, formats))),
            _ => "",
        };
}

using Balise.Domain.Data;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Web.UseCases;

/// <summary>The form of a use case, as typed: what comes back is shown again as it was.</summary>
public sealed class UseCaseForm
{
    /// <summary>The version the person saw; 0 for a new use case.</summary>
    public int Version { get; set; }

    public string? Slug { get; set; }

    public string? Title { get; set; }

    public string? Purpose { get; set; }

    /// <summary>Id of the system.</summary>
    public Guid? System { get; set; }

    public string? UseType { get; set; }

    public string? Audience { get; set; }

    public string? Fallback { get; set; }

    public RetentionClass Retention { get; set; }

    /// <summary>In the order they are tried: « id of a system|model », or nothing.</summary>
    public List<string?> Alternatives { get; set => field = value ?? []; } = [];

    /// <summary>What is done with any personal information that has no line of its own.</summary>
    public ContentAction Personal { get; set; } = ContentAction.Block;

    /// <summary>By category of finding: the name of an action, or empty to follow <see cref="Personal"/>.</summary>
    public Dictionary<string, string?> Content { get; set => field = value ?? []; } = [];

    public static UseCaseForm Of(UseCase useCase) => new()
    {
        Version = useCase.Version,
        Slug = useCase.Slug,
        Title = useCase.Details.Title,
        Purpose = useCase.Details.Purpose,
        System = useCase.Details.System.Value,
        UseType = useCase.Details.UseType,
        Audience = useCase.Details.Audience,
        Fallback = useCase.Details.Fallback,
        Retention = useCase.Details.Retention,
        Alternatives = [.. useCase.Details.Alternatives.Select(a => $"{a.System}|{a.Model}")],
        Personal = useCase.Details.Content.FirstOrDefault(c => c.Category == ContentRule.Personal)?.Action ?? ContentAction.Block,
        Content = useCase.Details.Content.Where(c => c.Category != ContentRule.Personal)
            .ToDictionary(c => c.Category, string? (c) => c.Action.ToString()),
    };

    public UseCaseDetails ToDetails() => new()
    {
        Title = Typed(Title),
        Purpose = Typed(Purpose),
        System = new SystemId(System ?? Guid.Empty),
        UseType = Typed(UseType),
        Audience = Typed(Audience),
        Fallback = Typed(Fallback),
        Retention = Retention,
        Alternatives = [.. Alternatives.Select(a => Typed(a).Split('|', 2)).Where(a => a.Length == 2 && Guid.TryParse(a[0], out _))
            .Select(a => new UseCaseAlternative(new SystemId(Guid.Parse(a[0])), a[1]))],
        Content =
        [
            new ContentRule(ContentRule.Personal, Personal),
            .. Content.OrderBy(c => c.Key, StringComparer.Ordinal)
                .Where(c => Enum.TryParse<ContentAction>(c.Value, out _))
                .Select(c => new ContentRule(c.Key, Enum.Parse<ContentAction>(c.Value!))),
        ],
    };

    private static string Typed(string? text) => text?.ReplaceLineEndings("\n").Trim() ?? "";
}

using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Web.UseCases;

/// <summary>What a list of use cases is asked with.</summary>
public sealed record UseCaseQuery
{
    /// <summary>Looked for in number and title.</summary>
    public string? Q { get; init; }

    /// <summary>For example <c>in_evaluation</c>.</summary>
    public string? State { get; init; }

    /// <summary>Slug of a system.</summary>
    public string? System { get; init; }

    /// <summary>number, title, state, changed; a leading minus reverses.</summary>
    public string? Sort { get; init; }

    /// <summary>From 1.</summary>
    public int? Page { get; init; }
}

public sealed record UseCaseListView(IReadOnlyList<UseCaseRow> Items, int Total, int Page, int PageSize);

/// <summary>A use case to propose, or its details whole.</summary>
public sealed record UseCaseRequest
{
    /// <summary>For a new one; taken from the title when empty.</summary>
    public string Slug { get; init; } = "";

    /// <summary>The version you read; not looked at for a new one.</summary>
    public int Version { get; init; }

    public string Title { get; init; } = "";

    public string Purpose { get; init; } = "";

    /// <summary>Slug of the system.</summary>
    public string System { get; init; } = "";

    /// <summary>A use type of the norms.</summary>
    public string UseType { get; init; } = "";

    public string Audience { get; init; } = "";

    public string Fallback { get; init; } = "";

    /// <summary>How long the assistant keeps what people write in it.</summary>
    public RetentionClass Retention { get; init; }

    /// <summary>Systems tried in this order when the first does not answer.</summary>
    public IReadOnlyList<AlternativeShape> Alternatives { get; init; } = [];

    /// <summary>What the filter does, by category; <c>personal</c> stands for every personal category not listed.</summary>
    public IReadOnlyList<ContentRule> Content { get; init; } = [new(ContentRule.Personal, ContentAction.Block)];

    internal static Invalid UnknownSystem(string slug) => new([new("system", "field.unknown", ("value", slug))]);

    /// <summary>An empty system is left for the use case to refuse, with the other problems.</summary>
    internal async Task<Result<UseCaseDetails>> ReadAsync(IStore<AiSystem> systems, CancellationToken ct)
    {
        var on = System.Length == 0 ? null : await systems.FindAsync(System, ct);
        if (on is null && System.Length > 0)
        {
            return UnknownSystem(System);
        }

        List<UseCaseAlternative> alternatives = [];
        foreach (var other in (Alternatives ?? []).Where(a => a is { System: not null, Model: not null }))
        {
            var found = Guid.TryParse(other.System, out var id) ? await systems.FindAsync(id, ct) : await systems.FindAsync(other.System, ct);
            if (found is null || !found.Details.Models.Contains(other.Model, StringComparer.OrdinalIgnoreCase))
            {
                return new Invalid([new("alternatives", "field.unknown", ("value", $"{other.System} {other.Model}"))]);
            }

            alternatives.Add(new(found.Id, other.Model));
        }

        return new UseCaseDetails
        {
            Alternatives = alternatives,
            Retention = Retention,
            Title = Title.Trim(), Purpose = Purpose.Trim(), System = on?.Id ?? default, UseType = UseType, Audience = Audience.Trim(),
            Fallback = Fallback.Trim(), Content = [.. Content.Where(c => c is { Category: not null })],
        };
    }
}

/// <param name="System">Slug or id of a system.</param>
/// <param name="Model">One of the names it serves.</param>
public sealed record AlternativeShape(string System, string Model);

public sealed record UseCaseMoveRequest
{
    public UseCaseAction? Action { get; init; }
}

/// <param name="System">Slug of its system.</param>
/// <param name="Version">To send back when replacing the details.</param>
public sealed record UseCaseView(
    Guid Id, string Slug, string Number, UseCaseState State, int Version, string Title, string Purpose, string System, string UseType,
    string Audience, string Fallback, RetentionClass Retention, IReadOnlyList<AlternativeShape> Alternatives, IReadOnlyList<ContentRule> Content, Guid RequestedBy, DateTimeOffset ChangedAt)
{
    internal static UseCaseView Of(UseCase useCase, string system) => new(
        useCase.Id.Value, useCase.Slug, useCase.Number, useCase.State, useCase.Version, useCase.Details.Title, useCase.Details.Purpose, system,
        useCase.Details.UseType, useCase.Details.Audience, useCase.Details.Fallback,
        useCase.Details.Retention,
        [.. useCase.Details.Alternatives.Select(a => new AlternativeShape(a.System.ToString(), a.Model))], useCase.Details.Content, useCase.RequestedBy.Value,
        useCase.ChangedAt);
}

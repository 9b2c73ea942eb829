using Balise.Domain.Data;
using Balise.Domain.Systems;

namespace Balise.Domain.UseCases;

/// <summary>What is typed about a use case, as one value that is replaced whole.</summary>
public sealed record UseCaseDetails
{
    public const int MaxAlternatives = 3;

    public string Title { get; init; } = "";

    public string Purpose { get; init; } = "";

    public SystemId System { get; init; }

    /// <summary>The use type taken when a request names none (Guide, 4.1).</summary>
    public string UseType { get; init; } = "";

    /// <summary>Who uses it, in words: unit, job class, school.</summary>
    public string Audience { get; init; } = "";

    /// <summary>What to do by hand when the gateway refuses or is stopped (Guide, 2.3: repli).</summary>
    public string Fallback { get; init; } = "";

    /// <summary>How long the assistant keeps what people write in it.</summary>
    public RetentionClass Retention { get; init; }

    /// <summary>Systems tried in this order when the first does not answer; each is judged by the same rules, and skipped when refused.</summary>
    public IReadOnlyList<UseCaseAlternative> Alternatives { get; init; } = [];

    /// <summary>What happens when a category is found; the group <c>personal</c> stands for every personal category not listed.</summary>
    public IReadOnlyList<ContentRule> Content { get; init; } = [new(ContentRule.Personal, ContentAction.Block)];

    public List<FieldProblem> Problems(string slug)
    {
        List<FieldProblem> problems = [];
        Check(nameof(Title), Title, 160);
        Check(nameof(Purpose), Purpose, 4000);
        Check(nameof(UseType), UseType, 60);
        if (System.Value == Guid.Empty)
        {
            problems.Add(new(nameof(System), "field.required"));
        }

        if (!Slugs.IsValid(slug))
        {
            problems.Add(new("Slug", "field.slug"));
        }

        if (Fallback.Length > 2000)
        {
            problems.Add(new(nameof(Fallback), "field.too_long", ("max", "2000")));
        }

        if (Alternatives.Count > MaxAlternatives || Alternatives.Any(a => a.System == System || a.Model.Length is 0 or > 128)
            || Alternatives.DistinctBy(a => a.System).Count() < Alternatives.Count)
        {
            problems.Add(new(nameof(Alternatives), "field.alternatives", ("max", MaxAlternatives.ToString())));
        }

        return problems;

        void Check(string field, string value, int max)
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                problems.Add(new(field, "field.required"));
            }
            else if (value.Length > max)
            {
                problems.Add(new(field, "field.too_long", ("max", max.ToString())));
            }
        }
    }

    public IReadOnlyList<FieldDifference> Differences(UseCaseDetails yours) =>
        [.. new (string Field, string Theirs, string Yours)[]
        {
            (nameof(Title), Title, yours.Title),
            (nameof(Purpose), Purpose, yours.Purpose),
            (nameof(System), System.ToString(), yours.System.ToString()),
            (nameof(UseType), UseType, yours.UseType),
            (nameof(Audience), Audience, yours.Audience),
            (nameof(Fallback), Fallback, yours.Fallback),
            (nameof(Retention), Retention.ToString(), yours.Retention.ToString()),
            (nameof(Alternatives), string.Join("; ", Alternatives), string.Join("; ", yours.Alternatives)),
            (nameof(Content), string.Join("; ", Content), string.Join("; ", yours.Content)),
        }.Where(d => d.Theirs != d.Yours).Select(d => new FieldDifference(d.Field, d.Theirs, d.Yours))];
}

/// <param name="Model">One of the names that system serves.</param>
public sealed record UseCaseAlternative(SystemId System, string Model)
{
    public override string ToString() => $"{System}: {Model}";
}

/// <param name="Category">A detection category, for example <c>CA_SIN</c>, or <see cref="Personal"/>.</param>
public sealed record ContentRule(string Category, ContentAction Action)
{
    public const string Personal = "personal";
}

/// <summary>What the filter does with what it found (Guide, 1.2: automatic filters).</summary>
public enum ContentAction : byte
{
    Block,
    Mask,
    Warn,
}

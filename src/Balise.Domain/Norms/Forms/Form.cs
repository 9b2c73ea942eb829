namespace Balise.Domain.Norms.Forms;

/// <summary>A questionnaire as data (Annex 1, PIA, opinion…): one renderer shows it, one validator checks it.</summary>
/// <param name="Version">Grows with each change of the file; laid over others, their versions joined by <c>+</c>.</param>
/// <param name="Carries">Ids this form answers for: its own, and those of the forms it is laid over.</param>
public sealed record Form(
    string Id, string Version, Text Title, Text? Intro, Source Source, IReadOnlyList<string> Carries,
    IReadOnlyList<FormSection> Sections, IReadOnlyList<FormScore> Scores)
{
    public IEnumerable<Question> Questions => Sections.SelectMany(section => section.Questions);

    public Question? Find(string question) => Questions.FirstOrDefault(each => each.Id == question);

    public FormScore? FindScore(string score) => Scores.FirstOrDefault(each => each.Id == score);
}

/// <param name="FilledBy">Role asked to fill it beside the requester; <c>null</c> for the requester alone.</param>
/// <param name="ShownWhen"><c>null</c> is always.</param>
public sealed record FormSection(
    string Id, Text Title, Text? Help, FormCondition? ShownWhen, string? FilledBy, IReadOnlyList<Question> Questions);

/// <summary>One question with the clause that asks it.</summary>
/// <param name="Id">Unique in the form; never reused for something else, because answers are kept under it.</param>
public sealed record Question(string Id, Text Label, Source Source, ValueRule Rule)
{
    public Text? Help { get; init; }

    /// <summary>Rows of the list of obligations that the question carries, for example <c>CSS-119</c>.</summary>
    public IReadOnlyList<string> Obligations { get; init; } = [];

    public bool Required { get; init; }

    public FormCondition? RequiredWhen { get; init; }

    public FormCondition? ShownWhen { get; init; }

    /// <summary>Part of the minimum: a pack laid over may relabel or tighten it, never remove it nor make it optional.</summary>
    public bool Locked { get; init; }

    /// <summary>A later change of the answer marks the decision « à revoir ».</summary>
    public bool Material { get; init; }

    /// <summary>Of a table; empty otherwise.</summary>
    public IReadOnlyList<FormColumn> Columns { get; init; } = [];

    /// <summary>Fewest rows of a required table.</summary>
    public int MinRows { get; init; }

    /// <summary>Question whose date this one may not precede.</summary>
    public string? NotBefore { get; init; }

    public FormColumn? Column(string id) => Columns.FirstOrDefault(column => column.Id == id);
}

/// <summary>A typed column of a table; a table holds no table.</summary>
public sealed record FormColumn(string Id, Text Label, ValueRule Rule, bool Required)
{
    public Text? Help { get; init; }

    public IReadOnlyList<string> Obligations { get; init; } = [];
}

/// <summary>What a value may be.</summary>
public sealed record ValueRule(QuestionType Type)
{
    /// <summary>Longest text when the form does not say: a long text holds a 5,000-character answer with room to spare.</summary>
    public const int ShortText = 500, LongText = 20_000;

    /// <summary>Of a choice or a multiple choice.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>In UTF-16 units.</summary>
    public int MaxLength { get; init; } = Type == QuestionType.LongText ? LongText : ShortText;

    public FormOption? Option(string value) => Options.FirstOrDefault(option => option.Value == value);
}

/// <param name="Score">What the choice weighs in a computed score and in <c>atLeast</c>; <c>null</c> weighs nothing.</param>
public sealed record FormOption(string Value, Text Label, decimal? Score);

public enum QuestionType : byte
{
    Text,
    LongText,
    Choice,
    Multi,
    Number,

    /// <summary>Canadian dollars.</summary>
    Money,
    Date,
    Table,
    File,

    /// <summary>Id of a person of the body.</summary>
    Person,

    /// <summary>Short name of a system of the register.</summary>
    System,

    /// <summary>Short name of a data set of the inventory.</summary>
    Dataset,
}

/// <summary>A number computed from answers, never typed.</summary>
/// <param name="Of">Questions, or <c>table.column</c>.</param>
/// <param name="Levels">From the lowest threshold up.</param>
public sealed record FormScore(string Id, Text Title, ScoreKind Kind, IReadOnlyList<string> Of, IReadOnlyList<ScoreLevel> Levels)
{
    public ScoreLevel? LevelOf(decimal value) => Levels.LastOrDefault(level => level.AtLeast <= value);
}

/// <param name="Value">Stable word, for example <c>high</c> or <c>protected_b</c>.</param>
public sealed record ScoreLevel(decimal AtLeast, string Value, Text Label);

public enum ScoreKind : byte
{
    Sum,
    Max,

    /// <summary>The highest product of two columns among the rows of a table: likelihood × impact.</summary>
    MaxProduct,
}

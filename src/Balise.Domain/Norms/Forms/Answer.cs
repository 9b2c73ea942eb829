namespace Balise.Domain.Norms.Forms;

/// <summary>A value typed in a form. Closed; it says its own kind, so that it is read years later without the form.</summary>
public abstract record Answer
{
    private protected Answer()
    {
    }

    /// <summary>Nothing but white space, no choice, no row: the same as not answered.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>Same kind and same content, by the canonical JSON.</summary>
    public static bool Same(Answer? one, Answer? other) =>
        one is null or { IsEmpty: true } ? other is null or { IsEmpty: true } : other is not null && AnswerJson.Write(one) == AnswerJson.Write(other);
}

/// <summary>Text, long text, a choice's value, a person's id, a system's or data set's short name.</summary>
public sealed record TextAnswer(string Value) : Answer
{
    public override bool IsEmpty => string.IsNullOrWhiteSpace(Value);
}

public sealed record NumberAnswer(decimal Value) : Answer
{
    public override bool IsEmpty => false;
}

public sealed record DateAnswer(DateOnly Value) : Answer
{
    public override bool IsEmpty => false;
}

/// <summary>Values chosen in a multiple choice.</summary>
public sealed record ManyAnswer(IReadOnlyList<string> Values) : Answer
{
    public override bool IsEmpty => Values.Count == 0;
}

public sealed record FilesAnswer(IReadOnlyList<FileReference> Files) : Answer
{
    public override bool IsEmpty => Files.Count == 0;
}

/// <param name="Sha256">Of the stored bytes, lower-case hex.</param>
/// <param name="Size">In bytes.</param>
public sealed record FileReference(string Name, string Sha256, long Size);

public sealed record RowsAnswer(IReadOnlyList<AnswerRow> Rows) : Answer
{
    public override bool IsEmpty => Rows.All(row => row.IsEmpty);
}

/// <summary>Cells by column id; a cell holds no rows.</summary>
public sealed record AnswerRow(IReadOnlyDictionary<string, Answer> Cells)
{
    public bool IsEmpty => Cells.Values.All(cell => cell.IsEmpty);

    public Answer? Cell(string column) => Cells.GetValueOrDefault(column) is { IsEmpty: false } cell ? cell : null;
}

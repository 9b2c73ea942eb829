namespace Balise.Domain.Norms.Forms;

/// <summary>One problem of one answer: where it is, what the question is called and what to do.</summary>
/// <param name="Path"><c>question</c>, or <c>question.ROW.column</c> with rows counted from 0: the name of the field on screen.</param>
/// <param name="Code">Key of the words for the error summary, for example <c>field.required</c>.</param>
/// <param name="Remedy">A whole sentence that says what to do.</param>
public sealed record FormProblem(
    string Form, string Section, string Path, Text Label, string Code, Text Remedy, params IReadOnlyList<(string Name, string Value)> With)
{
    public FieldProblem ToField() => new($"{Form}.{Path}", Code, [.. With]);
}

/// <summary>What is asked of the answers.</summary>
public enum ValidationMode : byte
{
    /// <summary>What is typed must make sense; nothing need be complete.</summary>
    Draft,

    /// <summary>Everything required is there too.</summary>
    Submit,
}

namespace Balise.Domain;

/// <summary>
/// What a correct user can meet. <see cref="Code"/> is stable, snake_case and has French and English words
/// (a test proves it); <see cref="Parameters"/> fill the words' braces.
/// </summary>
public abstract record Error
{
    private protected Error(string code, (string Name, string Value)[] parameters)
    {
        Code = code;
        Parameters = parameters;
    }

    /// <summary>Key of the words shown, for example <c>system.not_found</c>.</summary>
    public string Code { get; }

    /// <summary>Values for the braces of the words, in no order.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; }
}

/// <summary>The thing asked for is not there, or belongs to another organisation: HTTP 404.</summary>
public sealed record NotFound(string What, params (string, string)[] With) : Error(What, With);

/// <summary>The state does not allow it, or someone else changed it first: HTTP 409.</summary>
public record Conflict(string What, params (string, string)[] With) : Error(What, With);

/// <summary>This person may not: HTTP 403. The words name the role needed.</summary>
public sealed record Forbidden(string What, params (string, string)[] With) : Error(What, With);

/// <summary>What was typed cannot be taken: HTTP 422, all problems at once.</summary>
public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : Error("form.invalid", []);

/// <summary>One problem of one field. <paramref name="Field"/> is the form field's name, <paramref name="Code"/> its words.</summary>
public sealed record FieldProblem(string Field, string Code, params (string Name, string Value)[] With);

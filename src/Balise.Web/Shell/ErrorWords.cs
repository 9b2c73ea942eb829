using Balise.Domain;
using Balise.Domain.Policies;

namespace Balise.Web.Shell;

/// <summary>What a correct user met, in words: screens and API say the same thing. Keys are <c>problem.CODE</c>.</summary>
public sealed class ErrorWords(Words words, Formats formats)
{
    public string Of(Error error) => Say(error.Code, error.Parameters);

    public string Of(FieldProblem problem) => Say(problem.Code, problem.With);

    /// <summary>The words of a code that no use case answered.</summary>
    public string Of(string code, IReadOnlyList<(string Name, string Value)> values) => Say(code, values);

    /// <summary>« Fournisseur : remplissez ce champ »: said away from its field, a problem names it.</summary>
    /// <param name="problem">What to correct.</param>
    /// <param name="label">Key of the field's label.</param>
    public string Of(FieldProblem problem, string label)
    {
        var said = Of(problem);
        return words.Has(label) ? formats.Labelled(words[label], char.ToLowerInvariant(said[0]) + said[1..]) : said;
    }

    /// <summary>Names of roles from the codes an error carries: « a ou b ».</summary>
    public string Roles(string codes) => formats.Alternatives([.. codes.Split(", ").Select(role => RoleNames.Label(words, role))]);

    private string Say(string code, IReadOnlyList<(string Name, string Value)> values) =>
        Wording.Fill(words["problem." + code], values.ToDictionary(v => v.Name, Shown));

    private string Shown((string Name, string Value) value) => value.Name switch
    {
        "roles" => Roles(value.Value),
        "state" or "action" when words.Has($"{value.Name}.{value.Value}") => words[$"{value.Name}.{value.Value}"],
        _ => value.Value,
    };
}

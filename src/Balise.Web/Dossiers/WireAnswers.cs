using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Norms.Forms;

namespace Balise.Web.Dossiers;

/// <summary>
/// A change of one answer. Values are as answers are kept: <c>{"text":"…"}</c>, <c>{"number":1}</c>, <c>{"date":"2026-09-01"}</c>,
/// <c>{"many":["…"]}</c>, <c>{"rows":[{"column":{"text":"…"}}]}</c>, <c>{"files":[{"name":"…","sha256":"…","size":1}]}</c>.
/// </summary>
public sealed record AnswerEditRequest
{
    public string Question { get; init; } = "";

    /// <summary>What you saw when you started to type; absent for nothing. What is held now, when it differs, comes back as a conflict.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>Absent to erase the answer.</summary>
    public JsonElement? After { get; init; }
}

/// <summary>What someone else wrote meanwhile: nothing of yours was written over it.</summary>
public sealed record AnswerConflictView(string Question, JsonElement? Theirs, JsonElement? Yours);

/// <summary>Answers between the wire and the domain.</summary>
internal static class WireAnswers
{
    public static Result<IReadOnlyList<AnswerEdit>> Read(IReadOnlyList<AnswerEditRequest> edits)
    {
        List<AnswerEdit> read = [];
        List<FieldProblem> problems = [];
        foreach (var edit in edits.Where(edit => edit is not null))
        {
            try
            {
                read.Add(new(edit.Question, Answer(edit.Before), Answer(edit.After)));
            }
            catch (JsonException)
            {
                problems.Add(new(edit.Question, "field.kind"));
            }
        }

        return problems.Count > 0 ? new Invalid(problems) : read;
    }

    public static IReadOnlyDictionary<string, JsonElement> Write(AnswerSet answers) =>
        answers.Values.Where(pair => !pair.Value.IsEmpty).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => Write(pair.Value)!.Value);

    public static IReadOnlyList<AnswerConflictView> Write(IReadOnlyList<AnswerConflict> conflicts) =>
        [.. conflicts.Select(conflict => new AnswerConflictView(conflict.Question, Write(conflict.Theirs), Write(conflict.Yours)))];

    private static JsonElement? Write(Answer? answer) => answer is null ? null : JsonElement.Parse(AnswerJson.Write(answer));

    private static Answer? Answer(JsonElement? value) => value is { ValueKind: not (JsonValueKind.Null or JsonValueKind.Undefined) } given ? AnswerJson.Read(given) : null;
}

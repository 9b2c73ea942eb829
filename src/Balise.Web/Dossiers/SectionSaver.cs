using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Norms.Forms;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Dossiers;

/// <summary>Keeps what can be kept of a section: an answer that makes no sense never costs the others.</summary>
public sealed class SectionSaver(SaveAnswers save)
{
    public async Task<SavedSection> SaveAsync(
        string number, Form form, AnswerSet held, IFormCollection posted, IReadOnlyDictionary<string, IReadOnlyList<FileReference>>? uploads, Actor by,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        var read = PostedAnswers.Read(form, posted, held, uploads);
        var saved = await KeepAsync(number, form, held, read.Edits, by, ct);
        return saved with { Problems = [.. read.Problems, .. saved.Problems] };
    }

    /// <summary>Keeps these edits, without those that the file refuses.</summary>
    public async Task<SavedSection> KeepAsync(string number, Form form, AnswerSet held, IReadOnlyList<AnswerEdit> edits, Actor by, CancellationToken ct)
    {
        List<FieldProblem> problems = [];
        while (edits.Count > 0)
        {
            var saved = await save.ExecuteAsync(number, form.Id, edits, by, ct);
            if (saved.Ok)
            {
                return new(saved.Value.Answers, problems, saved.Value.Conflicts, null);
            }

            if (saved.Error is not Invalid invalid)
            {
                return new(held, problems, [], saved.Error);
            }

            problems.AddRange(invalid.Problems);
            var refused = problems.Select(problem => PostedAnswers.PathOf(form, problem).Split('.')[0]).ToHashSet();
            IReadOnlyList<AnswerEdit> rest = [.. edits.Where(edit => !refused.Contains(edit.Question))];
            edits = rest.Count < edits.Count ? rest : [];
        }

        return new(held, problems, [], null);
    }
}

/// <param name="Problems">What was not kept, to correct.</param>
/// <param name="Conflicts">What someone else answered meanwhile: not kept either.</param>
/// <param name="Refused">Nothing was kept.</param>
public sealed record SavedSection(AnswerSet Answers, IReadOnlyList<FieldProblem> Problems, IReadOnlyList<AnswerConflict> Conflicts, Error? Refused)
{
    public bool Whole => Problems.Count == 0 && Conflicts.Count == 0 && Refused is null;
}

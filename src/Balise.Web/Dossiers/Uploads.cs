using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Web.Norms.Forms;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Dossiers;

/// <summary>Documents sent with a form: attached to the file first, then named by the answers.</summary>
public sealed class Uploads(AttachFile attach)
{
    /// <summary>What was attached, by question; a document refused is a problem of its question.</summary>
    public async Task<ReceivedFiles> ReceiveAsync(string number, Form form, IFormFileCollection files, Actor by, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(files);
        Dictionary<string, IReadOnlyList<FileReference>> attached = [];
        List<FieldProblem> problems = [];
        foreach (var file in files.Where(file => file.Length > 0))
        {
            if (form.Questions.FirstOrDefault(each => each.Rule.Type == QuestionType.File && FieldValues.Name(each.Id) == file.Name) is not { } question)
            {
                continue;
            }

            if (file.Length > AttachFile.Most)
            {
                problems.Add(new($"{form.Id}.{question.Id}", "attachment.too_large", ("max", $"{AttachFile.Most / 1024 / 1024}")));
                continue;
            }

            using var content = new MemoryStream((int)file.Length);
            await file.CopyToAsync(content, ct);
            var kept = await attach.ExecuteAsync(number, file.FileName, content.ToArray(), by, ct);
            if (kept.Ok)
            {
                attached[question.Id] = [.. attached.GetValueOrDefault(question.Id) ?? [], kept.Value.Reference];
            }
            else
            {
                problems.AddRange(kept.Error is Invalid invalid
                    ? invalid.Problems.Select(problem => problem with { Field = $"{form.Id}.{question.Id}" })
                    : [new($"{form.Id}.{question.Id}", kept.Error.Code, [.. kept.Error.Parameters])]);
            }
        }

        return new(attached, problems);
    }
}

public sealed record ReceivedFiles(IReadOnlyDictionary<string, IReadOnlyList<FileReference>> Attached, IReadOnlyList<FieldProblem> Problems);

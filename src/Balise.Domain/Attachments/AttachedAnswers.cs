using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Attachments;

/// <summary>Answers that name documents name those of their own file.</summary>
internal static class AttachedAnswers
{
    public static async Task<IReadOnlyList<FieldProblem>> MissingAsync(
        this IAttachmentStore attachments, DossierId dossier, IReadOnlyList<AnswerEdit> edits, CancellationToken ct)
    {
        var named = edits.SelectMany(edit => Files(edit.After).Select(file => (edit.Question, File: file))).ToList();
        if (named.Count == 0)
        {
            return [];
        }

        var held = await attachments.OfAsync(dossier, ct);
        return [.. named.Where(each => held.All(attachment => attachment.Reference != each.File))
            .Select(each => new FieldProblem(each.Question, "attachment.not_of_file", ("name", each.File.Name)))];
    }

    private static IEnumerable<FileReference> Files(Answer? answer) => answer switch
    {
        FilesAnswer files => files.Files,
        RowsAnswer rows => rows.Rows.SelectMany(row => row.Cells.Values.SelectMany(Files)),
        _ => [],
    };
}

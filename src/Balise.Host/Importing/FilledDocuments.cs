using Balise.Documents;
using Balise.Domain.Dossiers.Importing;

namespace Balise.Host.Importing;

/// <summary>The reader of documents, asked for the lines of a Word or Excel file. A hostile file costs no more than the limits.</summary>
internal sealed class FilledDocuments : IFilledDocuments
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    public FilledDocument? Read(byte[] content, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Budget);
        if (DocumentReader.Read(content, DocumentLimits.Default, limit.Token) is not DocumentText { Kind: DocumentKind.Word or DocumentKind.Excel } read)
        {
            return null;
        }

        List<FilledLine> lines = [];
        var start = 0;
        foreach (var line in read.Text.Split('\n'))
        {
            var at = read.Locate(start + line.Length - line.TrimStart().Length);
            if (line.Length > 0 && at?.Area is TextArea.Body or TextArea.TextBox or TextArea.FormField)
            {
                lines.Add(new(at.Cell is null ? $"{lines.Count + 1}" : $"{at.Sheet}!{at.Cell}", line.Split('\t')));
            }

            start += line.Length + 1;
        }

        return new(lines);
    }
}

using System.Globalization;
using Balise.Domain.Norms.Forms;
using Microsoft.AspNetCore.Http;

namespace Balise.Web.Norms.Forms;

/// <summary>
/// What the fields of a form hold, by path: from the answers kept, or as typed, even when it makes no sense. A path is
/// <c>question</c> or <c>table.ROW.column</c>, as in <see cref="FormProblem"/>; the field is named <c>a.PATH</c>.
/// </summary>
public sealed class FieldValues
{
    private const string Prefix = "a.";
    private readonly Dictionary<string, IReadOnlyList<string>> values = [];

    private FieldValues()
    {
    }

    /// <summary>Name of the field of a path.</summary>
    public static string Name(string path) => Prefix + path;

    /// <summary>Names of the hidden fields: the mark of what was shown, a file kept, a file or a row taken away.</summary>
    public static string Mark(string question) => "m." + question;

    public static string Kept(string question) => "k." + question;

    public static string Removed(string question) => "r." + question;

    /// <param name="answers">What is kept.</param>
    /// <param name="french">Numbers have a decimal comma.</param>
    public static FieldValues Of(AnswerSet answers, bool french)
    {
        var fields = new FieldValues();
        foreach (var (question, answer) in answers.Values)
        {
            fields.Add(question, answer, french);
        }

        return fields;
    }

    public static FieldValues Typed(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var fields = new FieldValues();
        foreach (var (name, typed) in posted.Where(each => each.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            fields.values[name[Prefix.Length..]] = [.. typed.OfType<string>()];
        }

        return fields;
    }

    public string? One(string path) => values.GetValueOrDefault(path) is [var first, ..] ? first : null;

    public IReadOnlyList<string> Many(string path) => values.GetValueOrDefault(path) ?? [];

    /// <summary>Rows of a table that hold something, as a count: the last one that does, and those before.</summary>
    public int Rows(string table) => values
        .Where(field => field.Value.Any(value => !string.IsNullOrWhiteSpace(value)) && field.Key.StartsWith(table + ".", StringComparison.Ordinal))
        .Select(field => Row(field.Key, table.Length + 1) + 1).DefaultIfEmpty(0).Max();

    private static int Row(string path, int from) =>
        path.IndexOf('.', from) is var dot and > 0 && int.TryParse(path.AsSpan(from, dot - from), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : -1;

    private void Add(string path, Answer answer, bool french)
    {
        switch (answer)
        {
            case TextAnswer text:
                values[path] = [text.Value];
                break;
            case NumberAnswer number:
                var plain = number.Value.ToString("0.############", CultureInfo.InvariantCulture);
                values[path] = [french ? plain.Replace('.', ',') : plain];
                break;
            case DateAnswer date:
                values[path] = [date.Value.ToString("O", CultureInfo.InvariantCulture)];
                break;
            case ManyAnswer many:
                values[path] = many.Values;
                break;
            case RowsAnswer rows:
                foreach (var (i, row) in rows.Rows.Where(row => !row.IsEmpty).Index())
                {
                    foreach (var (column, cell) in row.Cells)
                    {
                        Add(string.Create(CultureInfo.InvariantCulture, $"{path}.{i}.{column}"), cell, french);
                    }
                }

                break;
        }
    }
}

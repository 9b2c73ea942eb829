using System.Text;
using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Dossiers.Importing;

/// <summary>The words of a form's questions and columns, folded so that a retyped label is still known.</summary>
internal sealed class ImportLabels
{
    // A shorter start fits too many questions.
    private const int ShortestStart = 12;

    private readonly Dictionary<string, Question> questions = [];
    private readonly List<(Question Table, Dictionary<string, FormColumn> Columns)> tables = [];

    public ImportLabels(Form form)
    {
        foreach (var question in form.Questions)
        {
            questions.TryAdd(Fold(question.Label.Fr), question);
            questions.TryAdd(Fold(question.Label.En), question);
            if (question.Columns.Count > 0)
            {
                Dictionary<string, FormColumn> columns = [];
                foreach (var column in question.Columns)
                {
                    columns.TryAdd(Fold(column.Label.Fr), column);
                    columns.TryAdd(Fold(column.Label.En), column);
                }

                tables.Add((question, columns));
            }
        }
    }

    /// <summary>The question that a text names whole, or by a start that names no other.</summary>
    public Question? Question(string text)
    {
        var folded = Fold(text);
        if (questions.TryGetValue(folded, out var exact))
        {
            return exact;
        }

        if (folded.Length < ShortestStart)
        {
            return null;
        }

        var starts = questions.Where(each => each.Key.StartsWith(folded, StringComparison.Ordinal)).Select(each => each.Value).Distinct().Take(2).ToList();
        return starts is [var only] ? only : null;
    }

    /// <summary>« Question : value » on one line.</summary>
    public (Question Question, string Value)? Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Question(text[..colon]) is { } question ? (question, text[(colon + 1)..].Trim()) : null;
    }

    /// <summary>The headings of a table: two of its columns at least.</summary>
    public (Question Table, FormColumn?[] Columns)? Headings(string[] cells)
    {
        string[] folded = [.. cells.Select(Fold)];
        var best = tables.Select(table => (table.Table, Columns: folded.Select(cell => table.Columns.GetValueOrDefault(cell)).ToArray()))
            .MaxBy(table => table.Columns.Count(column => column is not null));
        return best.Columns is not null && best.Columns.Count(column => column is not null) >= 2 ? (best.Table, best.Columns) : null;
    }

    /// <summary>Lower-case letters and digits without accents, single spaces; a leading number or letter of a list is dropped.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
        {
            var plain = Plain(c);
            if (plain.Length > 0)
            {
                folded.Append(plain);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        var words = folded.ToString().Trim();
        while (words.IndexOf(' ') is var space and > 0 && words[..space].All(char.IsAsciiDigit))
        {
            words = words[(space + 1)..];
        }

        return words;
    }

    // The invariant mode of this product has no normalisation.
    private static string Plain(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => c.ToString(),
        'à' or 'â' or 'ä' => "a",
        'é' or 'è' or 'ê' or 'ë' => "e",
        'î' or 'ï' => "i",
        'ô' or 'ö' => "o",
        'ù' or 'û' or 'ü' => "u",
        'ÿ' => "y",
        'ç' => "c",
        'œ' => "oe",
        'æ' => "ae",
        _ => "",
    };
}

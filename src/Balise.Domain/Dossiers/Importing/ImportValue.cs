using System.Globalization;
using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Dossiers.Importing;

/// <summary>A cell as the answer its question takes; a code of words when it takes none.</summary>
internal static class ImportValue
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/MM/dd", "dd/MM/yyyy", "dd-MM-yyyy", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];

    public static (Answer? Answer, string Code) Read(ValueRule rule, string value) => rule.Type switch
    {
        QuestionType.Text or QuestionType.LongText or QuestionType.Dataset => (new TextAnswer(value), ""),
        QuestionType.Choice => Option(rule, value) is { } chosen ? (new TextAnswer(chosen), "") : (null, "import.option"),
        QuestionType.Multi => Many(rule, value),
        QuestionType.Number or QuestionType.Money => Number(value) is { } number ? (new NumberAnswer(number), "") : (null, "field.number"),
        QuestionType.Date => Day(value) is { } day ? (new DateAnswer(day), "") : (null, "field.date"),

        // A name in a document is not a person, a system or a document of the registers: it is chosen on screen.
        _ => (null, "import.choose"),
    };

    private static (Answer?, string) Many(ValueRule rule, string value)
    {
        if (Option(rule, value) is { } whole)
        {
            return (new ManyAnswer([whole]), "");
        }

        string?[] options = [.. value.Split(['\n', ';', ',', '•'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => Option(rule, part))];
        return options.Length > 0 && options.All(option => option is not null) ? (new ManyAnswer([.. options.OfType<string>().Distinct()]), "") : (null, "import.option");
    }

    private static string? Option(ValueRule rule, string value)
    {
        var folded = ImportLabels.Fold(value);
        return rule.Options.FirstOrDefault(each => ImportLabels.Fold(each.Label.Fr) == folded || ImportLabels.Fold(each.Label.En) == folded || each.Value == value)?.Value;
    }

    private static decimal? Number(string value)
    {
        var plain = new string([.. value.Where(c => !char.IsWhiteSpace(c) && c is not ('\u00A0' or '\u202F' or '$'))]).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static DateOnly? Day(string value) =>
        DateTime.TryParseExact(value, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? DateOnly.FromDateTime(at) : null;
}

using System.Globalization;

namespace Balise.Domain.Norms.Forms;

/// <summary>What the validator tells people: a whole sentence, with what to do. Spaces before « » and : are no-break.</summary>
internal static class FormWords
{
    public static readonly Text UnknownQuestion = new(
        "Cette réponse ne correspond à aucune question du formulaire : reprenez-la sous une question affichée.",
        "This answer matches no question of the form: enter it again under a question shown.");

    public static readonly Text ControlCharacter = new(
        "Le texte contient un caractère invisible : effacez-le ou retapez le passage.",
        "The text holds an invisible character: delete it or type the passage again.");

    public static Text Required(QuestionType type) => type switch
    {
        QuestionType.Choice => new("Choisissez une réponse.", "Choose an answer."),
        QuestionType.Multi => new("Cochez au moins une réponse.", "Tick at least one answer."),
        QuestionType.Date => new("Inscrivez une date.", "Enter a date."),
        QuestionType.Number => new("Inscrivez un nombre.", "Enter a number."),
        QuestionType.Money => new("Inscrivez un montant, 0 s’il n’y en a pas.", "Enter an amount, 0 if there is none."),
        QuestionType.Table => new("Ajoutez au moins une ligne.", "Add at least one row."),
        QuestionType.File => new("Joignez un document.", "Attach a document."),
        QuestionType.Person => new("Choisissez une personne.", "Choose a person."),
        QuestionType.System => new("Choisissez un système du registre.", "Choose a system of the register."),
        QuestionType.Dataset => new("Choisissez un jeu de données de l’inventaire.", "Choose a data set of the inventory."),
        _ => new("Remplissez ce champ : il est obligatoire.", "Fill in this field: it is required."),
    };

    public static Text Kind(QuestionType type) => type switch
    {
        QuestionType.Number or QuestionType.Money => new("Inscrivez un nombre, sans lettre.", "Enter a number, without letters."),
        QuestionType.Date => new("Inscrivez une date, par exemple 2026-09-01.", "Enter a date, for example 2026-09-01."),
        QuestionType.Table => new("Remplissez le tableau ligne par ligne.", "Fill in the table row by row."),
        QuestionType.File => new("Joignez un document plutôt qu’un texte.", "Attach a document rather than text."),
        QuestionType.Multi or QuestionType.Choice => new("Choisissez parmi les réponses proposées.", "Choose among the answers offered."),
        _ => new("Inscrivez un texte.", "Enter text."),
    };

    public static Text UnknownOption(string value) => new(
        $"« {value} » n’est pas une réponse proposée : choisissez-en une de la liste.", $"“{value}” is not an answer offered: choose one of the list.");

    public static Text TooLong(int max, int length) => new(
        $"Raccourcissez ce texte : {max} caractères au plus, il en a {length}.", $"Shorten this text: {max} characters at most, it has {length}.");

    public static Text TooManyRows(int max) => new($"Gardez {max} lignes au plus; joignez le reste.", $"Keep {max} rows at most; attach the rest.");

    public static Text TooFewRows(int min) => new($"Remplissez au moins {min} ligne{(min > 1 ? "s" : "")}.", $"Fill in at least {min} row{(min > 1 ? "s" : "")}.");

    public static Text NotBefore(Text other) => new(
        $"Choisissez une date qui ne précède pas « {other.Fr} ».", $"Choose a date not before “{other.En}”.");

    public static Text Cell(Text question, int row, Text column) => new(
        $"{question.Fr}, ligne {row + 1}, {column.Fr}", $"{question.En}, row {row + 1}, {column.En}");

    public static Text Range(decimal? min, decimal? max) => (min, max) switch
    {
        ({ } low, { } high) => new($"Inscrivez un nombre de {Number(low)} à {Number(high)}.", $"Enter a number from {Number(low)} to {Number(high)}."),
        ({ } low, null) => new($"Inscrivez au moins {Number(low)}.", $"Enter at least {Number(low)}."),
        _ => new($"Inscrivez au plus {Number(max ?? 0)}.", $"Enter at most {Number(max ?? 0)}."),
    };

    public static bool Fits(QuestionType type, Answer answer) => type switch
    {
        QuestionType.Number or QuestionType.Money => answer is NumberAnswer,
        QuestionType.Date => answer is DateAnswer,
        QuestionType.Multi => answer is ManyAnswer,
        QuestionType.Table => answer is RowsAnswer,
        QuestionType.File => answer is FilesAnswer,
        _ => answer is TextAnswer,
    };

    private static string Number(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace Balise.Detection.Rules;

/// <summary>
/// Rules written by the operator in JSON: <c>{"rules":[{"id","pattern","type","check","words","within","level","confidence"}]}</c>.
/// Patterns run without backtracking, so that no rule can be made slow by a text. Loading lists every problem, or gives the rules.
/// </summary>
public sealed class OperatorRules
{
    /// <summary>The most rules a file may hold: each is one more pass over every text.</summary>
    public const int MaxRules = 100;

    private const int MaxPattern = 1000;
    private static readonly string[] Fields = ["id", "pattern", "type", "check", "words", "within", "level", "confidence", "description"];

    private readonly List<RuleProblem> problems = [];
    private readonly List<OperatorRule> rules = [];

    private OperatorRules()
    {
    }

    public static OperatorRules None { get; } = new();

    /// <summary>Empty when <see cref="Problems"/> is not.</summary>
    public IReadOnlyList<OperatorRule> Rules => problems.Count == 0 ? rules : [];

    public IReadOnlyList<RuleProblem> Problems => problems;

    public static OperatorRules Load(string json)
    {
        var result = new OperatorRules();
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("rules", out var list)
                || list.ValueKind != JsonValueKind.Array)
            {
                result.Add("$", "Le fichier doit être un objet avec une liste « rules ».", "The file must be an object with a \"rules\" list.");
                return result;
            }

            var index = 0;
            foreach (var element in list.EnumerateArray())
            {
                result.Read(element, $"rules[{index++}]");
            }

            if (index > MaxRules)
            {
                result.Add("rules", $"Au plus {MaxRules} règles sont permises.", $"At most {MaxRules} rules are allowed.");
            }
        }
        catch (JsonException e)
        {
            result.Add("$", $"JSON invalide, ligne {e.LineNumber + 1}.", $"Invalid JSON, line {e.LineNumber + 1}.");
        }

        return result;
    }

    private void Read(JsonElement rule, string where)
    {
        if (rule.ValueKind != JsonValueKind.Object)
        {
            Add(where, "Une règle est un objet.", "A rule is an object.");
            return;
        }

        var before = problems.Count;
        foreach (var field in rule.EnumerateObject().Where(f => !Fields.Contains(f.Name)))
        {
            Add($"{where}.{field.Name}", "Champ inconnu : vérifiez l'orthographe ou retirez-le.", "Unknown field: check its spelling or remove it.");
        }

        var id = Text(rule, "id", where);
        if (id is null || !Regex.IsMatch(id, "^[a-z0-9][a-z0-9-]{1,63}$", RegexOptions.NonBacktracking))
        {
            Add($"{where}.id", "Donnez un identifiant : minuscules, chiffres et tirets.", "Give an id: lower case, digits and dashes.");
        }
        else if (rules.Any(r => r.Id == id))
        {
            Add($"{where}.id", $"L'identifiant « {id} » sert déjà.", $"The id \"{id}\" is already used.");
        }

        var pattern = Pattern(Text(rule, "pattern", where), $"{where}.pattern");
        var type = FindingType.Custom;
        if (Text(rule, "type", where) is { } name && !FindingTypes.TryParse(name, out type))
        {
            Add($"{where}.type", $"Type inconnu : {name}.", $"Unknown type: {name}.");
        }

        var check = RuleCheck.None;
        if (Text(rule, "check", where) is { } checkName && !Enum.TryParse(checkName, ignoreCase: true, out check))
        {
            Add($"{where}.check", "Contrôles connus : luhn, mod97, nam.", "Known checks: luhn, mod97, nam.");
        }

        var within = Number(rule, "within", where, 60, 0, 500);
        var confidence = Number(rule, "confidence", where, .8, 0, 1);
        if (problems.Count == before)
        {
            rules.Add(new OperatorRule(id!, type, Text(rule, "level", where), (float)confidence, check, Words(rule, where), (int)within) { Pattern = pattern! });
        }
    }

    private Regex? Pattern(string? pattern, string where)
    {
        if (string.IsNullOrEmpty(pattern) || pattern.Length > MaxPattern)
        {
            Add(where, $"Donnez un motif d'au plus {MaxPattern} caractères.", $"Give a pattern of at most {MaxPattern} characters.");
            return null;
        }

        try
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            if (!regex.IsMatch(string.Empty))
            {
                return regex;
            }

            Add(where, "Le motif accepte un texte vide : il serait trouvé partout.", "The pattern accepts an empty text: it would match everywhere.");
        }
        catch (NotSupportedException)
        {
            Add(where, "Le motif demande un retour arrière (renvoi, regard avant ou arrière) : écrivez-le sans.",
                "The pattern needs backtracking (backreference, lookaround): write it without.");
        }
        catch (ArgumentException e)
        {
            Add(where, $"Motif invalide : {e.Message}", $"Invalid pattern: {e.Message}");
        }

        return null;
    }

    private string[] Words(JsonElement rule, string where)
    {
        if (!rule.TryGetProperty("words", out var words))
        {
            return [];
        }

        if (words.ValueKind != JsonValueKind.Array || words.EnumerateArray().Any(w => w.ValueKind != JsonValueKind.String || w.GetString()!.Length == 0))
        {
            Add($"{where}.words", "« words » est une liste de mots.", "\"words\" is a list of words.");
            return [];
        }

        return [.. words.EnumerateArray().Select(w => w.GetString()!)];
    }

    private string? Text(JsonElement rule, string name, string where)
    {
        if (!rule.TryGetProperty(name, out var value))
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Add($"{where}.{name}", "Un texte est attendu.", "A text is expected.");
            return null;
        }

        return value.GetString();
    }

    private double Number(JsonElement rule, string name, string where, double otherwise, double least, double most)
    {
        if (!rule.TryGetProperty(name, out var value))
        {
            return otherwise;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add($"{where}.{name}", $"Un nombre de {least} à {most} est attendu.", $"A number from {least} to {most} is expected.");
        return otherwise;
    }

    private void Add(string where, string french, string english) => problems.Add(new RuleProblem(where, french, english));
}

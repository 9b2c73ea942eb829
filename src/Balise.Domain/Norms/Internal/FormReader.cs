using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>forms/ID.json</c>.</summary>
internal sealed class FormReader(ProblemList problems)
{
    private readonly Dictionary<string, IReadOnlyList<FormOption>> lists = [];

    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, FormShapes.Form, problems) is { } fields)
        {
            layer.Forms.Add(new(new FormReader(problems).Read(file, fields), fields.Place));
        }
    }

    private FormDraft Read(string file, Fields fields)
    {
        var id = fields.Text("id");
        if (id is not "" && !file.EndsWith($"/{id}.json", StringComparison.Ordinal))
        {
            problems.Add(fields.PlaceOf("id"), $"the file of “{id}” must be named {id}.json");
        }

        foreach (var list in fields.Objects("lists", FormShapes.List))
        {
            if (!lists.TryAdd(list.Text("id"), ReadOptions(list)))
            {
                problems.Add(list.PlaceOf("id"), $"the list “{list.Text("id")}” is given twice: keep one");
            }
        }

        var source = fields.Source("source");
        var draft = new FormDraft(
            new(id, fields.Text("version"), fields.Words("title"), fields.Has("intro") ? fields.Words("intro") : null, source, [id], [], []),
            fields.Texts("over"), fields.Texts("remove"));
        List<FormSection> sections = [.. fields.Objects("sections", FormShapes.Section).Select(section => ReadSection(section, source, draft))];
        List<FormScore> scores = [.. fields.Objects("scores", FormShapes.Score).Select(score => ReadScore(score, draft))];
        return draft with { Form = draft.Form with { Sections = sections, Scores = scores } };
    }

    private FormSection ReadSection(Fields fields, Source inherited, FormDraft draft)
    {
        var id = fields.Text("id");
        var source = fields.Has("source") ? fields.Source("source") : inherited;
        Once(draft.Sections, id, fields, "section");
        var filledBy = fields.OptionalText("filledBy");
        if (filledBy is not null and not "" && !People.Roles.All.Contains(filledBy))
        {
            problems.Add(fields.PlaceOf("filledBy"), $"“{filledBy}” is not a role; known: {string.Join(", ", People.Roles.All)}");
        }

        return new(
            id, fields.Words("title"), Optional(fields, "help"), ConditionReader.Read(fields, "shownWhen", problems), filledBy,
            [.. fields.Objects("questions", FormShapes.Question).Select(question => ReadQuestion(question, source, draft))]);
    }

    private Question ReadQuestion(Fields fields, Source inherited, FormDraft draft)
    {
        var id = fields.Text("id");
        Once(draft.Questions, id, fields, "question");
        if (id.Contains('.', StringComparison.Ordinal))
        {
            problems.Add(fields.PlaceOf("id"), "an id holds no dot: it separates a table from its column");
        }

        var question = new Question(
            id, fields.Words("label"), fields.Has("source") ? fields.Source("source") : inherited, ReadRule(fields))
        {
            Help = Optional(fields, "help"),
            Obligations = fields.Texts("obligations"),
            Required = fields.Flag("required"),
            RequiredWhen = ConditionReader.Read(fields, "requiredWhen", problems),
            ShownWhen = ConditionReader.Read(fields, "shownWhen", problems),
            Locked = fields.Flag("locked"),
            Material = fields.Flag("material"),
            Columns = [.. fields.Objects("columns", FormShapes.Column).Select(ReadColumn)],
            MinRows = (int)(fields.Number("minRows") ?? 0),
            NotBefore = fields.OptionalText("notBefore"),
        };
        if (question.Rule.Type == QuestionType.Table != question.Columns is not [])
        {
            problems.Add(fields.PlaceOf("columns"), "a table has columns, and only a table does");
        }

        foreach (var twice in question.Columns.GroupBy(column => column.Id).Where(group => group.Count() > 1))
        {
            problems.Add(fields.PlaceOf("columns"), $"the column “{twice.Key}” is given twice: keep one");
        }

        return question;
    }

    private FormColumn ReadColumn(Fields fields)
    {
        var column = new FormColumn(fields.Text("id"), fields.Words("label"), ReadRule(fields), fields.Flag("required"))
        {
            Help = Optional(fields, "help"),
            Obligations = fields.Texts("obligations"),
        };
        if (column.Rule.Type == QuestionType.Table)
        {
            problems.Add(fields.PlaceOf("type"), "a table holds no table: make it a table of its own");
        }

        return column;
    }

    private ValueRule ReadRule(Fields fields)
    {
        var rule = new ValueRule(fields.Choice("type", Vocabulary.QuestionTypes))
        {
            Options = fields.OptionalText("list") is { } list ? ListNamed(list, fields) : ReadOptions(fields),
            Min = fields.Number("min"),
            Max = fields.Number("max"),
        };
        if (rule.Type is QuestionType.Choice or QuestionType.Multi != rule.Options is not [])
        {
            problems.Add(fields.PlaceOf("options"), "a choice has options or the name of a list, and only a choice does");
        }

        if (rule.Max < rule.Min)
        {
            problems.Add(fields.PlaceOf("max"), "the largest value is under the smallest");
        }

        return fields.Number("maxLength") is { } length ? rule with { MaxLength = (int)length } : rule;
    }

    private IReadOnlyList<FormOption> ListNamed(string list, Fields fields)
    {
        if (lists.TryGetValue(list, out var options))
        {
            return options;
        }

        problems.Add(fields.PlaceOf("list"), $"no list is named “{list}” in this file; known: {string.Join(", ", lists.Keys)}");
        return [];
    }

    private List<FormOption> ReadOptions(Fields fields)
    {
        List<FormOption> options = [];
        foreach (var item in fields.Objects("options", FormShapes.Option))
        {
            var option = new FormOption(item.Text("value"), item.Words("label"), item.Number("score"));
            if (options.Exists(known => known.Value == option.Value))
            {
                problems.Add(item.PlaceOf("value"), $"the option “{option.Value}” is given twice: keep one");
            }

            options.Add(option);
        }

        return options;
    }

    private FormScore ReadScore(Fields fields, FormDraft draft)
    {
        var id = fields.Text("id");
        Once(draft.Scores, id, fields, "score");
        List<ScoreLevel> levels =
        [
            .. fields.Objects("levels", FormShapes.ScoreLevel).Select(level => new ScoreLevel(level.Number("atLeast") ?? 0, level.Text("value"), level.Words("label"))),
        ];
        if (!levels.Select(level => level.AtLeast).SequenceEqual(levels.Select(level => level.AtLeast).Order().Distinct()))
        {
            problems.Add(fields.PlaceOf("levels"), "levels go from the lowest threshold up, each once");
        }

        var score = new FormScore(id, fields.Words("title"), fields.Choice("kind", Vocabulary.ScoreKinds), fields.Texts("of"), levels);
        if (score.Kind == ScoreKind.MaxProduct && score.Of.Count != 2)
        {
            problems.Add(fields.PlaceOf("of"), "a product takes two columns of one table");
        }

        return score;
    }

    private void Once(Dictionary<string, Place> known, string id, Fields fields, string what)
    {
        if (id is not "" && !known.TryAdd(id, fields.Place))
        {
            problems.Add(fields.PlaceOf("id"), $"the {what} “{id}” is given twice: keep one");
        }
    }

    private static Text? Optional(Fields fields, string name) => fields.Has(name) ? fields.Words(name) : null;
}

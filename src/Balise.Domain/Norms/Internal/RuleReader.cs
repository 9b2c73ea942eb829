namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>rules.json</c>: words and clauses of the rules, additions to rules of another pack, cases.</summary>
internal static class RuleReader
{
    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.Rules, problems) is not { } fields)
        {
            return;
        }

        foreach (var item in fields.Objects("rules", Shapes.Rule))
        {
            var rule = new RuleText(
                item.Text("id"), item.Text("code"), item.Source("source"), item.Sources("alsoSee"), item.Words("title"),
                item.Words("happened"), item.Words("why"), item.Words("remedy"));
            CheckAgainstCatalogue(rule, item, problems);
            layer.Rules.Add(new(rule, item.Place));
        }

        foreach (var item in fields.Objects("additions", Shapes.RuleAddition))
        {
            layer.RuleAdditions.Add(new(new(item.Text("rule"), item.Sources("alsoSee")), item.Place));
        }

        foreach (var item in fields.Objects("cases", Shapes.RuleCase))
        {
            layer.Cases.Rules.Add(new(
                new(item.Text("rule"), item.Choice("beat", Vocabulary.Beats), item.Map("with"), item.Words("expect")), item.Place));
        }
    }

    private static void CheckAgainstCatalogue(RuleText rule, Fields item, ProblemList problems)
    {
        if (rule.Id is "")
        {
            return;
        }

        if (RuleCatalogue.Find(rule.Id) is not { } known)
        {
            problems.Add(
                item.PlaceOf("id"), $"no code applies a rule named “{rule.Id}”; a pack may add prohibition.* and suspension.* only");
            return;
        }

        if (rule.Code is not "" && rule.Code != known.Code)
        {
            problems.Add(item.PlaceOf("code"), $"the rule “{rule.Id}” carries the code “{known.Code}”");
        }

        CheckBraces(rule.Title, "title", new(known.Id, known.Code), item, problems);
        CheckBraces(rule.Happened, "happened", known, item, problems);
        CheckBraces(rule.Why, "why", known, item, problems);
        CheckBraces(rule.Remedy, "remedy", known, item, problems);
    }

    private static void CheckBraces(Text words, string key, KnownRule known, Fields item, ProblemList problems)
    {
        foreach (var (language, text) in new[] { ("fr", words.Fr), ("en", words.En) })
        {
            var place = item.PlaceOf($"{key}/{language}");
            var found = RuleWords.Braces(text).ToList();
            if (text.Count(c => c == '{') != found.Count || text.Count(c => c == '}') != found.Count)
            {
                problems.Add(place, "a brace is not closed or not opened");
            }

            foreach (var (_, name) in found.Where(brace => !known.Braces.Contains(brace.Name)))
            {
                var allowed = known.Braces is [] ? "none" : string.Join(" ", known.Braces.Select(brace => $"{{{brace}}}"));
                problems.Add(place, $"unknown brace {{{name}}}; allowed in “{key}” of “{known.Id}”: {allowed}");
            }
        }

        if (item.Has(key) && words is not { Fr: "" } and not { En: "" } && !SameBraces(words))
        {
            problems.Add(item.PlaceOf(key), "French and English must use the same braces");
        }
    }

    private static bool SameBraces(Text words) =>
        RuleWords.Braces(words.Fr).Select(brace => brace.Name).ToHashSet()
            .SetEquals(RuleWords.Braces(words.En).Select(brace => brace.Name));
}

using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Norms;
using Balise.Domain.Policies;

namespace Balise.Cli.Policies;

/// <summary>
/// <c>balise policy explain</c>: the words and the clause of rules, by id; of every rule without one; or, with <c>--decision</c>, why a
/// decision was what it was.
/// </summary>
internal static class ExplainCommand
{
    public static Verb Define(Terminal terminal)
    {
        var rules = new Argument<string[]>("RULE") { Description = "Ids of rules, such as matrix or prohibition.deepseek; all when absent." };
        var norms = NormsFolder.Option();
        var language = new Option<string>("--language") { Description = "fr or en.", DefaultValueFactory = _ => "fr" };
        language.AcceptOnlyFromAmong("fr", "en");
        var options = new DecisionOptions();
        var explain = new Verb("explain", "Says rules in words, with their clauses, or why a decision was what it was.") { rules, norms, language };
        options.AddTo(explain);
        explain.SetAction(parsed =>
        {
            var pack = NormsFolder.Pack(NormsFolder.Path(parsed.GetValue(norms), terminal));
            var words = parsed.GetValue(language) == "en" ? Language.English : Language.French;
            return parsed.GetValue(options.Decision) is null
                ? Rules(parsed.GetValue(rules) ?? [], pack, words, terminal)
                : Decision(options, parsed, pack, words, terminal);
        });
        return explain;
    }

    private static int Rules(string[] ids, NormsPack pack, Language language, Terminal terminal)
    {
        var unknown = ids.Where(id => !pack.Rules.ContainsKey(id)).ToList();
        foreach (var rule in ids is [] ? pack.Rules.Values.OrderBy(r => r.Id, StringComparer.Ordinal) : ids.Except(unknown).Select(id => pack.Rules[id]))
        {
            terminal.Output.WriteLine($"{rule.Id} ({rule.Code}) {Wording.Cite(rule.Source, pack, language)}");
            foreach (var text in (Text[])[rule.Title, rule.Happened, rule.Why, rule.Remedy])
            {
                terminal.Output.WriteLine($"  {RuleWords.Fill(text.In(language))}");
            }
        }

        foreach (var id in unknown)
        {
            terminal.Error.WriteLine($"There is no rule {id}; balise policy explain lists them all.");
        }

        return unknown is [] ? ExitCode.Done : ExitCode.Misused;
    }

    private static int Decision(DecisionOptions options, ParseResult parsed, NormsPack pack, Language language, Terminal terminal)
    {
        var (decision, snapshot) = Json.Read(() => options.Read(parsed));
        using (decision)
        {
            var (verdict, words) = Json.Read(() => Explain(decision.RootElement, snapshot, pack, language));
            terminal.Output.WriteLine(verdict.Code is null ? verdict.Effect.Name() : $"{verdict.Effect.Name()} {verdict.Code}");
            foreach (var rule in words.Rules)
            {
                terminal.Output.WriteLine($"  {rule.Rule.Effect.Name()} {rule.Rule.Id} — {rule.Citation}, {rule.Rule.Clause}: {rule.Message}");
            }

            if (words.Words is { } beats)
            {
                terminal.Output.WriteLine($"{beats.Happened}\n{beats.Why}\n{beats.Remedy}");
            }
        }

        return ExitCode.Done;
    }

    // The words are those of today's packs; what was decided comes from the snapshot of that day.
    private static (Verdict Verdict, Explanation Words) Explain(JsonElement decision, byte[] snapshot, NormsPack pack, Language language)
    {
        var verdict = Replay.Run(decision, snapshot).Verdict;
        var policy = new CompiledPolicy(PolicySnapshot.Parse(snapshot));
        var facts = DecisionJson.ReadFacts(decision, policy);
        List<(string, int)> found = [];
        if (decision.TryGetProperty("findings", out var findings) && findings.ValueKind == JsonValueKind.Array)
        {
            found.AddRange(findings.EnumerateArray().Select(f => (f.GetProperty("type").GetString()!, f.GetProperty("count").GetInt32())));
        }

        return (verdict, new Explainer(pack).Explain(policy, in facts, verdict, found, language));
    }
}

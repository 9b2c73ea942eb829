using System.Globalization;
using Balise.Domain.Data;
using Balise.Domain.Norms;
using Balise.Domain.Systems;

namespace Balise.Domain.Policies;

/// <summary>A verdict in words, the same on the screen and in the API: each rule that spoke, and the refusal's three beats.</summary>
/// <param name="Words">Of the rule that decided; <c>null</c> when nothing refused.</param>
public sealed record Explanation(RefusalWords? Words, IReadOnlyList<ExplainedRule> Rules);

/// <param name="Citation">Short reference in the reader's language, for example « Guide ».</param>
public sealed record ExplainedRule(SpokenRule Rule, string Title, string Message, string Citation);

/// <summary>Turns verdicts into words with what the snapshot and the facts know.</summary>
public sealed class Explainer(NormsPack norms)
{
    public static readonly Text[] LevelNames =
        [new("non classifié", "unclassified"), new("Protégé A", "Protected A"), new("Protégé B", "Protected B"), new("Protégé C", "Protected C")];

    public static readonly Text[] SystemTypeNames =
    [
        new("public", "public"), new("circuit fermé", "closed circuit"), new("souverain", "sovereign"),
        new("circuit fermé gouvernemental", "government closed circuit"),
    ];

    /// <param name="findings">Category and count, as in the journal.</param>
    /// <param name="masked">Values replaced by placeholders, when it is known.</param>
    public Explanation Explain(
        CompiledPolicy policy, in RequestFacts facts, Verdict verdict, IReadOnlyList<(string Category, int Count)> findings, Language language,
        int? masked = null)
    {
        var values = Values(policy, in facts, verdict, findings, language);
        values["placeholderCount"] = (masked ?? MaskedCount(policy, verdict, findings)).ToString(CultureInfo.InvariantCulture);
        var rules = verdict.Rules
            .Where(rule => norms.Rules.ContainsKey(rule.Id))
            .Select(rule => Explain(rule, values, language)).ToList();
        var words = verdict.Decisive is { } decisive && norms.Rules.TryGetValue(decisive.Id, out var text)
            ? Wording.Of(text, norms, language, values)
            : null;
        return new Explanation(words, rules);
    }

    /// <summary>The words of a refusal that no verdict carries, for example <c>journal.unavailable</c>.</summary>
    public RefusalWords Words(string rule, Language language, IReadOnlyDictionary<string, string> values) =>
        Wording.Of(norms.Rules[rule], norms, language, values);

    /// <summary>The one rule of such a refusal, with its clause.</summary>
    public IReadOnlyList<ExplainedRule> Cited(string rule, Language language, string message)
    {
        var text = norms.Rules[rule];
        var spoken = new SpokenRule(text.Id, text.Code, text.Source.Instrument, text.Source.Clause, Effect.Deny);
        return [new ExplainedRule(spoken, text.Title.In(language), message, Citation(text.Source.Instrument, language))];
    }

    public string FindingsInWords(IReadOnlyList<(string Category, int Count)> findings, Language language) =>
        string.Join(", ", findings.Select(f => norms.FindingLevels.TryGetValue(f.Category, out var level)
            ? $"{level.Title.In(language)} ({f.Count})"
            : $"{f.Category} ({f.Count})"));

    private static int MaskedCount(CompiledPolicy policy, Verdict verdict, IReadOnlyList<(string Category, int Count)> findings) =>
        findings.Where(f => policy.FindCategory(f.Category) is >= 0 and var bit && (verdict.MaskedCategories & (1UL << bit)) != 0).Sum(f => f.Count);

    private ExplainedRule Explain(SpokenRule rule, Dictionary<string, string> values, Language language)
    {
        var text = norms.Rules[rule.Id];
        return new ExplainedRule(
            rule, text.Title.In(language), Wording.Fill(text.Why.In(language), values), Citation(rule.Instrument, language));
    }

    private string Citation(string instrument, Language language) =>
        norms.Instruments.TryGetValue(instrument, out var known) ? known.Reference.In(language) : instrument;

    private Dictionary<string, string> Values(
        CompiledPolicy policy, in RequestFacts facts, Verdict verdict, IReadOnlyList<(string, int)> findings, Language language)
    {
        Dictionary<string, string> values = new()
        {
            ["level"] = LevelNames[(int)verdict.Level].In(language),
            ["findings"] = FindingsInWords(findings, language),
            ["model"] = facts.Model ?? "—",
        };
        if (facts.System >= 0)
        {
            var system = policy.SystemAt(facts.System);
            values["system"] = system.Name;
            values["systemType"] = SystemTypeNames[(int)system.Type].In(language);
            values["maxLevel"] = LevelNames[(int)system.MaxLevel].In(language);
        }

        if (facts.UseCase >= 0)
        {
            var useCase = policy.UseCaseAt(facts.UseCase);
            values["useCase"] = useCase.Title;
            values["humanPath"] = useCase.Decisions?.HumanPath ?? useCase.Fallback;
            values["useType"] = UseTypeName(facts.UseType >= 0 ? policy.Snapshot.UseTypes[facts.UseType].Id : useCase.UseType, language);
            AddAuthorization(values, policy, useCase.Slug, facts.System >= 0 ? policy.SystemAt(facts.System).Slug : null, verdict, language);
        }

        if (facts.Exceeded is { } limit)
        {
            values["limit"] = QuotaWords.Of(limit, language);
        }

        if (policy.Snapshot.Stops is [var stop, ..])
        {
            values["stopAt"] = stop.At.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
            values["stopReason"] = stop.Reason;
        }

        return values;
    }

    private static void AddAuthorization(
        Dictionary<string, string> values, CompiledPolicy policy, string useCase, string? system, Verdict verdict, Language language)
    {
        if (policy.Snapshot.Authorizations.FirstOrDefault(a => a.UseCase == useCase && (system is null || a.System == system)) is not { } authorization)
        {
            return;
        }

        values["from"] = Wording.Date(authorization.From, language);
        values["until"] = Wording.Date(authorization.Until, language);
        if (verdict.Decisive?.Id == "authorization.max_level")
        {
            values["maxLevel"] = LevelNames[(int)authorization.MaxLevel].In(language);
        }
    }

    private string UseTypeName(string id, Language language) =>
        norms.UseTypes.TryGetValue(id, out var useType) ? useType.Title.In(language) : id;
}

using Balise.Domain.Data;
using Balise.Domain.Norms.Forms;

namespace Balise.Domain.Norms.Internal;

/// <summary>Asks the pack each question its cases hold and reports every answer that differs from the one expected.</summary>
internal sealed class CaseRunner(NormsPack pack, ProblemList problems)
{
    public void Run(NormsCases cases)
    {
        foreach (var (words, place) in cases.Rules.Select(item => (item.Value, item.Place)))
        {
            var text = TextOf(pack.Rules[words.Rule], words.Beat);
            Expect(words.Expect.Fr, RuleWords.Fill(text.Fr, words.With), place.At("expect/fr"));
            Expect(words.Expect.En, RuleWords.Fill(text.En, words.With), place.At("expect/en"));
        }

        foreach (var (cell, place) in cases.Matrix.Select(item => (item.Value, item.Place)))
        {
            Expect(cell.Expect, pack.Matrix.Effect(cell.Level, cell.Type, cell.Strict), place.At("expect"));
        }

        foreach (var (name, place) in cases.Prohibitions.Select(item => (item.Value, item.Place)))
        {
            var prohibition = pack.Prohibitions.First(each => each.RuleId == name.Rule);
            var hit = prohibition.Matches(name.Provider, name.Domain, name.Model, name.Family, name.DerivedFrom);
            Expect(name.Expect, hit && (name.Day is not { } day || prohibition.InForceOn(pack, day)), place.At("expect"));
        }

        RunSuspensions(cases);
        cases.Proportionality.ForEach(Run);
        foreach (var (use, place) in cases.UseTypes.Select(item => (item.Value, item.Place)))
        {
            Expect(use.Expect, pack.UseTypes[use.UseType].PermissionOn(use.Type, use.Level), place.At("expect"));
        }

        foreach (var (finding, place) in cases.Findings.Select(item => (item.Value, item.Place)))
        {
            var levels = finding.Categories.Select(category => pack.FindingLevels[category]).ToList();
            Expect(finding.Level, levels.Select(level => level.Level).DefaultIfEmpty(SecurityLevel.Unclassified).Max(), place.At("level"));
            Expect(finding.Personal, levels.Exists(level => level.Personal), place.At("personal"));
        }
    }

    private void Run(Located<ProportionalityCase> item)
    {
        var form = pack.Forms[pack.Proportionality.Form];
        var answers = item.Value.Answers.Aggregate(AnswerSet.Empty(form), (set, pair) => set.With(
            pair.Name, form.Find(pair.Name)!.Rule.Type == QuestionType.Multi ? new ManyAnswer([pair.Value]) : new TextAnswer(pair.Value)));
        var found = Dossiers.Proportionality.Of(pack, answers);
        Expect(item.Value.Tier, found.Tier, item.Place.At("tier"));
        var ids = found.Requirements.Select(each => each.Id).ToHashSet();
        Expect("", string.Join(", ", item.Value.Requires.Where(id => !ids.Contains(id))), item.Place.At("requires"));
        Expect("", string.Join(", ", item.Value.Spares.Where(ids.Contains)), item.Place.At("spares"));
    }

    private void RunSuspensions(NormsCases cases)
    {
        foreach (var (suspended, place) in cases.Suspensions.Select(item => (item.Value, item.Place)))
        {
            Expect(suspended.Expect, SuspensionOf(suspended.Rule).InForceOn(pack, suspended.Day), place.At("expect"));
        }

        foreach (var (claim, place) in cases.Exemptions.Select(item => (item.Value, item.Place)))
        {
            var missing = SuspensionOf(claim.Rule).Exemption(claim.Exemption)!.MissingProofs(claim.Evidence);
            Expect(
                string.Join(", ", claim.Missing.Order(StringComparer.Ordinal)),
                string.Join(", ", missing.Select(proof => proof.Id).Order(StringComparer.Ordinal)), place.At("missing"));
        }
    }

    private Suspension SuspensionOf(string rule) => pack.Suspensions.First(suspension => suspension.RuleId == rule);

    private static Text TextOf(RuleText rule, Beat beat) => beat switch
    {
        Beat.Happened => rule.Happened,
        Beat.Why => rule.Why,
        _ => rule.Remedy,
    };

    private void Expect<T>(T expected, T found, Place place)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            problems.Add(place, $"case failed: expected “{expected}”, the pack says “{found}”");
        }
    }
}

namespace Balise.Domain.Norms.Internal;

/// <summary>Checks that the cases of a pack speak of things that exist: a case about nothing would always pass.</summary>
internal sealed class CaseReferences(PackAssembly pack, ProblemList problems)
{
    public void Check(NormsCases cases)
    {
        foreach (var (words, place) in cases.Rules.Select(item => (item.Value, item.Place)))
        {
            Known(words.Rule, pack.Rules.ContainsKey(words.Rule), "rule", place.At("rule"));
            var braces = RuleCatalogue.Find(words.Rule)?.Braces ?? [];
            foreach (var (name, _) in words.With.Where(value => !braces.Contains(value.Name)))
            {
                problems.Add(place.At($"with/{name}"), $"unknown brace {{{name}}} for “{words.Rule}”");
            }
        }

        foreach (var (prohibited, place) in cases.Prohibitions.Select(item => (item.Value, item.Place)))
        {
            Known(prohibited.Rule, pack.Prohibitions.ContainsKey(prohibited.Rule), "prohibition", place.At("rule"));
        }

        foreach (var (suspended, place) in cases.Suspensions.Select(item => (item.Value, item.Place)))
        {
            Known(suspended.Rule, pack.Suspensions.ContainsKey(suspended.Rule), "suspension", place.At("rule"));
        }

        cases.Exemptions.ForEach(Check);
        cases.Proportionality.ForEach(Check);
        foreach (var (use, place) in cases.UseTypes.Select(item => (item.Value, item.Place)))
        {
            Known(use.UseType, pack.UseTypes.ContainsKey(use.UseType), "use type", place.At("useType"));
        }

        foreach (var (finding, place) in cases.Findings.Select(item => (item.Value, item.Place)))
        {
            for (var i = 0; i < finding.Categories.Count; i++)
            {
                var category = finding.Categories[i];
                Known(category, pack.FindingLevels.ContainsKey(category), "finding category", place.At($"categories/{i}"));
            }
        }
    }

    private void Check(Located<ProportionalityCase> item)
    {
        var rules = pack.Proportionality.Build();
        foreach (var id in item.Value.Requires.Concat(item.Value.Spares))
        {
            Known(id, rules.Requirements.Any(each => each.Id == id), "requirement", item.Place);
        }

        foreach (var (question, _) in item.Value.Answers)
        {
            Known(question, pack.Forms.Find(rules.Form)?.Find(question) is not null, "question", item.Place.At("answers"));
        }
    }

    private void Check(Located<ExemptionCase> item)
    {
        var (rule, id, evidence, missing) = (item.Value.Rule, item.Value.Exemption, item.Value.Evidence, item.Value.Missing);
        var suspension = pack.Suspensions.GetValueOrDefault(rule)?.Value;
        Known(rule, suspension is not null, "suspension", item.Place.At("rule"));
        if (suspension is null)
        {
            return;
        }

        var exemption = suspension.Exemption(id);
        Known(id, exemption is not null, "exemption", item.Place.At("exemption"));
        if (exemption is not null)
        {
            foreach (var proof in evidence.Proofs.Where(proof => exemption.Proofs.All(known => known.Id != proof)))
            {
                Known(proof, false, "proof", item.Place.At("proofs"));
            }

            foreach (var proof in missing.Where(proof => proof != $"approval.{exemption.ApproverRole}" && exemption.Proofs.All(known => known.Id != proof)))
            {
                Known(proof, false, "proof", item.Place.At("missing"));
            }
        }
    }

    private void Known(string id, bool found, string what, Place place)
    {
        if (!found && id is not "")
        {
            problems.Add(place, $"no {what} is named “{id}”");
        }
    }
}

namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>suspensions.json</c>.</summary>
internal static class SuspensionReader
{
    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.Suspensions, problems) is not { } fields)
        {
            return;
        }

        foreach (var item in fields.Objects("suspensions", Shapes.Suspension))
        {
            var exemptions = item.Objects("exemptions", Shapes.Exemption);
            layer.Suspensions.Add(new(
                new(item.Text("rule"), item.Text("instrument"), [.. exemptions.Select(each => ReadExemption(each, problems))]), item.Place));
            ReportTwice(exemptions, "the exemption", problems);
        }

        foreach (var item in fields.Objects("cases", Shapes.SuspensionCase))
        {
            layer.Cases.Suspensions.Add(new(new(item.Text("rule"), item.Date("day"), item.Flag("expect")), item.Place));
        }

        foreach (var item in fields.Objects("exemptionCases", Shapes.ExemptionCase))
        {
            var evidence = new ExemptionEvidence(
                item.Texts("proofs"), item.OptionalText("approver"), item.OptionalDate("inServiceOn"));
            layer.Cases.Exemptions.Add(new(
                new(item.Text("rule"), item.Text("exemption"), evidence, item.Texts("missing")), item.Place));
        }
    }

    private static ExemptionKind ReadExemption(Fields item, ProblemList problems)
    {
        var proofs = item.Objects("proofs", Shapes.Proof);
        ReportTwice(proofs, "the proof", problems);
        if (proofs is [] && item.Has("proofs"))
        {
            problems.Add(item.PlaceOf("proofs"), "an exemption without proof would open the suspension to anyone: name at least one");
        }

        var approver = item.Has("approver") ? item.Object("approver", Shapes.Approver) : null;
        return new(
            item.Text("id"), item.Source("source"), item.Words("title"),
            [.. proofs.Select(proof => new ProofKind(proof.Text("id"), proof.Words("title")))], approver?.Text("role"))
        {
            ApproverTitle = approver?.Words("title"),
            InServiceBefore = item.OptionalDate("inServiceBefore"),
            Conflict = item.OptionalText("conflict"),
        };
    }

    private static void ReportTwice(IReadOnlyList<Fields> items, string what, ProblemList problems)
    {
        var ids = new HashSet<string>();
        foreach (var item in items.Where(item => !ids.Add(item.Text("id"))))
        {
            problems.Add(item.PlaceOf("id"), $"{what} “{item.Text("id")}” is given twice");
        }
    }
}

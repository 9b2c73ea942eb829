using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>What the chair puts down: the outcome, why, and the conditions with who answers for each.</summary>
/// <param name="Outcome">Approve, ApproveWithConditions, RequestChanges or Refuse.</param>
public sealed record Ruling(DossierAction Outcome, string Reasons, IReadOnlyList<DecisionCondition> Conditions);

/// <summary>Everything that keeps a ruling from being a decision, at once: quorum, recusal, grid, votes, residual risk. Pure.</summary>
public static class CommitteeRuling
{
    public static Error? Refusal(
        CommitteeSession session, Dossier dossier, Ruling ruling, IReadOnlyList<Opinion> opinions, NormsPack norms, DossierRules rules, Actor by, DateOnly today)
    {
        if (session.State != SessionState.Open || !session.Agenda.Contains(dossier.Id))
        {
            return new Conflict("session.not_open", ("number", session.Number));
        }

        if (by.Involves(dossier.RequestedBy))
        {
            return new Forbidden("segregation.own_request");
        }

        if (opinions.Any(each => (each.IsOf(by.Person) || (by.InPlaceOf is { } away && each.IsOf(away.Person))) && norms.Proportionality.Opinion(each.Kind)?.BarsDeciding == true))
        {
            return new Forbidden("segregation.opinion_author");
        }

        if (session.IsRecused(dossier.Id, by.Person) || (by.InPlaceOf is { } replaced && session.IsRecused(dossier.Id, replaced.Person)))
        {
            return new Forbidden("session.recused");
        }

        var deciders = session.Gate == CommitteeGate.Privacy ? [Roles.PrivacyCommittee] : Roles.Deciders;
        if (!by.IsOneOf(deciders))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", deciders)));
        }

        if (!session.HasQuorum(dossier.Id))
        {
            return new Conflict("session.no_quorum", ("sitting", $"{session.Sitting(dossier.Id)}"), ("quorum", $"{session.Quorum}"));
        }

        var problems = Problems(session, dossier, ruling, norms, today);
        if (problems.Count > 0)
        {
            return new Invalid(problems);
        }

        if (Approves(ruling) && dossier.ResidualRisk(norms) is { } residual && residual > rules.RiskAppetite && !dossier.Acceptances.Any(each => each.Covers(residual, today)))
        {
            return new Conflict("dossier.residual_risk", ("rating", $"{residual}"), ("appetite", $"{rules.RiskAppetite}"));
        }

        return session.Gate == CommitteeGate.Privacy && Approves(ruling) && dossier.LastDecision(CommitteeGate.Steering)?.Approves != true
            ? new Conflict("session.first_gate")
            : null;
    }

    private static bool Approves(Ruling ruling) => ruling.Outcome is DossierAction.Approve or DossierAction.ApproveWithConditions;

    private static List<FieldProblem> Problems(CommitteeSession session, Dossier dossier, Ruling ruling, NormsPack norms, DateOnly today)
    {
        List<FieldProblem> problems = [];
        if (string.IsNullOrWhiteSpace(ruling.Reasons))
        {
            problems.Add(new("reasons", "field.required"));
        }

        if (!Approves(ruling) && ruling.Outcome is not (DossierAction.RequestChanges or DossierAction.Refuse))
        {
            problems.Add(new("outcome", "field.unknown", ("value", ruling.Outcome.ToString())));
        }

        if (Approves(ruling) && !session.Carries(dossier.Id))
        {
            problems.Add(new("outcome", "session.not_carried"));
        }

        if (ruling.Outcome == DossierAction.ApproveWithConditions != ruling.Conditions.Count > 0)
        {
            problems.Add(new("conditions", "session.conditions_mismatch"));
        }

        for (var i = 0; i < ruling.Conditions.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(ruling.Conditions[i].Text))
            {
                problems.Add(new($"conditions.{i}.text", "field.required"));
            }

            if (ruling.Conditions[i].Owner.Value == Guid.Empty)
            {
                problems.Add(new($"conditions.{i}.owner", "field.required"));
            }

            if (ruling.Conditions[i].DueOn < today)
            {
                problems.Add(new($"conditions.{i}.dueOn", "field.date_past"));
            }
        }

        foreach (var grid in Grids(session.Gate, dossier, norms))
        {
            problems.AddRange(FormValidator.Validate(grid, session.GridOf(dossier.Id, grid), ValidationMode.Submit).Select(problem => problem.ToField()));
        }

        return problems;
    }

    /// <summary>The grid that a committee fills for a file; a local grid answers for the national one it is laid over.</summary>
    public static IEnumerable<Form> Grids(CommitteeGate gate, Dossier dossier, NormsPack norms)
    {
        var prefix = gate == CommitteeGate.Privacy ? "privacy/" : "steering/";
        return dossier.Needs(norms).Targets(RequirementKind.Grid)
            .Where(target => target.StartsWith(prefix, StringComparison.Ordinal))
            .Select(target => norms.Forms[target[prefix.Length..]])
            .DistinctBy(form => form.Id);
    }
}

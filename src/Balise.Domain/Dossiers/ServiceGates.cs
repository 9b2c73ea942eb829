using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.UseCases;

namespace Balise.Domain.Dossiers;

/// <summary>A gate before service that is not met: what is missing, what to do, and the clause that asks it.</summary>
/// <param name="Gate">Word of the gate, for example <c>training_before_deployment</c>.</param>
public sealed record UnmetGate(string Gate, Text What, Text Remedy, Text Why, Source Source);

/// <summary>The gates before service. Which of them a file has is data; what each looks at is here.</summary>
public static class ServiceGates
{
    private static readonly string[] PiaForms = ["efvp-allegee", "efvp-complete"];

    /// <summary>The PIA forms a file needs: the full one once personal information is involved.</summary>
    public static IEnumerable<Form> Pias(NormsPack norms, Proportionality needs) =>
        needs.Forms(norms).Where(form => form.Carries.Any(PiaForms.Contains));

    /// <summary>Every unmet gate, in the order of the norms. Empty when the file may enter service.</summary>
    public static IReadOnlyList<UnmetGate> Unmet(
        Dossier dossier, UseCase useCase, IReadOnlyList<Opinion> opinions, NormsPack norms, DossierRules rules, DateOnly today)
    {
        var check = new GateCheck(dossier, useCase, opinions, norms, rules, today);
        return
        [
            .. check.Needs.Requirements.Where(each => each.Kind == RequirementKind.Gate).DistinctBy(each => each.Target)
                .SelectMany(gate => check.Problems(gate.Target).Select(problem => new UnmetGate(gate.Target, problem.What, problem.Remedy, gate.Why, gate.Source))),
        ];
    }
}

/// <summary>What each gate looks at.</summary>
internal sealed class GateCheck(
    Dossier dossier, UseCase useCase, IReadOnlyList<Opinion> opinions, NormsPack norms, DossierRules rules, DateOnly today)
{
    private readonly AnswerSet request = dossier.AnswersOf(norms.Forms[norms.Proportionality.Form]);

    public Proportionality Needs { get; } = dossier.Needs(norms);

    public IEnumerable<(Text What, Text Remedy)> Problems(string gate) => gate switch
    {
        "training_before_deployment" => Training(),
        "conditions_met" => Conditions(),
        "pia_signed" => ServiceGates.Pias(norms, Needs).Where(form => !dossier.IsSigned(form)).Select(form => (
            new Text($"« {form.Title.Fr} » n’est pas signée, ou ses réponses ont changé depuis.", $"“{form.Title.En}” is not signed, or its answers changed since."),
            new Text("Complétez-la, puis demandez la signature de la personne responsable de la vie privée.", "Complete it, then ask the privacy officer to sign it."))),
        "opinions_valid" => Opinions(),
        "responsible_unit" => Empty(Answered("demande", "responsible_unit"), new(
            "Aucune unité responsable n’est nommée.", "No responsible unit is named."), new("Nommez-la dans la demande.", "Name it in the request.")),
        "fallback_described" => Empty(useCase.Details.Fallback.Length > 0 || Answered("demande", "fallback"), new(
            "Le repli n’est pas décrit.", "The fallback is not described."), new(
            "Décrivez dans la demande ce qui se fait à la main si le système s’arrête.", "Describe in the request what is done by hand if the system stops.")),
        "supervision_described" => Empty(Answered("supervision-explication", "supervision_mechanism"), new(
            "La supervision humaine n’est pas décrite.", "Human supervision is not described."), new(
            "Dites qui peut intervenir, valider ou arrêter.", "Say who can step in, validate or stop.")),
        "residual_risk_accepted" => Residual(),
        "approvals_given" => Approvals(),
        "transfer_agreement" => Empty(Agreement(), new(
            "La communication hors du Québec n’a ni protection jugée adéquate ni entente écrite.", "The communication outside Québec has no protection found adequate or no written agreement."), new(
            "Remplissez la section sur la communication hors du Québec et donnez la référence de l’entente.", "Fill in the section on communication outside Québec and give the reference of the agreement.")),
        "attestations_valid" => Attestations(),
        _ => [],
    };

    private IEnumerable<(Text, Text)> Attestations()
    {
        var sheet = norms.Forms[SupplierSheet.Form];
        var subjects = sheet.Find("attestations")?.Column("subject")?.Rule;
        return SupplierSheet.Attestations(dossier, sheet).GroupBy(each => each.Subject).Where(subject => subject.Max(each => each.ExpiresOn) < today)
            .Select(subject => (subjects?.Option(subject.Key)?.Label ?? new(subject.Key, subject.Key), subject.Max(each => each.ExpiresOn)))
            .Select(lapsed => (
                new Text($"Attestation du fournisseur échue le {lapsed.Item2:O} : {lapsed.Item1.Fr}", $"Supplier’s attestation lapsed on {lapsed.Item2:O}: {lapsed.Item1.En}"),
                new Text("Obtenez la nouvelle attestation et inscrivez-la dans la fiche du fournisseur.", "Get the new attestation and write it in the supplier’s data sheet.")));
    }

    private IEnumerable<(Text, Text)> Training()
    {
        var deployment = (request["deployment_date"] as DateAnswer)?.Value;
        var plan = FormAnswers("plan-formation-changement");
        var end = (plan["training_ends_on"] as DateAnswer)?.Value;
        if (plan["training_calendar"] is RowsAnswer rows)
        {
            foreach (var last in rows.Rows.Select(row => row.Cell("ends_on")).OfType<DateAnswer>())
            {
                end = end is { } known && known > last.Value ? known : last.Value;
            }
        }

        if (end is not { } ends || deployment is not { } day || ends >= day)
        {
            var (training, service) = (end?.ToString("O") ?? "?", deployment?.ToString("O") ?? "?");
            yield return (
                new($"La formation finit le {training}; le déploiement est prévu le {service}.", $"Training ends on {training}; deployment is planned on {service}."),
                new("Avancez la formation ou reportez le déploiement : le dernier groupe est formé avant.", "Move training forward or put deployment off: the last group is trained before."));
        }
    }

    private IEnumerable<(Text, Text)> Conditions() =>
        dossier.Decisions.GroupBy(decision => decision.Gate).Select(gate => gate.Last()).SelectMany(decision => decision.Conditions)
            .Where(condition => condition is { MetOn: null, InService: false } || (condition.MetOn is null && condition.DueOn < today))
            .Select(condition => (
                new Text($"Condition à remplir : {condition.Text}", $"Condition to meet: {condition.Text}"),
                new Text($"La personne responsable y répond avant le {condition.DueOn:O} et joint la preuve.", $"Its owner meets it by {condition.DueOn:O} and attaches the proof.")));

    private IEnumerable<(Text, Text)> Opinions()
    {
        foreach (var id in Needs.Targets(RequirementKind.Opinion))
        {
            var title = norms.Proportionality.Opinion(id)?.Title ?? new(id, id);
            var ofKind = opinions.Where(each => each.Kind == id).ToList();
            if (!ofKind.Exists(each => each.IsValidOn(today)))
            {
                yield return (
                    new($"{title.Fr} : aucun n’est signé et valide.", $"{title.En}: none is signed and valid."),
                    new("Demandez l’avis ou son renouvellement.", "Ask for the opinion or its renewal."));
            }
            else if (ofKind.Where(each => each.IsValidOn(today)).MaxBy(each => each.SignedOn) is { Outcome: OpinionResult.Unfavourable })
            {
                yield return (
                    new($"{title.Fr} : il est défavorable.", $"{title.En}: it is unfavourable."),
                    new("Corrigez ce qu’il relève, puis demandez un nouvel avis.", "Fix what it raises, then ask for a new opinion."));
            }
        }
    }

    private IEnumerable<(Text, Text)> Residual()
    {
        if (dossier.ResidualRisk(norms) is not { } rating)
        {
            return [(new("Le risque résiduel n’est pas coté.", "The residual risk is not rated."), new("Cotez chaque risque après mesures.", "Rate each risk after measures."))];
        }

        return Empty(
            rating <= rules.RiskAppetite || dossier.Acceptances.Any(each => each.Covers(rating, today)),
            new($"Le risque résiduel ({rating}) dépasse le seuil de l’organisme ({rules.RiskAppetite}).", $"The residual risk ({rating}) is above the body’s appetite ({rules.RiskAppetite})."),
            new("Ajoutez des mesures, ou faites accepter le risque par l’autorité, avec un motif et une échéance.", "Add measures, or have the authority accept the risk, with a reason and an expiry."));
    }

    private IEnumerable<(Text, Text)> Approvals()
    {
        foreach (var target in Needs.Targets(RequirementKind.Approval))
        {
            var gate = target == "privacy" ? CommitteeGate.Privacy : CommitteeGate.Steering;
            if (dossier.LastDecision(gate)?.Approves != true)
            {
                yield return gate == CommitteeGate.Privacy
                    ? (new("Le comité sur la vie privée n’a pas approuvé.", "The privacy committee has not approved."), new("Inscrivez le dossier à sa prochaine séance.", "Put the file on its next session."))
                    : (new("Le comité n’a pas approuvé.", "The committee has not approved."), new("Inscrivez le dossier à la prochaine séance.", "Put the file on the next session."));
            }
        }
    }

    private bool Agreement() => ServiceGates.Pias(norms, Needs).Select(dossier.AnswersOf)
        .Any(pia => pia["transfer_adequate"] is TextAnswer { Value: "yes" } && pia["transfer_agreement"] is not null);

    private bool Answered(string form, string question) => FormAnswers(form)[question] is not null;

    private AnswerSet FormAnswers(string id) => norms.Forms.TryGetValue(id, out var form) ? dossier.AnswersOf(form) : new(id, "", new Dictionary<string, Answer>());

    private static IEnumerable<(Text, Text)> Empty(bool met, Text what, Text remedy) => met ? [] : [(what, remedy)];
}

using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Web.Dossiers;

/// <summary>What a file waits for now: one act, whose it is, until when. Computed from the file, never assigned.</summary>
/// <param name="Text">Key of the act; <c>{0}</c> is <paramref name="Subject"/>.</param>
/// <param name="Href">Where it is done.</param>
/// <param name="ForRoles">Who does it, when it is not a person.</param>
/// <param name="Person">Who does it.</param>
public sealed record NextStep(string Text, string Subject, string Href, IReadOnlyList<string> ForRoles, PersonId? Person = null, DateOnly? DueOn = null)
{
    private static readonly string[] Analysts = [Roles.ItService, Roles.InformationOfficer];

    public bool IsMine(Actor actor) => actor?.May(hat => Person is { } person ? hat.ActsAs(person) : hat.IsOneOf(ForRoles)) == true;

    /// <summary>Every act waited for, the most pressing first; empty when the file is over.</summary>
    public static IReadOnlyList<NextStep> Of(WholeFile file, Proportionality needs, NormsPack norms, DossierRules rules, DateOnly today, Domain.Language language)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = $"/demandes/{file.Dossier.Number}";
        return file.Dossier.State switch
        {
            DossierState.Draft => [Draft(file, needs, norms, path, language)],
            DossierState.Submitted => [new("next.begin", "", path + "#etapes-dossier", Analysts)],
            DossierState.InAnalysis => Analysis(file, needs, norms, path, today, language),
            DossierState.ReadyForCommittee => [new("next.decide", "", "/seances", Roles.Deciders)],
            DossierState.ChangesRequested => [new("next.reopen", "", path + "#etapes-dossier", [], file.Dossier.RequestedBy)],
            DossierState.Approved or DossierState.ApprovedWithConditions => Decided(file, needs, norms, rules, path, today),
            DossierState.UnderReview => [new(file.Dossier.ToReview is null ? "next.confirm" : "next.review", "", path + "/decision",
                file.Dossier.ToReview is null ? Roles.Deciders : Analysts)],
            DossierState.InService when file.Dossier.ToReview is not null => [new("next.open-review", "", path + "/decision", Analysts)],
            DossierState.InService => Watched(file, norms, path, language),
            DossierState.Suspended => [new("next.resume", "", path + "/decision", Roles.Deciders)],
            DossierState.Decommissioning => [file.Authorization is { State: not AuthorizationState.Withdrawn }
                ? new("next.close-access", "", path + "#fermer-acces", [.. Analysts, .. Roles.Deciders])
                : new("next.close", "", $"{path}/formulaire", Analysts)],
            DossierState.PausedByInstrument => [new("next.paused", "", path + "#etapes-dossier", Analysts)],
            _ => [],
        };
    }

    private static NextStep Draft(WholeFile file, Proportionality needs, NormsPack norms, string path, Domain.Language language)
    {
        var request = norms.Forms[norms.Proportionality.Form];
        return FirstOpen(file, request) is { } open
            ? new("next.fill", open.Section.Title.In(language), Address(path, request, open), [], file.Dossier.RequestedBy)
            : new("next.submit", "", path + "#etapes-dossier", [], file.Dossier.RequestedBy);
    }

    private static IReadOnlyList<NextStep> Analysis(WholeFile file, Proportionality needs, NormsPack norms, string path, DateOnly today, Domain.Language language)
    {
        List<NextStep> steps = [];
        foreach (var id in needs.Targets(RequirementKind.Opinion))
        {
            var kind = norms.Proportionality.Opinion(id);
            var title = kind?.Title.In(language) ?? id;
            if (file.Opinions.FirstOrDefault(each => each.Kind == id && each.State is OpinionState.Requested or OpinionState.Drafted) is { } asked)
            {
                steps.Add(new("next.opinion", title, $"{path}/avis/{asked.Id.Value}", [asked.Role], asked.Author, asked.DueOn));
            }
            else if (!file.Opinions.Any(each => each.Kind == id && each.IsValidOn(today)))
            {
                steps.Add(new("next.ask-opinion", title, $"{path}#avis", Roles.RegisterKeepers));
            }
        }

        foreach (var form in needs.Forms(norms))
        {
            if (FirstOpen(file, form) is { } open)
            {
                steps.Add(new("next.fill-form", form.Title.In(language), Address(path, form, open), open.Section.FilledBy is { } role ? [role] : [], open.Section.FilledBy is null ? file.Dossier.RequestedBy : null));
            }
        }

        steps.AddRange(ServiceGates.Pias(norms, needs).Where(pia => !file.Dossier.IsSigned(pia)).Take(1)
            .Select(pia => new NextStep("next.sign-pia", "", path + "/vie-privee", [Roles.PrivacyOfficer])));
        if (steps.Count == 0)
        {
            steps.Add(new("next.ready", "", path + "#etapes-dossier", Analysts));
        }

        return steps;
    }

    private static IReadOnlyList<NextStep> Decided(WholeFile file, Proportionality needs, NormsPack norms, DossierRules rules, string path, DateOnly today)
    {
        if (needs.Asks(RequirementKind.Approval, "privacy") && file.Dossier.LastDecision(CommitteeGate.Privacy)?.Approves != true)
        {
            return [new("next.second-gate", "", "/seances", [Roles.PrivacyCommittee])];
        }

        var open = file.Dossier.Decisions.GroupBy(each => each.Gate).SelectMany(gate => gate.Last().Conditions).Where(each => each.MetOn is null)
            .OrderBy(each => each.DueOn).Select(each => new NextStep("next.condition", each.Text, path + "/decision", [], each.Owner, each.DueOn)).ToList();
        return open.Count > 0 ? open
            : file.UnmetGates(norms, rules, today).Count > 0 ? [new("next.gates", "", path + "/decision", [], file.Dossier.RequestedBy)]
            : [new("next.service", "", path + "/decision", Roles.Deciders)];
    }

    private static IReadOnlyList<NextStep> Watched(WholeFile file, NormsPack norms, string path, Domain.Language language) =>
    [
        .. DossierDeadlines.Of(file, norms).Take(3)
            .Select(each => new NextStep("next.deadline", each.What.In(language), path + "/decision", each.Role.Length > 0 ? [each.Role] : [], each.Person, each.DueOn)),
    ];

    private static SectionReading? FirstOpen(WholeFile file, Form form) =>
        FormReading.Of(form, file.Dossier.AnswersOf(form)).Sections.FirstOrDefault(section => section.RequiredAnswered < section.Required);

    private static string Address(string path, Form form, SectionReading section) => $"{path}/formulaire/{form.Id}/{section.Section.Id}";
}

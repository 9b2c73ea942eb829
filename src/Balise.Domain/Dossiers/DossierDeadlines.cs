using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Dossiers;

public enum DeadlineKind : byte
{
    Contribution,
    OpinionDue,
    OpinionLapses,
    Condition,
    AcceptanceLapses,
    AttestationLapses,
    PiaReview,
    PeriodicReview,
    AuthorizationLapses,
}

/// <summary>A day something is expected or lapses: a task on the home page, and a reminder.</summary>
/// <param name="Person">Who is awaited; <c>null</c> when it is a role.</param>
/// <param name="Role">Who is awaited when no person is named.</param>
/// <param name="Suspends">Once past, the use stops until it is settled.</param>
public sealed record Deadline(DeadlineKind Kind, Text What, DateOnly DueOn, PersonId? Person, string Role, bool Suspends)
{
    public bool IsPast(DateOnly today) => DueOn < today;

    /// <summary>Working days left; negative once past.</summary>
    public int WorkingDaysLeft(DateOnly today, WorkingDays calendar) => calendar.Between(today, DueOn);
}

/// <summary>Everything dated in a file, soonest first. Pure: reminders and home page read the same list.</summary>
public static class DossierDeadlines
{
    /// <summary>Months between reviews: our own figures, since the texts only say « périodiquement » (conflict C15).</summary>
    public const int ReinforcedMonths = 12, OtherMonths = 24;

    public static IReadOnlyList<Deadline> Of(WholeFile file, NormsPack norms) =>
        file.Dossier.State is DossierState.Closed or DossierState.Refused or DossierState.Withdrawn
            ? []
            : [.. Contributions(file, norms).Concat(Opinions(file, norms)).Concat(Decided(file, norms)).Concat(Assessed(file, norms)).OrderBy(each => each.DueOn)];

    /// <summary>Last day of an authorisation: whoever decides is told, in time for the file to be looked at again.</summary>
    public static Deadline Of(Authorization authorization) => new(
        DeadlineKind.AuthorizationLapses, new($"Fin de l’autorisation {authorization.Number}", $"End of authorisation {authorization.Number}"),
        authorization.Terms.Until, null, Roles.DesignatedAuthority, false);

    private static IEnumerable<Deadline> Contributions(WholeFile file, NormsPack norms)
    {
        foreach (var asked in file.Dossier.Contributions.Where(each => each.AnsweredOn is null))
        {
            // A pack may have changed since: the ids are then all that is known.
            var title = norms.Forms.GetValueOrDefault(asked.Form)?.Sections.FirstOrDefault(section => section.Id == asked.Section)?.Title ?? new(asked.Section, asked.Section);
            yield return new(
                DeadlineKind.Contribution, new($"Section à remplir : {title.Fr}", $"Section to fill: {title.En}"), asked.DueOn, asked.Person, "", false);
        }
    }

    private static IEnumerable<Deadline> Opinions(WholeFile file, NormsPack norms)
    {
        foreach (var opinion in file.Opinions)
        {
            var title = norms.Proportionality.Opinion(opinion.Kind)?.Title ?? new(opinion.Kind, opinion.Kind);
            if (opinion.State is OpinionState.Requested or OpinionState.Drafted)
            {
                yield return new(DeadlineKind.OpinionDue, title, opinion.DueOn, opinion.Author, opinion.Role, false);
            }
            else if (opinion is { State: OpinionState.Signed, ValidUntil: { } until } && !file.Opinions.Any(each => each.Kind == opinion.Kind && each.ValidUntil > until))
            {
                yield return new(DeadlineKind.OpinionLapses, title, until, opinion.Author, opinion.Role, false);
            }
        }
    }

    private static IEnumerable<Deadline> Decided(WholeFile file, NormsPack norms)
    {
        foreach (var condition in file.Dossier.Decisions.GroupBy(each => each.Gate).SelectMany(gate => gate.Last().Conditions).Where(each => each.MetOn is null))
        {
            yield return new(DeadlineKind.Condition, new(condition.Text, condition.Text), condition.DueOn, condition.Owner, "", condition.InService);
        }

        foreach (var acceptance in file.Dossier.Acceptances)
        {
            yield return new(
                DeadlineKind.AcceptanceLapses, new("Acceptation du risque résiduel", "Acceptance of residual risk"), acceptance.Until, acceptance.By, "", false);
        }

        if (file.Dossier.State.IsDecided() && file.Dossier.LastDecision(CommitteeGate.Steering) is { Approves: true } decision)
        {
            var months = file.Dossier.Needs(norms).Tier == RiskTier.Reinforced ? ReinforcedMonths : OtherMonths;
            yield return new(
                DeadlineKind.PeriodicReview, new("Revue périodique du dossier", "Periodic review of the file"),
                LegalDay.Of(decision.At).AddMonths(months), null, Roles.ItService, false);
        }
    }

    private static IEnumerable<Deadline> Assessed(WholeFile file, NormsPack norms)
    {
        foreach (var pia in ServiceGates.Pias(norms, file.Dossier.Needs(norms)))
        {
            if (file.Dossier.AnswersOf(pia)["pia_next_review_on"] is DateAnswer next)
            {
                yield return new(DeadlineKind.PiaReview, pia.Title, next.Value, file.Dossier.RequestedBy, "", false);
            }
        }

        if (norms.Forms.TryGetValue(SupplierSheet.Form, out var sheet) && file.Dossier.AnswersOf(sheet)["attestations"] is RowsAnswer rows)
        {
            var subjects = sheet.Find("attestations")?.Column("subject")?.Rule;
            foreach (var row in rows.Rows.Where(row => row.Cell("expires_on") is DateAnswer))
            {
                var subject = row.Cell("subject") is TextAnswer text ? subjects?.Option(text.Value)?.Label : null;
                yield return new(
                    DeadlineKind.AttestationLapses,
                    new($"Attestation du fournisseur : {subject?.Fr ?? "?"}", $"Supplier’s attestation: {subject?.En ?? "?"}"),
                    ((DateAnswer)row.Cell("expires_on")!).Value, null, Roles.ItService, true);
            }
        }
    }
}

using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

/// <summary>Who reads files: those who take part in one, and the roles that analyse, decide, protect or verify.</summary>
public static class DossierReaders
{
    /// <summary>Read every file of the body.</summary>
    public static readonly IReadOnlyList<string> OfAll =
    [
        .. Roles.RegisterKeepers, .. Roles.Deciders, Roles.PrivacyCommittee, Roles.PrivacyOfficer, Roles.SecurityOfficer, Roles.LegalAndEthics, Roles.Spoa,
        Roles.GeneralDirection, Roles.BodyHead, Roles.TrainingLead, Roles.DataSteward, Roles.Auditor,
    ];

    public static bool MayRead(this Dossier dossier, Actor by) =>
        by.Person == dossier.RequestedBy
        || by.May(hat => hat.IsOneOf(OfAll)
            || dossier.Contributions.Any(each => hat.ActsAs(each.Person))
            || dossier.Decisions.Any(decision => decision.Conditions.Any(condition => hat.ActsAs(condition.Owner))));
}

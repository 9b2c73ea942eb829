using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Reminders;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Balise.Persistence.Internal;

/// <summary>Typed ids are plain UUIDs in the database. One line for each kind; a kind that is missing here fails when the model is built.</summary>
internal static class TypedIds
{
    public static void Configure(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<OrganizationId>().HaveConversion<OfOrganization>();
        configuration.Properties<PersonId>().HaveConversion<OfPerson>();
        configuration.Properties<SystemId>().HaveConversion<OfSystem>();
        configuration.Properties<UseCaseId>().HaveConversion<OfUseCase>();
        configuration.Properties<KeyId>().HaveConversion<OfKey>();
        configuration.Properties<AuthorizationId>().HaveConversion<OfAuthorization>();
        configuration.Properties<ExemptionId>().HaveConversion<OfExemption>();
        configuration.Properties<DossierId>().HaveConversion<OfDossier>();
        configuration.Properties<OpinionId>().HaveConversion<OfOpinion>();
        configuration.Properties<SessionId>().HaveConversion<OfSession>();
        configuration.Properties<AnswerVersionId>().HaveConversion<OfAnswerVersion>();
        configuration.Properties<AbsenceId>().HaveConversion<OfAbsence>();
        configuration.Properties<ReminderId>().HaveConversion<OfReminder>();
        configuration.Properties<MailId>().HaveConversion<OfMail>();
        configuration.Properties<AttachmentId>().HaveConversion<OfAttachment>();
        configuration.Properties<StopId>().HaveConversion<OfStop>();
        configuration.Properties<ConversationId>().HaveConversion<OfConversation>();
        configuration.Properties<ReportId>().HaveConversion<OfReport>();
        configuration.Properties<QuotaId>().HaveConversion<OfQuota>();
        configuration.Properties<AnomalyWatchId>().HaveConversion<OfAnomalyWatch>();
        configuration.Properties<AnomalyAlertId>().HaveConversion<OfAnomalyAlert>();
        configuration.Properties<ValidationRuleId>().HaveConversion<OfValidationRule>();
        configuration.Properties<HeldActionId>().HaveConversion<OfHeldAction>();
        configuration.Properties<FootprintZoneId>().HaveConversion<OfFootprintZone>();
        configuration.Properties<ModelRouteId>().HaveConversion<OfModelRoute>();
        configuration.Properties<ModelComparisonId>().HaveConversion<OfModelComparison>();
        configuration.Properties<DecisionRuleId>().HaveConversion<OfDecisionRule>();
        configuration.Properties<ConsentId>().HaveConversion<OfConsent>();
        configuration.Properties<IndividualDecisionId>().HaveConversion<OfIndividualDecision>();
    }

    private sealed class OfOrganization() : ValueConverter<OrganizationId, Guid>(id => id.Value, value => new(value));

    private sealed class OfPerson() : ValueConverter<PersonId, Guid>(id => id.Value, value => new(value));

    private sealed class OfSystem() : ValueConverter<SystemId, Guid>(id => id.Value, value => new(value));

    private sealed class OfUseCase() : ValueConverter<UseCaseId, Guid>(id => id.Value, value => new(value));

    private sealed class OfKey() : ValueConverter<KeyId, Guid>(id => id.Value, value => new(value));

    private sealed class OfAuthorization() : ValueConverter<AuthorizationId, Guid>(id => id.Value, value => new(value));

    private sealed class OfExemption() : ValueConverter<ExemptionId, Guid>(id => id.Value, value => new(value));

    private sealed class OfConversation() : ValueConverter<ConversationId, Guid>(id => id.Value, value => new(value));

    private sealed class OfReport() : ValueConverter<ReportId, Guid>(id => id.Value, value => new(value));

    private sealed class OfDossier() : ValueConverter<DossierId, Guid>(id => id.Value, value => new(value));

    private sealed class OfOpinion() : ValueConverter<OpinionId, Guid>(id => id.Value, value => new(value));

    private sealed class OfSession() : ValueConverter<SessionId, Guid>(id => id.Value, value => new(value));

    private sealed class OfAnswerVersion() : ValueConverter<AnswerVersionId, Guid>(id => id.Value, value => new(value));

    private sealed class OfAbsence() : ValueConverter<AbsenceId, Guid>(id => id.Value, value => new(value));

    private sealed class OfReminder() : ValueConverter<ReminderId, Guid>(id => id.Value, value => new(value));

    private sealed class OfMail() : ValueConverter<MailId, Guid>(id => id.Value, value => new(value));

    private sealed class OfAttachment() : ValueConverter<AttachmentId, Guid>(id => id.Value, value => new(value));

    private sealed class OfValidationRule() : ValueConverter<ValidationRuleId, Guid>(id => id.Value, value => new(value));

    private sealed class OfHeldAction() : ValueConverter<HeldActionId, Guid>(id => id.Value, value => new(value));

    private sealed class OfFootprintZone() : ValueConverter<FootprintZoneId, Guid>(id => id.Value, value => new(value));

    private sealed class OfModelRoute() : ValueConverter<ModelRouteId, Guid>(id => id.Value, value => new(value));

    private sealed class OfModelComparison() : ValueConverter<ModelComparisonId, Guid>(id => id.Value, value => new(value));

    private sealed class OfDecisionRule() : ValueConverter<DecisionRuleId, Guid>(id => id.Value, value => new(value));

    private sealed class OfConsent() : ValueConverter<ConsentId, Guid>(id => id.Value, value => new(value));

    private sealed class OfIndividualDecision() : ValueConverter<IndividualDecisionId, Guid>(id => id.Value, value => new(value));

    private sealed class OfAnomalyWatch() : ValueConverter<AnomalyWatchId, Guid>(id => id.Value, value => new(value));

    private sealed class OfAnomalyAlert() : ValueConverter<AnomalyAlertId, Guid>(id => id.Value, value => new(value));

    private sealed class OfQuota() : ValueConverter<QuotaId, Guid>(id => id.Value, value => new(value));

    private sealed class OfStop() : ValueConverter<StopId, Guid>(id => id.Value, value => new(value));
}

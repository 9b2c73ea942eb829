using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People.Absences;
using Balise.Domain.Policies;
using Balise.Domain.Reminders;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Host;

/// <summary>Everything people can do, listed by hand.</summary>
internal static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services) => services
        // Systems
        .AddScoped<RegisterSystem>()
        .AddScoped<EditSystem>()
        .AddScoped<MoveSystem>()
        .AddScoped<SetCredential>()

        // Use cases and keys
        .AddScoped<ProposeUseCase>()
        .AddScoped<EditUseCase>()
        .AddScoped<MoveUseCase>()
        .AddScoped<TalkToAssistant>()
        .AddScoped<JudgeAnswer>()
        .AddScoped<EraseConversation>()
        .AddScoped<IssueKey>()
        .AddScoped<RevokeKey>()

        // Authorisations and exemptions
        .AddScoped<AuthorizationOffice>()
        .AddScoped<IssueAuthorization>()
        .AddScoped<MoveAuthorization>()
        .AddScoped<GrantExemption>()

        // Approval files
        .AddSingleton<DossierRules>()
        .AddScoped<DossierRegisters>()
        .AddScoped<DossierOffice>()
        .AddScoped<MaterialChanges>()
        .AddScoped<AnswerHistory>()
        .AddScoped<EnforceDates>()
        .AddScoped<StartDossier>()
        .AddScoped<SaveAnswers>()
        .AddScoped<AssignSection>()
        .AddScoped<CommentDossier>()
        .AddScoped<SubmitDossier>()
        .AddScoped<RequestOpinion>()
        .AddScoped<WithdrawOpinion>()
        .AddScoped<SignOpinion>()
        .AddScoped<SignPia>()
        .AddScoped<AcceptRisk>()
        .AddScoped<OpenSession>()
        .AddScoped<SitInSession>()
        .AddScoped<RecordDecision>()
        .AddScoped<MeetCondition>()
        .AddScoped<MoveDossier>()
        .AddScoped<CloseAccess>()
        .AddScoped<AttachFile>()

        // Absences
        .AddScoped<DeclareAbsence>()
        .AddScoped<EndAbsence>()

        // Reminders
        .AddScoped<KeepReminders>()
        .AddScoped<SendMails>()

        // Emergency stops
        .AddScoped<StopTargets>()
        .AddScoped<PressStop>()
        .AddScoped<LiftStop>()
        .AddScoped<ReadStopReport>()

        // Ceilings of consumption
        .AddScoped<QuotaTargets>()
        .AddScoped<SetQuota>()
        .AddScoped<WithdrawQuota>()
        .AddScoped<ReadQuotas>()

        // Sobriety
        .AddScoped<RouteTargets>()
        .AddScoped<SetFootprintZone>()
        .AddScoped<SetModelRoute>()
        .AddScoped<CompareModels>()
        .AddScoped<ReadSustainability>()

        // Human validation
        .AddScoped<HeldReader>()
        .AddScoped<SetValidationRule>()
        .AddScoped<DecideHeldAction>()

        // Decisions about persons
        .AddScoped<DecisionContents>()
        .AddScoped<ExplanationDraft>()
        .AddScoped<ConfirmedDecisions>()
        .AddScoped<IndividualDecisionOffice>()
        .AddScoped<SetDecisionRule>()
        .AddScoped<SetDecisionConsent>()
        .AddScoped<RecordConsent>()
        .AddScoped<AskAboutPerson>()
        .AddScoped<RecordRetention>()
        .AddScoped<DestroyRecords>()
        .AddScoped<HandleIndividualDecision>()
        .AddScoped<ContestIndividualDecision>()
        .AddScoped<AssignDecisionReview>()
        .AddScoped<ReviewIndividualDecision>()

        // Anomalies
        .AddScoped<SetAnomalyWatch>()
        .AddScoped<ReleaseAnomaly>()

        // Journal
        .AddScoped<ExportJournal>()
        .AddScoped<VerifyJournal>()

        // Questions
        .AddSingleton<LegalDay>()
        .AddScoped<AskCanI>()
        .AddScoped<AskWhere>()
        .AddScoped<ReplayDecision>();
}

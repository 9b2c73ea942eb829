using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.Policies;
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

        // Emergency stops
        .AddScoped<StopTargets>()
        .AddScoped<PressStop>()
        .AddScoped<LiftStop>()

        // Questions
        .AddSingleton<LegalDay>()
        .AddScoped<AskCanI>()
        .AddScoped<AskWhere>()
        .AddScoped<ReplayDecision>();
}

using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Reminders;
using Balise.Tests.Domain.Dossiers;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Tests.Web.Fakes;

/// <summary>The approval files, over a body in memory.</summary>
internal static class DossierFakes
{
    public static void AddDossiers(this IServiceCollection services)
    {
        services.AddSingleton<IDossierStore>(new MemoryDossiers());
        services.AddSingleton<IStore<Dossier>>(p => p.GetRequiredService<IDossierStore>());
        services.AddSingleton<IOpinionStore>(new MemoryOpinions());
        services.AddSingleton<ISessionStore>(new MemorySessions());
        services.AddSingleton<IStore<CommitteeSession>>(p => p.GetRequiredService<ISessionStore>());
        services.AddSingleton<IExaminations>(new MemoryExaminations());
        services.AddSingleton<IAttachmentStore>(new MemoryAttachments());
        services.AddSingleton<IReminderStore, NoReminders>();
        services.AddSingleton<IDossierRegister, NoDossiers>();
        services.AddSingleton<IAnswerVersions>(new MemoryVersions());
        services.AddSingleton<IAbsenceStore>(new MemoryAbsences());
        services.AddSingleton<IMailStore, NoMails>();
        services.AddSingleton(new ReminderLetter("https://balise.example"));
        services.AddScoped<DeclareAbsence>();
        services.AddScoped<EndAbsence>();
        services.AddScoped<AnswerHistory>();
        services.AddScoped<WithdrawOpinion>();
        services.AddScoped<CloseAccess>();
        services.AddSingleton<DossierRules>();
        services.AddScoped<DossierRegisters>();
        services.AddScoped<DossierOffice>();
        services.AddScoped<MaterialChanges>();
        services.AddScoped<StartDossier>();
        services.AddScoped<SaveAnswers>();
        services.AddScoped<AssignSection>();
        services.AddScoped<CommentDossier>();
        services.AddScoped<SubmitDossier>();
        services.AddScoped<RequestOpinion>();
        services.AddScoped<SignOpinion>();
        services.AddScoped<SignPia>();
        services.AddScoped<AcceptRisk>();
        services.AddScoped<OpenSession>();
        services.AddScoped<SitInSession>();
        services.AddScoped<RecordDecision>();
        services.AddScoped<MeetCondition>();
        services.AddScoped<MoveDossier>();
        services.AddScoped<AttachFile>();
    }

    private sealed class NoMails : IMailStore
    {
        public Task<IReadOnlyList<Mail>> QueuedAsync(DateTimeOffset now, int atMost, CancellationToken ct) => Task.FromResult<IReadOnlyList<Mail>>([]);

        public Task<IReadOnlyList<Mail>> UnansweredAsync(DateTimeOffset before, CancellationToken ct) => Task.FromResult<IReadOnlyList<Mail>>([]);

        public void Add(Mail mail)
        {
        }
    }

    private sealed class NoDossiers : IDossierRegister
    {
        public Task<DossierPage> ListAsync(DossierFilter filter, CancellationToken ct) =>
            Task.FromResult(new DossierPage([], 0, 0, new Dictionary<DossierState, int>()));
    }

    private sealed class NoReminders : IReminderStore
    {
        public Task<IReadOnlyList<Reminder>> OfAsync(string subject, CancellationToken ct) => Task.FromResult<IReadOnlyList<Reminder>>([]);

        public Task<IReadOnlyList<Reminder>> ReadyAsync(DateOnly today, int atMost, CancellationToken ct) => Task.FromResult<IReadOnlyList<Reminder>>([]);

        public Task<IReadOnlyList<Reminder>> AwaitedAsync(PersonId person, IReadOnlyList<string> roles, DateOnly until, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<Reminder>>([]);

        public Task<IReadOnlyDictionary<string, long>> StampsAsync(CancellationToken ct) =>
            Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>());

        public void Add(Reminder reminder)
        {
        }
    }
}

using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Reminders;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence;
using Balise.Tests.Domain.Norms.Forms;
using Microsoft.Extensions.DependencyInjection;
using static Balise.Tests.Domain.Dossiers.Bureau;

namespace Balise.Tests.Persistence;

/// <summary>A body over a database: its people, one use case, and the acts on its file, each in a scope of its own as a request has one.</summary>
public sealed class Desk : IAsyncDisposable
{
    private readonly Dictionary<string, Actor> people = [];

    private Desk(DatabaseOptions options, Action<IServiceCollection>? more) => Installation = new(options, services =>
    {
        services.AddSingleton(LocalForms.Pack);
        services.AddSingleton<DossierRules>();
        services.AddSingleton(new ReminderLetter("https://balise.exemple"));
        services.AddSingleton<IMailCarrier>(Postman);
        services.AddScoped<DossierRegisters>().AddScoped<DossierOffice>().AddScoped<MaterialChanges>().AddScoped<AnswerHistory>().AddScoped<WithdrawOpinion>().AddScoped<CloseAccess>().AddScoped<DeclareAbsence>().AddScoped<EndAbsence>().AddScoped<EnforceDates>().AddScoped<StartDossier>()
            .AddScoped<SaveAnswers>().AddScoped<AssignSection>().AddScoped<CommentDossier>().AddScoped<SubmitDossier>().AddScoped<MoveDossier>().AddScoped<RequestOpinion>()
            .AddScoped<SignOpinion>().AddScoped<SignPia>().AddScoped<OpenSession>().AddScoped<SitInSession>().AddScoped<RecordDecision>()
            .AddScoped<MeetCondition>().AddScoped<AttachFile>().AddScoped<KeepReminders>().AddScoped<SendMails>().AddScoped<RegisterSystem>().AddScoped<EditSystem>();
        more?.Invoke(services);
    });

    public Installation Installation { get; }

    internal Postman Postman { get; } = new();

    public Actor this[string role] => people[role];

    public static async Task<Desk> OpenAsync(DatabaseOptions options, Action<IServiceCollection>? more = null)
    {
        var desk = new Desk(options, more);
        await desk.StartAsync();
        return desk;
    }

    public async Task<T> DoAsync<TUseCase, T>(string role, Func<TUseCase, Actor, Task<Result<T>>> act)
        where TUseCase : notnull => Must(await TryAsync(role, act));

    public async Task<Result<T>> TryAsync<TUseCase, T>(string role, Func<TUseCase, Actor, Task<Result<T>>> act)
        where TUseCase : notnull
    {
        await using var work = Enter();
        return await act(work.Get<TUseCase>(), people[role]);
    }

    public Work Enter() => Installation.Enter(people[Roles.Requester].Organization);

    public async Task<WholeFile> ReadAsync(string number)
    {
        await using var work = Enter();
        return (await work.Get<DossierRegisters>().OpenAsync(number, default))!;
    }

    public async Task<string> StartFileAsync() => (await DoAsync<StartDossier, Dossier>(Roles.Requester, (start, by) => start.ExecuteAsync("reviser", by, default))).Number;

    public Task<SavedAnswers> SaveAsync(string number, Form form, IReadOnlyList<AnswerEdit> edits, string role = Roles.Requester) =>
        DoAsync<SaveAnswers, SavedAnswers>(role, (save, by) => save.ExecuteAsync(number, form.Id, edits, by, default));

    /// <summary>Every form the file needs, without its documents.</summary>
    public async Task FillAsync(string number)
    {
        await FillAsync(number, LocalForms.AnnexOne, ("deployment_date", LocalForms.Date(2026, 10, 15)), ("processing_place", LocalForms.Many("quebec")));
        foreach (var form in (await ReadAsync(number)).Dossier.Needs(LocalForms.Pack).Forms(LocalForms.Pack).Where(form => form.Id != "annexe-1"))
        {
            await FillAsync(number, form, form.Find("pia_places") is null ? [] : [("pia_places", LocalForms.Many("quebec"))]);
        }
    }

    public async Task FillAsync(string number, Form form, params (string, Answer)[] given)
    {
        var held = (await ReadAsync(number)).Dossier.AnswersOf(form);
        await SaveAsync(number, form, [.. LocalForms.Fill(form, given).Values.Select(pair => new AnswerEdit(pair.Key, held[pair.Key], pair.Value))]);
    }

    public async Task<string> ReadyAsync()
    {
        var number = await StartFileAsync();
        await FillAsync(number);
        await DoAsync<SubmitDossier, Dossier>(Roles.Requester, (submit, by) => submit.ExecuteAsync(number, by, default));
        await MoveAsync(number, DossierAction.BeginAnalysis, Roles.ItService);
        foreach (var kind in (await ReadAsync(number)).Dossier.Needs(LocalForms.Pack).Targets(RequirementKind.Opinion))
        {
            await GiveOpinionAsync(number, LocalForms.Pack.Proportionality.Opinion(kind)!);
        }

        foreach (var pia in ServiceGates.Pias(LocalForms.Pack, (await ReadAsync(number)).Dossier.Needs(LocalForms.Pack)).ToList())
        {
            await DoAsync<SignPia, Dossier>(Roles.PrivacyOfficer, (sign, by) => sign.ExecuteAsync(number, pia.Id, by, default));
        }

        await MoveAsync(number, DossierAction.MarkReady, Roles.ItService);
        return number;
    }

    public Task<Dossier> MoveAsync(string number, DossierAction action, string role) =>
        DoAsync<MoveDossier, Dossier>(role, (move, by) => move.ExecuteAsync(number, action, "Motif", by, default));

    /// <summary>A session with two members, who vote for; its decision.</summary>
    public async Task<RecordedDecision> DecideAsync(string number, params DecisionCondition[] conditions)
    {
        var (chair, member) = (this[Roles.DesignatedAuthority], this[Roles.SteeringCommittee]);
        var session = (await DoAsync<OpenSession, CommitteeSession>(Roles.DesignatedAuthority, (open, by) => open.PlanAsync(
            CommitteeGate.Steering, new(2026, 3, 2), 2, [new(chair.Person, chair.Name), new(member.Person, member.Name)], by, default))).Number;
        await DoAsync<OpenSession, CommitteeSession>(Roles.DesignatedAuthority, (open, by) => open.ExecuteAsync(session, [chair.Person, member.Person], by, default));
        var file = await ReadAsync(number);
        foreach (var grid in CommitteeRuling.Grids(CommitteeGate.Steering, file.Dossier, LocalForms.Pack).ToList())
        {
            await DoAsync<SitInSession, CommitteeSession>(Roles.DesignatedAuthority, (sit, by) => sit.FillGridAsync(session, file.Dossier.Id, LocalForms.Fill(grid), by, default));
        }

        foreach (var role in new[] { Roles.DesignatedAuthority, Roles.SteeringCommittee })
        {
            await DoAsync<SitInSession, CommitteeSession>(role, (sit, by) => sit.VoteAsync(session, file.Dossier.Id, VoteKind.For, "", by, default));
        }

        var outcome = conditions.Length > 0 ? DossierAction.ApproveWithConditions : DossierAction.Approve;
        var seen = file.Examine(LocalForms.Pack).Hash;
        return await DoAsync<RecordDecision, RecordedDecision>(Roles.DesignatedAuthority, (decide, by) => decide.ExecuteAsync(
            session, number, new(outcome, "Bénéfices plus grands que les risques.", conditions),
            new() { UseTypes = ["write_non_sensitive"], From = new(2026, 3, 1), Until = new(2027, 2, 28) }, seen, by, default));
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private async Task GiveOpinionAsync(string number, OpinionKind kind)
    {
        var opinion = await DoAsync<RequestOpinion, Opinion>(Roles.ItService, (request, by) => request.ExecuteAsync(number, kind.Id, by, default));
        var edits = LocalForms.Fill(LocalForms.Pack.Forms[kind.Form], ("result", LocalForms.Text("favourable"))).Values.Select(pair => new AnswerEdit(pair.Key, null, pair.Value)).ToList();
        await DoAsync<SignOpinion, AnswerMerge>(kind.Role, (sign, by) => sign.WriteAsync(opinion.Id, edits, by, default));
        await DoAsync<SignOpinion, Opinion>(kind.Role, (sign, by) => sign.ExecuteAsync(opinion.Id, by, default));
    }

    private async Task StartAsync()
    {
        var first = await Installation.OrganizationAsync(Roles.ItService);
        people[Roles.ItService] = first;
        await using var work = Installation.Enter(first.Organization);
        foreach (var role in new[] { Roles.Requester, Roles.DesignatedAuthority, Roles.SteeringCommittee, Roles.SecurityOfficer, Roles.PrivacyOfficer, Roles.LegalAndEthics, Roles.User })
        {
            var person = new Person(new(Guid.NewGuid()), first.Organization, $"Personne {role}", $"{role}@exemple.qc.ca", "Unité", [role]);
            work.Store<Person>().Add(person);
            people[role] = new Actor(person.Id, first.Organization, person.FullName, role, [role]);
        }

        var system = Make.System(first);
        work.Store<AiSystem>().Add(system);
        work.Store<UseCase>().Add(Must(UseCase.Propose(
            new(Guid.NewGuid()), "CU-2026-001", "reviser", new() { Title = "Réviser des notes", Purpose = "Réviser", UseType = "write_non_sensitive", System = system.Id },
            people[Roles.Requester], Installation.Clock.GetUtcNow())));
        Assert.Null(await work.SaveAsync(first));
    }
}

/// <summary>Takes mails, or refuses them, and remembers.</summary>
internal sealed class Postman : IMailCarrier
{
    public List<Mail> Carried { get; } = [];

    public Exception? Refuses { get; set; }

    public bool Repeatable { get; set; }

    public Task CarryAsync(Mail mail, CancellationToken ct)
    {
        if (Refuses is { } problem)
        {
            throw problem;
        }

        Carried.Add(mail);
        return Task.CompletedTask;
    }
}

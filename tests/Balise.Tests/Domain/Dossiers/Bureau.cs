using Balise.Domain;
using Balise.Domain.Attachments;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms.Forms;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Tests.Domain.Norms.Forms;

namespace Balise.Tests.Domain.Dossiers;

/// <summary>A body in memory: its people, one use case on one system, and the acts on its files.</summary>
internal sealed class Bureau : TimeProvider, IChanges, IAttemptLog
{
    private static readonly OrganizationId Body = new(Guid.Parse("00000000-0000-7000-8000-000000000001"));

    public Bureau(DossierRules? rules = null)
    {
        Assistant = Must(AiSystem.Register(new(Guid.CreateVersion7(now)), "redaction", new() { Name = "Rédaction", Provider = "Fournisseur d’ici", Models = ["modele-1"] }, It));
        UseCase = Must(UseCase.Propose(
            new(Guid.CreateVersion7(now)), "CU-2026-001", "reviser", new() { Title = "Réviser", Purpose = "Réviser des notes", UseType = "write_non_sensitive", System = Assistant.Id }, Requester, now));
        Systems.Add(Assistant);
        UseCases.Add(UseCase);
        Registers = new(Dossiers, Opinions, UseCases, Systems, Authorizations, Examinations);
        Office = new(LocalForms.Pack, rules ?? new(), this, this, this);
        Material = new(Dossiers, Registers, Office);
        History = new(Versions, Office);
    }

    private DateTimeOffset now = new(2026, 9, 1, 14, 0, 0, TimeSpan.Zero);

    public static Actor Requester { get; } = ActorOf(2, Roles.Requester);

    public static Actor It { get; } = ActorOf(3, Roles.ItService);

    public static Actor Security { get; } = ActorOf(4, Roles.SecurityOfficer, Roles.DesignatedAuthority);

    public static Actor Privacy { get; } = ActorOf(5, Roles.PrivacyOfficer);

    public static Actor Chair { get; } = ActorOf(6, Roles.DesignatedAuthority);

    public static Actor Member { get; } = ActorOf(7, Roles.SteeringCommittee);

    public static Actor PrivacyChair { get; } = ActorOf(8, Roles.PrivacyCommittee);

    public static Actor PrivacyMember { get; } = ActorOf(9, Roles.PrivacyCommittee);

    public static Actor Legal { get; } = ActorOf(10, Roles.LegalAndEthics);

    public static Actor Colleague { get; } = ActorOf(11, Roles.User);

    public MemoryDossiers Dossiers { get; } = new();

    public MemoryOpinions Opinions { get; } = new();

    public MemoryAttachments Attachments { get; } = new();

    public MemoryExaminations Examinations { get; } = new();

    public MemoryStore<UseCase> UseCases { get; } = new(each => each.Id.Value, each => each.Slug);

    public MemoryStore<AiSystem> Systems { get; } = new(each => each.Id.Value, each => each.Slug);

    public MemoryStore<Authorization> Authorizations { get; } = new(each => each.Id.Value, each => each.Number);

    public MemoryStore<CommitteeSession> Sessions { get; } = new(each => each.Id.Value, each => each.Number);

    public UseCase UseCase { get; }

    public AiSystem Assistant { get; }

    public DossierRegisters Registers { get; }

    public DossierOffice Office { get; }

    public MaterialChanges Material { get; }

    public AnswerHistory History { get; }

    public MemoryVersions Versions { get; } = new();

    public MemoryKeys Keys { get; } = new();

    public MemoryAbsences Absences { get; } = new();

    public MemoryStore<Person> People { get; } = new(each => each.Id.Value, each => each.Email);

    public List<Fact> Attempts { get; } = [];

    public static Actor ActorOf(int n, params string[] roles) => new(new(new Guid(n, 0, 0, new byte[8])), Body, $"Personne {n}", roles[0], roles);

    public static Person PersonOf(Actor actor, string unit = "") => new(actor.Person, Body, actor.Name, "a@exemple.ca", unit, actor.Roles);

    public static T Must<T>(Result<T> result)
    {
        Assert.True(result.Ok, result.Error is Invalid invalid ? string.Join("; ", invalid.Problems.Select(p => $"{p.Field} {p.Code}")) : result.Error?.Code);
        return result.Value!;
    }

    public override DateTimeOffset GetUtcNow() => now;

    public void Wait(int days) => now = now.AddDays(days);

    /// <summary>Who saved last.</summary>
    public Actor? SavedBy { get; private set; }

    public Task<Error?> SaveAsync(Actor by, CancellationToken ct)
    {
        SavedBy = by;
        return Task.FromResult<Error?>(null);
    }

    public Task<string> NextNumberAsync(string prefix, int year, CancellationToken ct) => Task.FromResult($"{prefix}-{year}-{++numbers:000}");

    public Task RefusedAsync(Fact attempt, Actor by, CancellationToken ct)
    {
        Attempts.Add(attempt);
        return Task.CompletedTask;
    }

    /// <summary>A new file, holding the document that plausible answers name.</summary>
    public async Task<Dossier> StartAsync()
    {
        var dossier = Must(await new StartDossier(Registers, Office).ExecuteAsync("reviser", Requester, default));
        await Attachments.AddAsync(new(new(Guid.CreateVersion7(now)), dossier, "rapport.pdf", FileKind.Pdf, new string('a', 64), 12, Requester, now), [], default);
        return dossier;
    }

    /// <summary>Fills every form the file needs, as its requester; the answers given go to Annex 1.</summary>
    public async Task FillAsync(Dossier dossier, params (string Question, Answer Answer)[] given)
    {
        await FillFormAsync(dossier, LocalForms.AnnexOne, [("deployment_date", LocalForms.Date(2026, 10, 15)), ("processing_place", LocalForms.Many("quebec")), .. given]);
        foreach (var form in dossier.Needs(LocalForms.Pack).Forms(LocalForms.Pack).Where(form => form.Id != "annexe-1"))
        {
            await FillFormAsync(dossier, form, form.Find("pia_places") is null ? [] : [("pia_places", LocalForms.Many("quebec"))]);
        }
    }

    public async Task FillFormAsync(Dossier dossier, Form form, params (string Question, Answer Answer)[] given)
    {
        var held = dossier.AnswersOf(form);
        var edits = LocalForms.Fill(form, given).Values.Select(pair => new AnswerEdit(pair.Key, held[pair.Key], pair.Value)).ToList();
        Must(await new SaveAnswers(Dossiers, Material, Attachments, History, Office).ExecuteAsync(dossier.Number, form.Id, edits, Requester, default));
    }

    /// <summary>Submitted, analysed, every opinion and signature in place.</summary>
    public async Task<Dossier> ReadyAsync(params (string Question, Answer Answer)[] given)
    {
        var dossier = await StartAsync();
        await FillAsync(dossier, given);
        Must(await new SubmitDossier(Dossiers, History, Office).ExecuteAsync(dossier.Number, Requester, default));
        await MoveAsync(dossier, DossierAction.BeginAnalysis, It);
        await GiveOpinionsAsync(dossier);
        foreach (var pia in ServiceGates.Pias(LocalForms.Pack, dossier.Needs(LocalForms.Pack)).ToList())
        {
            Must(await new SignPia(Dossiers, Office).ExecuteAsync(dossier.Number, pia.Id, Privacy, default));
        }

        await MoveAsync(dossier, DossierAction.MarkReady, It);
        return dossier;
    }

    public async Task GiveOpinionsAsync(Dossier dossier, string result = "favourable")
    {
        foreach (var kind in dossier.Needs(LocalForms.Pack).Targets(RequirementKind.Opinion))
        {
            var author = kind switch { "security" => Security, "legal_ethics" => Legal, _ => It };
            var opinion = Must(await new RequestOpinion(Registers, Office).ExecuteAsync(dossier.Number, kind, It, default));
            var form = LocalForms.Pack.Forms[LocalForms.Pack.Proportionality.Opinion(kind)!.Form];
            var edits = LocalForms.Fill(form, ("result", LocalForms.Text(result))).Values.Select(pair => new AnswerEdit(pair.Key, null, pair.Value)).ToList();
            Must(await new SignOpinion(Registers, Attachments, Office).WriteAsync(opinion.Id, edits, author, default));
            Must(await new SignOpinion(Registers, Attachments, Office).ExecuteAsync(opinion.Id, author, default));
        }
    }

    public async Task MoveAsync(Dossier dossier, DossierAction action, Actor by, string reason = "Motif") =>
        Must(await new MoveDossier(Registers, Material, History, Office).ExecuteAsync(dossier.Number, action, reason, by, default));

    /// <summary>An open session on the file, its grid filled, everyone able to having voted for.</summary>
    public async Task<CommitteeSession> SitAsync(Dossier dossier, CommitteeGate gate = CommitteeGate.Steering, params Actor[] present)
    {
        var (chair, others) = gate == CommitteeGate.Steering ? (Chair, new[] { Chair, Member, Security }) : (PrivacyChair, [PrivacyChair, PrivacyMember]);
        present = present is [] ? others : present;
        var session = Must(await new OpenSession(Sessions, Registers, Absences, People, Office).PlanAsync(
            gate, Office.Today, 2, [.. others.Append(Requester).Select(each => new CommitteeMember(each.Person, each.Name))], chair, default));
        Must(await new OpenSession(Sessions, Registers, Absences, People, Office).ExecuteAsync(session.Number, [.. present.Select(each => each.Person)], chair, default));
        foreach (var grid in CommitteeRuling.Grids(gate, dossier, LocalForms.Pack))
        {
            Must(session.FillGrid(dossier.Id, grid, LocalForms.Fill(grid), chair));
        }

        foreach (var voter in present.Where(each => !session.IsRecused(dossier.Id, each.Person)))
        {
            Must(session.Cast(new(dossier.Id, voter.Person, VoteKind.For, ""), voter));
        }

        return session;
    }

    public async Task<Result<RecordedDecision>> DecideAsync(CommitteeSession session, Dossier dossier, Ruling? ruling = null, Actor? by = null)
    {
        var seen = (await Registers.OpenAsync(dossier.Number, default))!.Examine(LocalForms.Pack).Hash;
        return await new RecordDecision(Sessions, Registers, History, Office).ExecuteAsync(
            session.Number, dossier.Number, ruling ?? new(DossierAction.Approve, "Bénéfices plus grands que les risques.", []), Terms, seen,
            by ?? (session.Gate == CommitteeGate.Steering ? Chair : PrivacyChair), default);
    }

    public static AuthorizationTerms Terms { get; } = new() { UseTypes = ["write_non_sensitive"], From = new(2026, 9, 1), Until = new(2027, 8, 31) };

    private int numbers;
}

/// <summary>Things of one kind, found by id or short name.</summary>
internal class MemoryStore<T>(Func<T, Guid> id, Func<T, string> slug) : IStore<T>
    where T : class
{
    protected List<T> Items { get; } = [];

    public Task<T?> FindAsync(Guid wanted, CancellationToken ct) => Task.FromResult(Items.Find(item => id(item) == wanted));

    public Task<T?> FindAsync(string wanted, CancellationToken ct) => Task.FromResult(Items.Find(item => slug(item) == wanted));

    public Task<IReadOnlyList<T>> AllAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<T>>(Items);

    public void Add(T item) => Items.Add(item);
}

internal sealed class MemorySessions() : MemoryStore<CommitteeSession>(each => each.Id.Value, each => each.Number), ISessionStore
{
    public Task<SessionSlice> ListAsync(int page, CancellationToken ct) =>
        Task.FromResult(new SessionSlice([.. Items.OrderByDescending(each => each.HeldOn).Skip((page - 1) * SessionSlice.Size).Take(SessionSlice.Size)], Items.Count));
}

internal sealed class MemoryKeys() : MemoryStore<GatewayKey>(each => each.Id.Value, each => each.Slug), IKeyStore
{
    public Task<IReadOnlyList<GatewayKey>> OfAsync(UseCaseId useCase, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<GatewayKey>>([.. Items.Where(each => each.UseCase == useCase)]);
}

internal sealed class MemoryOpinions() : MemoryStore<Opinion>(each => each.Id.Value, each => each.Id.Value.ToString()), IOpinionStore
{
    public Task<IReadOnlyList<Opinion>> OfAsync(DossierId dossier, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Opinion>>([.. Items.Where(each => each.Dossier == dossier)]);
}

internal sealed class MemoryDossiers() : MemoryStore<Dossier>(each => each.Id.Value, each => each.Number), IDossierStore
{
    public Task<IReadOnlyList<Dossier>> DecidedAsync(SystemId system, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Dossier>>([.. Items.Where(each => each.System == system && each.State.IsDecided())]);

    public Task<IReadOnlyList<Dossier>> InAsync(IReadOnlyList<DossierState> states, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Dossier>>([.. Items.Where(each => states.Contains(each.State))]);

    public Task<IReadOnlyDictionary<DossierId, string>> NumbersAsync(IReadOnlyList<DossierId> dossiers, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<DossierId, string>>(Items.Where(each => dossiers.Contains(each.Id)).ToDictionary(each => each.Id, each => each.Number));

    public Task<IReadOnlyList<Dossier>> DecidedAsync(UseCaseId useCase, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Dossier>>([.. Items.Where(each => each.UseCase == useCase && each.State.IsDecided())]);
}

internal sealed class MemoryAttachments : IAttachmentStore
{
    private readonly List<(Attachment Attachment, byte[] Content)> kept = [];

    public Task<IReadOnlyList<Attachment>> OfAsync(DossierId dossier, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Attachment>>([.. kept.Where(each => each.Attachment.Dossier == dossier).Select(each => each.Attachment)]);

    public Task<byte[]?> ReadAsync(string sha256, CancellationToken ct) => Task.FromResult(kept.Find(each => each.Attachment.Sha256 == sha256).Content)!;

    public Task AddAsync(Attachment attachment, byte[] content, CancellationToken ct)
    {
        kept.Add((attachment, content));
        return Task.CompletedTask;
    }
}

internal sealed class MemoryVersions : IAnswerVersions
{
    public List<AnswerVersion> Kept { get; } = [];

    public Task<IReadOnlyList<VersionLine>> OfAsync(DossierId dossier, CancellationToken ct) => Task.FromResult<IReadOnlyList<VersionLine>>(
        [.. Kept.Where(each => each.Dossier == dossier && (each.Form.Length == 0 || each.Cause == VersionCause.Saved)).OrderByDescending(each => each.At)
            .Select(each => new VersionLine(each.Id, each.Form, each.Cause, each.By, each.InPlaceOf, each.Since, each.At))]);

    public Task<IReadOnlyDictionary<string, AnswerSet>?> StateAsync(DossierId dossier, AnswerVersionId version, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, AnswerSet>?>(Kept.Find(each => each.Dossier == dossier && each.Id == version) is { } at
            ? Kept.Where(each => each.Dossier == dossier && each.Form.Length > 0 && each.At <= at.At).GroupBy(each => each.Form).ToDictionary(form => form.Key, form => form.MaxBy(each => each.At)!.Answers)
            : null);

    public Task<AnswerVersion?> OpenAsync(DossierId dossier, string form, PersonId by, DateTimeOffset since, CancellationToken ct) =>
        Task.FromResult(Kept.FindLast(each => each.Dossier == dossier && each.Form == form && each.By == by && each.Cause == VersionCause.Saved && each.Since > since));

    public Task<IReadOnlyDictionary<string, string>> KeptAsync(DossierId dossier, CancellationToken ct) => Task.FromResult<IReadOnlyDictionary<string, string>>(
        Kept.Where(each => each.Dossier == dossier && each.Form.Length > 0 && each.Cause != VersionCause.Saved).GroupBy(each => each.Form).ToDictionary(form => form.Key, form => form.Last().Hash));

    public void Add(AnswerVersion version) => Kept.Add(version);

    public Task ThinAsync(DossierId dossier, int most, CancellationToken ct)
    {
        var over = Kept.Where(each => each.Dossier == dossier && each.Cause == VersionCause.Saved).OrderByDescending(each => each.At).Skip(most).ToList();
        Kept.RemoveAll(over.Contains);
        return Task.CompletedTask;
    }
}

internal sealed class MemoryAbsences() : MemoryStore<Absence>(each => each.Id.Value, each => each.Id.ToString()), IAbsenceStore
{
    public Task<IReadOnlyList<Absence>> FromAsync(DateOnly day, CancellationToken ct) => Task.FromResult<IReadOnlyList<Absence>>([.. Items.Where(each => each.Until >= day)]);

    public Task<IReadOnlyList<StandIn>> ReplacedByAsync(PersonId person, DateOnly day, CancellationToken ct) => Task.FromResult<IReadOnlyList<StandIn>>([]);
}

internal sealed class MemoryExaminations : IExaminations
{
    public List<Examination> Kept { get; } = [];

    public Task<Examination?> FindAsync(string hash, CancellationToken ct) => Task.FromResult(Kept.Find(each => each.Hash == hash));

    public void Add(Examination examination) => Kept.Add(examination);
}

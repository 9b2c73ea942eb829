using Balise.Domain.Norms.Forms;
using Balise.Domain.People;

namespace Balise.Domain.Dossiers;

public readonly record struct SessionId(Guid Value);

public enum SessionState
{
    Planned,
    Open,
    Closed,
}

/// <param name="Name">As the minutes write it.</param>
/// <param name="InPlaceOf">The absent member whose seat this delegate holds for the session; <c>null</c> for a member.</param>
public sealed record CommitteeMember(PersonId Person, string Name, PersonId? InPlaceOf = null);

public sealed record Recusal(DossierId Dossier, PersonId Person, string Reason);

public enum VoteKind : byte
{
    For,
    Against,
    Abstain,
}

/// <param name="Dissent">Why, when against; kept in the minutes.</param>
public sealed record Vote(DossierId Dossier, PersonId Person, VoteKind Kind, string Dissent);

/// <summary>The grid a committee filled for a file.</summary>
public sealed record FilledGrid(DossierId Dossier, AnswerSet Answers);

/// <summary>The sessions, also page by page.</summary>
public interface ISessionStore : IStore<CommitteeSession>
{
    /// <summary>The latest first.</summary>
    /// <param name="page">From 1.</param>
    Task<SessionSlice> ListAsync(int page, CancellationToken ct);
}

/// <param name="Total">Over every page.</param>
public sealed record SessionSlice(IReadOnlyList<CommitteeSession> Rows, int Total)
{
    public const int Size = 25;
}

/// <summary>A sitting of a committee: who is there, who steps aside, the grid of each file, the votes (registers, 4 and 20).</summary>
public sealed class CommitteeSession : IRecordsFacts
{
    private readonly List<Fact> facts = [];

    // For the database only.
    private CommitteeSession() => Number = "";

    public SessionId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>For example <c>S-2026-002</c>.</summary>
    public string Number { get; private set; }

    public CommitteeGate Gate { get; private set; }

    public DateOnly HeldOn { get; private set; }

    public int Quorum { get; private set; }

    public SessionState State { get; private set; }

    public IReadOnlyList<CommitteeMember> Members { get; private set; } = [];

    public IReadOnlyList<PersonId> Present { get; private set; } = [];

    public IReadOnlyList<DossierId> Agenda { get; private set; } = [];

    public IReadOnlyList<Recusal> Recusals { get; private set; } = [];

    public IReadOnlyList<Vote> Votes { get; private set; } = [];

    public IReadOnlyList<FilledGrid> Grids { get; private set; } = [];

    public int Version { get; private set; } = 1;

    public IReadOnlyList<Fact> Facts => facts;

    public static Result<CommitteeSession> Plan(
        SessionId id, string number, CommitteeGate gate, DateOnly heldOn, int quorum, IReadOnlyList<CommitteeMember> members, IReadOnlyList<DossierId> agenda, Actor by)
    {
        if (!by.IsOneOf(Keepers(gate)))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Keepers(gate))));
        }

        if (quorum < 1 || quorum > members.DistinctBy(member => member.Person).Count())
        {
            return new Invalid([new("quorum", "session.quorum_members", ("members", $"{members.Count}"))]);
        }

        var session = new CommitteeSession
        {
            Id = id, Organization = by.Organization, Number = number, Gate = gate, HeldOn = heldOn, Quorum = quorum,
            Members = [.. members.DistinctBy(member => member.Person)], Agenda = [.. agenda.Distinct()],
        };
        session.Record("committee.session_planned", ("gate", gate.ToString()), ("heldOn", heldOn.ToString("O")), ("files", $"{agenda.Count}"));
        return session;
    }

    /// <param name="delegates">Who may hold the seat of an absent member today. One seat each, and never two for one seat.</param>
    public Result<Done> Open(IReadOnlyList<PersonId> present, IReadOnlyList<CommitteeMember> delegates, Actor by)
    {
        if (!by.IsOneOf(Keepers(Gate)))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Keepers(Gate))));
        }

        if (State != SessionState.Planned)
        {
            return new Conflict("session.not_planned", ("number", Number));
        }

        CommitteeMember[] seated = [.. delegates.Where(each => present.Contains(each.Person) && !IsMember(each.Person)).DistinctBy(each => each.Person)];
        if (present.Any(person => !IsMember(person) && seated.All(each => each.Person != person)))
        {
            return new Invalid([new("present", "session.not_member")]);
        }

        if (seated.FirstOrDefault(each => present.Contains(each.InPlaceOf!.Value) || seated.Any(other => other != each && other.InPlaceOf == each.InPlaceOf)) is { } twice)
        {
            return new Invalid([new("present", "session.seat_taken", ("person", twice.Name))]);
        }

        (Members, Present, State) = ([.. Members, .. seated], [.. present.Distinct()], SessionState.Open);
        Record(
            "committee.session_opened", ("present", $"{Present.Count}"), ("quorum", $"{Quorum}"),
            ("delegates", seated.Length > 0 ? string.Join("; ", seated.Select(each => $"{each.Name}, en remplacement de {SeatOf(each.InPlaceOf!.Value)?.Name}")) : null));
        return Done.It;
    }

    /// <summary>A member steps aside from a file: no vote, and no count toward the quorum. It is not undone.</summary>
    public Result<Done> Recuse(DossierId dossier, PersonId person, string reason)
    {
        if (!IsMember(person))
        {
            return new Invalid([new("person", "session.not_member")]);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Invalid([new("reason", "field.required")]);
        }

        if (!IsRecused(dossier, person))
        {
            Recusals = [.. Recusals, new(dossier, person, reason)];
            Votes = [.. Votes.Where(vote => vote.Dossier != dossier || vote.Person != person)];
            Record("committee.member_recused", ("dossier", dossier.ToString()), ("person", person.ToString()), ("reason", reason));
        }

        return Done.It;
    }

    /// <summary>Members who step aside by rule: the requester, and the author of an opinion that bars deciding.</summary>
    public void RecuseByRule(Dossier dossier, IReadOnlyList<Opinion> opinions, ProportionalityRules rules)
    {
        foreach (var member in Members)
        {
            if (member.Person == dossier.RequestedBy || member.InPlaceOf == dossier.RequestedBy)
            {
                Recuse(dossier.Id, member.Person, "requester");
            }
            else if (opinions.Any(each => (each.IsOf(member.Person) || (member.InPlaceOf is { } away && each.IsOf(away))) && rules.Opinion(each.Kind)?.BarsDeciding == true))
            {
                Recuse(dossier.Id, member.Person, "opinion_author");
            }
        }
    }

    public Result<Done> Cast(Vote vote, Actor by)
    {
        if (State != SessionState.Open || !Agenda.Contains(vote.Dossier))
        {
            return new Conflict("session.not_open", ("number", Number));
        }

        if (vote.Person != by.Person || !Present.Contains(by.Person))
        {
            return new Forbidden("session.not_present");
        }

        if (SeatOf(by.Person) is { InPlaceOf: { } away } && by.InPlaceOf?.Person != away)
        {
            return new Forbidden("session.seat_lapsed");
        }

        if (IsRecused(vote.Dossier, by.Person))
        {
            return new Forbidden("session.recused");
        }

        if (vote.Kind == VoteKind.Against && string.IsNullOrWhiteSpace(vote.Dissent))
        {
            return new Invalid([new("dissent", "field.required")]);
        }

        Votes = [.. Votes.Where(each => each.Dossier != vote.Dossier || each.Person != by.Person), vote];
        Record("committee.vote_cast", ("dossier", vote.Dossier.ToString()), ("vote", vote.Kind.ToString()));
        return Done.It;
    }

    public Result<Done> FillGrid(DossierId dossier, Form grid, AnswerSet answers, Actor by)
    {
        if (State != SessionState.Open || !Agenda.Contains(dossier))
        {
            return new Conflict("session.not_open", ("number", Number));
        }

        if (!Present.Contains(by.Person) && !by.IsOneOf(Keepers(Gate)))
        {
            return new Forbidden("session.not_present");
        }

        if (FormValidator.Validate(grid, answers, ValidationMode.Draft) is { Count: > 0 } problems)
        {
            return new Invalid([.. problems.Select(problem => problem.ToField())]);
        }

        Grids = [.. Grids.Where(each => each.Dossier != dossier || each.Answers.Form != grid.Id), new(dossier, answers)];
        Record("committee.grid_filled", ("dossier", dossier.ToString()), ("answers", answers.Hash));
        return Done.It;
    }

    public Result<Done> Close(Actor by)
    {
        if (!by.IsOneOf(Keepers(Gate)))
        {
            return new Forbidden("role.needed", ("roles", string.Join(", ", Keepers(Gate))));
        }

        if (State != SessionState.Open)
        {
            return new Conflict("session.not_open", ("number", Number));
        }

        State = SessionState.Closed;
        Record("committee.session_held", ("files", $"{Agenda.Count}"), ("present", $"{Present.Count}"));
        return Done.It;
    }

    public AnswerSet GridOf(DossierId dossier, Form grid) =>
        Grids.FirstOrDefault(each => each.Dossier == dossier && each.Answers.Form == grid.Id)?.Answers ?? AnswerSet.Empty(grid);

    public bool IsRecused(DossierId dossier, PersonId person) => Recusals.Any(each => each.Dossier == dossier && each.Person == person);

    /// <summary>Present members who did not step aside from this file.</summary>
    public int Sitting(DossierId dossier) => Present.Count(person => !IsRecused(dossier, person));

    public bool HasQuorum(DossierId dossier) => Sitting(dossier) >= Quorum;

    /// <summary>More votes for than against, among those cast.</summary>
    public bool Carries(DossierId dossier) =>
        Votes.Count(vote => vote.Dossier == dossier && vote.Kind == VoteKind.For) > Votes.Count(vote => vote.Dossier == dossier && vote.Kind == VoteKind.Against);

    public void ForgetFacts() => facts.Clear();

    private static IReadOnlyList<string> Keepers(CommitteeGate gate) =>
        gate == CommitteeGate.Privacy ? [Roles.PrivacyCommittee, Roles.PrivacyOfficer] : [.. Roles.Deciders, Roles.InformationOfficer];

    /// <summary>A delegate holds the seat of whom they replace, and adds none.</summary>
    public int Seats => Members.Count(member => member.InPlaceOf is null);

    public CommitteeMember? SeatOf(PersonId person) => Members.FirstOrDefault(member => member.Person == person);

    private bool IsMember(PersonId person) => Members.Any(member => member.Person == person);

    private void Record(string name, params (string, string?)[] details)
    {
        Version++;
        facts.Add(new Fact(name, $"session:{Number}", details));
    }
}

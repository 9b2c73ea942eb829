using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Web.Dossiers;

public sealed record PlanRequest
{
    public CommitteeGate? Gate { get; init; }

    public DateOnly HeldOn { get; init; }

    /// <summary>Members who must sit, recused ones not counted.</summary>
    public int Quorum { get; init; }

    /// <summary>E-mails.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}

public sealed record PresenceRequest
{
    /// <summary>E-mails.</summary>
    public IReadOnlyList<string> Present { get; init; } = [];
}

public sealed record RecusalRequest
{
    /// <summary>Number of a file.</summary>
    public string Dossier { get; init; } = "";

    public string Reason { get; init; } = "";
}

public sealed record GridRequest
{
    /// <summary>Number of a file.</summary>
    public string Dossier { get; init; } = "";

    /// <summary>Id of the grid.</summary>
    public string Form { get; init; } = "";

    /// <summary>By question, as answers are kept.</summary>
    public IReadOnlyDictionary<string, JsonElement> Answers { get; init; } = new Dictionary<string, JsonElement>();
}

public sealed record VoteRequest
{
    /// <summary>Number of a file.</summary>
    public string Dossier { get; init; } = "";

    public VoteKind? Vote { get; init; }

    /// <summary>Why, when against.</summary>
    public string Dissent { get; init; } = "";
}

public sealed record ConditionRequest
{
    public string Text { get; init; } = "";

    /// <summary>E-mail of who answers for it.</summary>
    public string Owner { get; init; } = "";

    public DateOnly DueOn { get; init; }

    /// <summary>To be met by its date while in service: past it the authorisation stops. Otherwise it is met before service.</summary>
    public bool InService { get; init; }
}

public sealed record RulingRequest
{
    /// <summary>Number of a file.</summary>
    public string Dossier { get; init; } = "";

    /// <summary>approve, approve_with_conditions, request_changes or refuse.</summary>
    public DossierAction? Outcome { get; init; }

    public string Reasons { get; init; } = "";

    public IReadOnlyList<ConditionRequest> Conditions { get; init; } = [];

    /// <summary>What the authorisation will allow; needed to approve at the first gate. Its use case and system are those of the file.</summary>
    public AuthorizationRequest? Terms { get; init; }

    /// <summary>Hash of the file as you read it: one that changed since is examined again.</summary>
    public string Seen { get; init; } = "";

    internal async Task<Result<(Ruling Ruling, AuthorizationTerms? Terms)>> ReadAsync(IStore<Person> people, CancellationToken ct)
    {
        if (Outcome is not { } outcome)
        {
            return new Invalid([new("outcome", "field.required")]);
        }

        List<DecisionCondition> conditions = [];
        foreach (var condition in Conditions.Where(each => each is not null))
        {
            // An owner nobody knows is refused by name with the rest of the ruling.
            var owner = await people.FindAsync(condition.Owner.Trim(), ct);
            conditions.Add(new(condition.Text.Trim(), owner?.Id ?? default, condition.DueOn, null, "", condition.InService));
        }

        var terms = Terms is null ? default : await Terms.ReadAsync(people, ct);
        return terms.Error is { } refused ? refused : (new Ruling(outcome, Reasons.Trim(), conditions), terms.Value);
    }
}

/// <param name="InPlaceOf">The absent member whose seat this delegate holds.</param>
public sealed record MemberView(Guid Person, string Name, Guid? InPlaceOf);

public sealed record VoteView(string Dossier, Guid Person, VoteKind Vote, string Dissent);

public sealed record RecusalView(string Dossier, Guid Person, string Reason);

/// <param name="Agenda">Numbers of the files.</param>
public sealed record SessionView(
    string Number, CommitteeGate Gate, DateOnly HeldOn, int Quorum, SessionState State, IReadOnlyList<MemberView> Members, IReadOnlyList<Guid> Present,
    IReadOnlyList<string> Agenda, IReadOnlyList<RecusalView> Recusals, IReadOnlyList<VoteView> Votes)
{
    internal static SessionView Of(CommitteeSession session, IReadOnlyDictionary<DossierId, string> numbers)
    {
        return new(
            session.Number, session.Gate, session.HeldOn, session.Quorum, session.State,
            [.. session.Members.Select(each => new MemberView(each.Person.Value, each.Name, each.InPlaceOf?.Value))], [.. session.Present.Select(each => each.Value)],
            [.. session.Agenda.Select(Named)], [.. session.Recusals.Select(each => new RecusalView(Named(each.Dossier), each.Person.Value, each.Reason))],
            [.. session.Votes.Select(each => new VoteView(Named(each.Dossier), each.Person.Value, each.Kind, each.Dissent))]);

        string Named(DossierId id) => numbers.GetValueOrDefault(id, "");
    }
}

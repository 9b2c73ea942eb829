using Balise.Domain.Data;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>
/// Destroys decisions, consents and proposals about persons whose time is over (Access act, s. 73): all of those named or none, with the rule of the
/// retention schedule. The journal keeps who, when, which and under which rule; it never had what they said.
/// </summary>
public sealed class DestroyRecords(
    IPersonRecords records, RecordRetention retention, IStore<IndividualDecision> decisions, IStore<Consent> consents, IStore<HeldAction> held,
    IChanges changes, TimeProvider clock)
{
    /// <summary>At once: each is a fact of the journal, written in one transaction.</summary>
    public const int Most = 100;

    private const int Page = 200;

    private readonly HashSet<IndividualDecisionId> gone = [];

    /// <summary>What may go now, the oldest first, up to <see cref="Most"/>.</summary>
    public async Task<DueRecords> DueAsync(Actor by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = new DueRecords([], [], []);
        await EachAsync(records.OldestDecisionsAsync, async decision =>
        {
            if (decision.Agent != by.Person && await retention.OfAsync(decision, ct) is var end && end.IsOver(now))
            {
                due.Decisions.Add((decision, end));
            }
        }, d => d.Steps[0].At, due, now, ct);
        await EachAsync(records.OldestProposalsAsync, async proposal =>
        {
            if (await retention.OfAsync(proposal, ct) is var end && end.IsOver(now))
            {
                due.Proposals.Add((proposal, end));
            }
        }, p => p.HeldAt, due, now, ct);
        HashSet<IndividualDecisionId> leaving = [.. due.Decisions.Select(d => d.Decision.Id)];
        await EachAsync(records.OldestConsentsAsync, async consent =>
        {
            if ((await retention.OfAsync([consent], leaving, by, ct))[consent.Id] is var end && end.IsOver(now))
            {
                due.Consents.Add((consent, end));
            }
        }, c => c.Steps[0].RecordedAt, due, now, ct);
        return due;
    }

    /// <param name="rule">The rule of the body's retention schedule, in its words.</param>
    public async Task<Result<int>> ExecuteAsync(RecordNames names, string rule, Actor by, CancellationToken ct)
    {
        if (names.Count is 0 or > Most || string.IsNullOrWhiteSpace(rule) || rule.Length > RecordRetention.LongestRule)
        {
            return new Invalid([.. Problems(names, rule)]);
        }

        var now = clock.GetUtcNow();
        var refused = await DecisionsAsync(names.Decisions, rule, by, now, ct) ?? await ProposalsAsync(names.Proposals, rule, by, now, ct)
            ?? await ConsentsAsync(names.Consents, rule, by, now, ct);
        refused ??= await changes.SaveAsync(by, ct);
        return refused is null ? names.Count : refused;
    }

    private static IEnumerable<FieldProblem> Problems(RecordNames names, string rule)
    {
        if (names.Count is 0 or > Most)
        {
            yield return names.Count == 0 ? new("records", "field.required") : new("records", "retention.too_many", ("max", Most.ToString()));
        }

        if (string.IsNullOrWhiteSpace(rule))
        {
            yield return new("rule", "field.required");
        }
        else if (rule.Length > RecordRetention.LongestRule)
        {
            yield return new("rule", "field.too_long", ("max", RecordRetention.LongestRule.ToString()));
        }
    }

    private async Task<Error?> DecisionsAsync(IReadOnlyList<string> numbers, string rule, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var number in numbers)
        {
            if (await decisions.FindAsync(number, ct) is not { } decision)
            {
                return new NotFound("individual_decision.not_found");
            }

            if (decision.Destroy(await retention.OfAsync(decision, ct), rule, by, now) is { Ok: false } refused)
            {
                return refused.Error;
            }

            (await held.FindAsync(decision.Held.Value, ct))?.ForgetPerson();
            records.Remove(decision);
            gone.Add(decision.Id);
        }

        return null;
    }

    private async Task<Error?> ProposalsAsync(IReadOnlyList<Guid> ids, string rule, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            if (await held.FindAsync(id, ct) is not { Subject: not null } proposal || await records.OfHeldAsync(proposal.Id, ct) is not null)
            {
                return new NotFound("validation.not_found");
            }

            if (proposal.Destroy(await retention.OfAsync(proposal, ct), rule, by, now) is { Ok: false } refused)
            {
                return refused.Error;
            }
        }

        return null;
    }

    private async Task<Error?> ConsentsAsync(IReadOnlyList<Guid> ids, string rule, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            if (await consents.FindAsync(id, ct) is not { } consent)
            {
                return new NotFound("consent.not_found");
            }

            var end = (await retention.OfAsync([consent], gone, by, ct))[consent.Id];
            if (consent.Destroy(end, rule, by, now) is { Ok: false } refused)
            {
                return refused.Error;
            }

            records.Remove(consent);
        }

        return null;
    }

    // The reading stops at what is too young for the shortest class, or when the act is full.
    private static async Task EachAsync<T>(
        Func<int, int, CancellationToken, Task<IReadOnlyList<T>>> oldest, Func<T, Task> look, Func<T, DateTimeOffset> began, DueRecords due, DateTimeOffset now,
        CancellationToken ct)
    {
        for (var skip = 0; ; skip += Page)
        {
            var read = await oldest(skip, Page, ct);
            foreach (var each in read)
            {
                if (due.Count >= Most || RetentionClass.Months6.Until(began(each)) > now)
                {
                    return;
                }

                await look(each);
            }

            if (read.Count < Page)
            {
                return;
            }
        }
    }
}

/// <summary>Decisions by their numbers, consents and proposals by their ids.</summary>
public sealed record RecordNames(IReadOnlyList<string> Decisions, IReadOnlyList<Guid> Consents, IReadOnlyList<Guid> Proposals)
{
    public int Count => Decisions.Count + Consents.Count + Proposals.Count;
}

/// <summary>What may go, with the end of each.</summary>
public sealed record DueRecords(
    List<(IndividualDecision Decision, RetentionEnd End)> Decisions, List<(Consent Consent, RetentionEnd End)> Consents,
    List<(HeldAction Proposal, RetentionEnd End)> Proposals)
{
    public int Count => Decisions.Count + Consents.Count + Proposals.Count;
}

using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;

namespace Balise.Tests.Web.Fakes;

/// <summary>The lists and figures a page reads, over a body in memory.</summary>
internal sealed class Reading(Body body, TimeProvider clock) : IUseCaseRegister, IWaitingRegister, IJournalReader, ILiveBoard
{
    public Task<UseCasePage> ListAsync(UseCaseFilter filter, CancellationToken ct)
    {
        var found = body.UseCases.Items
            .Where(u => filter.Text.Length == 0 || u.Details.Title.Contains(filter.Text, StringComparison.OrdinalIgnoreCase) || u.Number.Contains(filter.Text))
            .Where(u => filter.RequestedBy is null || u.RequestedBy == filter.RequestedBy)
            .Select(u => (u, system: body.Systems.Items.First(s => s.Id == u.Details.System)))
            .Where(p => filter.System.Length == 0 || p.system.Slug == filter.System).ToList();
        var kept = found.Where(p => filter.State is null || p.u.State == filter.State).ToList();
        var sorted = filter.Sort.TrimStart('-') switch
        {
            "title" => kept.OrderBy(p => p.u.Details.Title, StringComparer.Ordinal),
            "state" => kept.OrderBy(p => p.u.State),
            "number" => kept.OrderBy(p => p.u.Number, StringComparer.Ordinal),
            _ => kept.OrderBy(p => p.u.ChangedAt),
        };
        IEnumerable<(UseCase u, AiSystem system)> rows = filter.Sort.StartsWith('-') ? sorted.Reverse() : sorted;
        return Task.FromResult(new UseCasePage(
            [.. rows.Skip((filter.Page - 1) * UseCaseFilter.PageSize).Take(UseCaseFilter.PageSize).Select(p => new UseCaseRow(
                p.u.Slug, p.u.Number, p.u.Details.Title, p.u.State, p.system.Slug, p.system.Details.Name, p.u.Details.UseType, p.u.ChangedAt))],
            kept.Count, body.UseCases.Items.Count, found.GroupBy(p => p.u.State).ToDictionary(g => g.Key, g => g.Count())));
    }

    public Task<Waiting<WaitingUseCase>> UseCasesAsync(UseCaseState state, PersonId? of, PersonId? except, int atMost, CancellationToken ct)
    {
        var found = body.UseCases.Items.Where(u => u.State == state && (of is null || u.RequestedBy == of) && (except is null || u.RequestedBy != except)).ToList();
        return Task.FromResult(new Waiting<WaitingUseCase>(
            [.. found.OrderBy(u => u.ChangedAt).Take(atMost).Select(u => new WaitingUseCase(u.Slug, u.Number, u.Details.Title, u.ChangedAt))], found.Count));
    }

    public Task<Waiting<EndingAuthorization>> EndingAsync(DateOnly from, DateOnly until, int atMost, CancellationToken ct)
    {
        var found = body.Authorizations.Items.Where(a => a.State == AuthorizationState.InForce && a.Terms.Until >= from && a.Terms.Until <= until)
            .Select(a => (a, u: body.UseCases.Items.First(u => u.Id == a.UseCase))).ToList();
        return Task.FromResult(new Waiting<EndingAuthorization>(
            [.. found.OrderBy(p => p.a.Terms.Until).Take(atMost).Select(p => new EndingAuthorization(p.a.Number, p.u.Slug, p.u.Details.Title, p.a.Terms.Until))], found.Count));
    }

    public Task<IReadOnlyList<string>> ReviewsAsync(PersonId reviewer, int atMost, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
        [.. body.IndividualDecisions.Items.Where(d => d is { State: IndividualDecisionState.Contested } && d.Reviewer == reviewer).Select(d => d.Number)]);

    public Task<JournalPage> SearchAsync(JournalQuery query, CancellationToken ct) => Task.FromResult(new JournalPage(
        [.. body.Journal.Select((fact, i) => Line(fact, i))], false));

    public Task<JournalLine?> FindAsync(Guid id, CancellationToken ct) => Task.FromResult<JournalLine?>(null);

    public Task<IReadOnlyList<JournalLine>> AboutAsync(Guid decision, CancellationToken ct) => Task.FromResult<IReadOnlyList<JournalLine>>([]);

    public Task<JournalIntegrity> IntegrityAsync(CancellationToken ct) =>
        Task.FromResult(new JournalIntegrity(true, body.Journal.Count, null, clock.GetUtcNow(), clock.GetUtcNow(), body.Journal.Count, null));

    public Task<JournalIntegrity> VerifyAsync(CancellationToken ct) => IntegrityAsync(ct);

    public Task<JournalExtent> ExtentAsync(CancellationToken ct) => Task.FromResult(new JournalExtent(0, null, null));

    public Task ExportAsync(Stream to, CancellationToken ct) => Task.CompletedTask;

    public LiveFigures Read(Guid organization) =>
        new(clock.GetUtcNow(), null, 2, 1284, 1200, 44, 3, 37, 4, 9, [], [new LiveCode("classification_not_permitted", 21)], []);

    public int OpenCalls(Guid organization, StopScope scope, string target) => 2;

    private JournalLine Line(Fact fact, int index) => new(
        Guid.NewGuid(), "governance", index, "governance", clock.GetUtcNow().AddMinutes(index - 60),
        JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["event"] = fact.Event, ["subject"] = fact.Subject }));
}

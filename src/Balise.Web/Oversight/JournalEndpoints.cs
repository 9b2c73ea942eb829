using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Oversight;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight;

/// <summary>The journal: search, one entry, integrity, export.</summary>
internal static class JournalEndpoints
{
    public const string ExportType = "application/jsonl";

    public static void MapJournal(this IEndpointRouteBuilder api)
    {
        var journal = api.MapGroup("/journal").WithTags("Journal");
        journal.MapGet("", SearchAsync).WithSummary("Entries, the latest first, by pages of 50");
        journal.MapGet("/{id:guid}", FindAsync).WithSummary("One entry, as it was written").Finds();
        journal.MapGet("/integrity", IntegrityAsync).WithSummary("What the last verification found");
        journal.MapPost("/verify", VerifyAsync).WithSummary("Verify every log now; what was found is an entry");
        journal.MapGet("/export", DownloadAsync).WithSummary("The whole journal of the body, one JSON object a line; who took it out is an entry").Produces(StatusCodes.Status200OK, contentType: ExportType);
    }

    /// <summary>Streamed: the journal of a year is not held in memory. Whoever calls it has written that it leaves.</summary>
    public static PushStreamHttpResult Export(IJournalReader journal, TimeProvider clock, HttpContext context) => TypedResults.Stream(
        stream => journal.ExportAsync(stream, context.RequestAborted), ExportType, $"journal-{clock.GetUtcNow():yyyy-MM-dd}.jsonl");

    private static async Task<PushStreamHttpResult> DownloadAsync(
        ExportJournal export, IJournalReader journal, TimeProvider clock, ApiCaller caller, HttpContext context)
    {
        await export.BeginAsync("api", caller.Actor, context.RequestAborted);
        return Export(journal, clock, context);
    }

    private static async Task<Ok<JournalListView>> SearchAsync([AsParameters] JournalSearch search, IJournalReader journal, CancellationToken ct)
    {
        var query = new JournalQuery(
            search.Q?.Trim() ?? "", search.Type ?? "", search.Verdict ?? "", search.From, search.To, Math.Max(1, search.Page ?? 1));
        var page = await journal.SearchAsync(query, ct);
        return TypedResults.Ok(new JournalListView([.. page.Lines.Select(EntryView.Of)], query.Page, page.More));
    }

    private static async Task<Results<Ok<EntryView>, ProblemHttpResult>> FindAsync(
        Guid id, IJournalReader journal, ApiCaller caller, CancellationToken ct) =>
        caller.Found(await journal.FindAsync(id, ct), "entry.not_found", EntryView.Of);

    private static async Task<Ok<JournalIntegrity>> IntegrityAsync(IJournalReader journal, CancellationToken ct) =>
        TypedResults.Ok(await journal.IntegrityAsync(ct));

    private static async Task<Ok<JournalIntegrity>> VerifyAsync(VerifyJournal verify, ApiCaller caller, CancellationToken ct) =>
        TypedResults.Ok(await verify.ExecuteAsync("api", caller.Actor, ct));
}

/// <summary>What the journal is searched with.</summary>
public sealed record JournalSearch
{
    /// <summary>Id, number, code, rule, use case or system.</summary>
    public string? Q { get; init; }

    /// <summary>decision, outcome, intervention, governance.</summary>
    public string? Type { get; init; }

    /// <summary>allow, transform, hold, deny.</summary>
    public string? Verdict { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>From 1.</summary>
    public int? Page { get; init; }
}

/// <param name="More">There is a next page.</param>
public sealed record JournalListView(IReadOnlyList<EntryView> Items, int Page, bool More);

/// <param name="Entry">The entry's own JSON; absent once its retention has run out.</param>
public sealed record EntryView(Guid Id, string Log, long Index, string Type, DateTimeOffset At, JsonElement? Entry)
{
    internal static EntryView Of(JournalLine line) => new(line.Id, line.Log, line.Index, line.Type, line.At, line.Json);
}

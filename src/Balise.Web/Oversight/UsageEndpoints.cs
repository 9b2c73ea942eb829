using Balise.Domain;
using Balise.Domain.Oversight;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight;

/// <summary>What was used, and the answers people reported.</summary>
internal static class UsageEndpoints
{
    public static void MapUsage(this IEndpointRouteBuilder api)
    {
        api.MapGet("/usage", ReadAsync).WithTags("Usage").WithSummary("Requests, tokens, cost, energy, carbon and water of a month, by use case, system and model");
        api.MapGet("/reports", ReportsAsync).WithTags("Usage").WithSummary("Answers that people reported, newest first; their words stay on the page");
    }

    /// <param name="month">For example 2026-11; the newest when absent.</param>
    private static async Task<Ok<UsageView>> ReadAsync(string? month, IUsageReport report, CancellationToken ct)
    {
        var months = await report.MonthsAsync(ct);
        var chosen = month ?? months.FirstOrDefault() ?? "";
        return TypedResults.Ok(new UsageView(chosen, months, await report.ReadAsync(chosen, ct)));
    }

    private static async Task<Ok<IReadOnlyList<ReportView>>> ReportsAsync(IStore<AnswerReport> reports, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<ReportView>>(
            [.. (await reports.AllAsync(ct)).Select(r => new ReportView(r.Id.Value, r.UseCase, r.Decision, r.Kind, r.At))]);
}

/// <param name="Months">Those that have something, newest first.</param>
public sealed record UsageView(string Month, IReadOnlyList<string> Months, IReadOnlyList<UsageRow> Rows);

public sealed record ReportView(Guid Id, string UseCase, Guid Decision, ReportKind Kind, DateTimeOffset At);

using Balise.Domain;
using Balise.Domain.Oversight.Quotas;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Oversight.Quotas;

/// <summary>Ceilings of consumption: set, withdraw, read with their use.</summary>
internal static class QuotaEndpoints
{
    public static void MapQuotas(this IEndpointRouteBuilder api)
    {
        var quotas = api.MapGroup("/quotas").WithTags("Quotas");
        quotas.MapGet("", ListAsync).WithSummary("Ceilings in force with what is used of them now");
        quotas.MapPost("", SetAsync).WithSummary("Set a ceiling, or change the one that limits the same thing").Acts();
        quotas.MapPost("/{id:guid}/withdraw", WithdrawAsync).WithSummary("Take a ceiling away").Acts();
    }

    private static async Task<Ok<QuotaReportView>> ListAsync(ReadQuotas read, ApiCaller caller, CancellationToken ct)
    {
        var report = await read.ExecuteAsync(caller.Actor, ct);
        return TypedResults.Ok(new QuotaReportView(report.Known, [.. report.Lines.Select(QuotaView.Of)]));
    }

    private static async Task<Results<Created<QuotaView>, ProblemHttpResult>> SetAsync(
        QuotaRequest body, SetQuota set, ApiCaller caller, CancellationToken ct)
    {
        List<FieldProblem> missing = [];
        Needed("scope", body.Scope is null);
        Needed("measure", body.Measure is null);
        Needed("period", body.Period is null);
        return caller.Created(
            missing.Count > 0 ? new Invalid(missing) : await set.ExecuteAsync(body.Terms(), caller.Actor, ct), QuotaView.Of, q => $"quotas/{q.Id}");

        void Needed(string field, bool absent)
        {
            if (absent)
            {
                missing.Add(new(field, "field.required"));
            }
        }
    }

    private static async Task<Results<Ok<QuotaView>, ProblemHttpResult>> WithdrawAsync(Guid id, WithdrawQuota withdraw, ApiCaller caller, CancellationToken ct) =>
        caller.Ok(await withdraw.ExecuteAsync(id, caller.Actor, ct), QuotaView.Of);
}

/// <summary>A ceiling to set.</summary>
public sealed record QuotaRequest
{
    public QuotaScope? Scope { get; init; }

    /// <summary>E-mail of the person, name of the unit, slug of the use case or system; empty for each of them.</summary>
    public string Target { get; init; } = "";

    public QuotaMeasure? Measure { get; init; }

    public QuotaPeriod? Period { get; init; }

    /// <summary>Requests, tokens, millionths of a dollar, or milliwatt-hours.</summary>
    public long Amount { get; init; }

    /// <summary>Unclassified requests pass, with a warning in the journal, when the counters do not answer.</summary>
    public bool AllowBlind { get; init; }

    internal QuotaTerms Terms() => new()
    {
        Scope = Scope!.Value, Target = Target.Trim(), Measure = Measure!.Value, Period = Period!.Value, Amount = Amount, AllowBlind = AllowBlind,
    };
}

/// <param name="Known">False when the counters cannot be read.</param>
public sealed record QuotaReportView(bool Known, IReadOnlyList<QuotaView> Limits);

/// <param name="Ends">When the period under way ends.</param>
/// <param name="Uses">The most used first.</param>
public sealed record QuotaView(
    Guid Id, QuotaScope Scope, string Target, QuotaMeasure Measure, QuotaPeriod Period, long Amount, bool AllowBlind, bool InForce,
    DateTimeOffset? Ends, IReadOnlyList<QuotaUseView> Uses)
{
    internal static QuotaView Of(QuotaLimit limit) => new(
        limit.Id.Value, limit.Terms.Scope, limit.Terms.Target, limit.Terms.Measure, limit.Terms.Period, limit.Terms.Amount, limit.Terms.AllowBlind,
        limit.InForce, null, []);

    internal static QuotaView Of(QuotaLine line) => Of(line.Limit) with
    {
        Ends = line.Ends, Uses = [.. line.Uses.Select(u => new QuotaUseView(u.Subject, u.Used, u.Reserved))],
    };
}

/// <param name="Subject">Id of the person, unit, slug; empty for the body.</param>
/// <param name="Reserved">By requests under way.</param>
public sealed record QuotaUseView(string Subject, long Used, long Reserved);

using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Systems;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Dossiers;

/// <summary>Exemptions from a suspension, on proof. None opens a prohibition; a refused attempt is written in the journal.</summary>
internal static class ExemptionEndpoints
{
    public static void MapExemptions(this IEndpointRouteBuilder api)
    {
        var exemptions = api.MapGroup("/exemptions").WithTags("Exemptions");
        exemptions.MapGet("", ListAsync).WithSummary("Exemptions granted, the latest first");
        exemptions.MapPost("", GrantAsync).WithSummary("Take a system out of a suspension, on proof").Acts();
    }

    private static async Task<Ok<IReadOnlyList<ExemptionView>>> ListAsync(
        IStore<Exemption> exemptions, IStore<AiSystem> systems, CancellationToken ct)
    {
        var slugs = (await systems.AllAsync(ct)).ToDictionary(s => s.Id, s => s.Slug);
        return TypedResults.Ok<IReadOnlyList<ExemptionView>>(
            [.. (await exemptions.AllAsync(ct)).OrderByDescending(e => e.GrantedOn).Select(e => ExemptionView.Of(e, slugs.GetValueOrDefault(e.System, "")))]);
    }

    private static async Task<Results<Created<ExemptionView>, ProblemHttpResult>> GrantAsync(
        ExemptionRequest body, GrantExemption grant, ApiCaller caller, CancellationToken ct)
    {
        IReadOnlyList<ProofRecord> proofs = [.. body.Proofs.Where(p => p is { Kind: not null })];
        var granted = await grant.ExecuteAsync(
            body.System.Trim(), body.Kind.Trim(), proofs, body.ApproverRole.Trim(), body.Reason.Trim(), body.Until, caller.Actor, ct);
        return caller.Created(granted, e => ExemptionView.Of(e, body.System), _ => "exemptions");
    }
}

/// <summary>What takes a system out of a suspension.</summary>
public sealed record ExemptionRequest
{
    /// <summary>Slug of the system.</summary>
    public string System { get; init; } = "";

    /// <summary>An exemption of the norms, for example <c>pre_existing</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Each with its kind as named by the norms, where it is kept, who issued it and when.</summary>
    public IReadOnlyList<ProofRecord> Proofs { get; init; } = [];

    /// <summary>Role that approved, when the norms ask for one, for example <c>security_unit</c>.</summary>
    public string ApproverRole { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Last day included; open when absent.</summary>
    public DateOnly? Until { get; init; }
}

public sealed record ExemptionView(
    Guid Id, string System, string Kind, string Reason, string ApproverRole, IReadOnlyList<ProofRecord> Proofs, DateOnly GrantedOn, DateOnly? ExpiresOn)
{
    internal static ExemptionView Of(Exemption exemption, string system) => new(
        exemption.Id.Value, system, exemption.Kind, exemption.Reason, exemption.ApproverRole, exemption.Proofs, exemption.GrantedOn, exemption.ExpiresOn);
}

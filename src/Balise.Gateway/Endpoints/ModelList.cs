using System.Text.Json;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Recording;
using Microsoft.AspNetCore.Http;

namespace Balise.Gateway.Endpoints;

/// <summary><c>GET /v1/models</c>: only what this key may use today, by the same rules that judge its requests.</summary>
internal sealed class ModelList(Gatekeeper gatekeeper, Recorder recorder, RefusalWriter refusals, TimeProvider clock)
{
    private const string RouteOwner = "balise";

    private static readonly EndpointShape Shape = new ModelListShape();

    public async Task RunAsync(HttpContext http)
    {
        using var call = new Call(http, Shape, clock.GetUtcNow());
        if (gatekeeper.Identify(call) is { } refusal)
        {
            await refusals.WriteAsync(call, refusal);
            return;
        }

        var allowed = Allowed(call).ToList();
        try
        {
            await recorder.ListingAsync(call, allowed.Count);
        }
        catch (JournalUnavailableException)
        {
            call.Decision = default;
            await refusals.WriteAsync(call, refusals.JournalUnavailable(call));
            return;
        }

        RefusalWriter.SetHeaders(call, recorded: true);
        http.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("object"u8, "list"u8);
        json.WriteStartArray("data"u8);
        foreach (var (system, model) in allowed)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, model);
            json.WriteString("object"u8, "model"u8);
            json.WriteNumber("created"u8, 0);
            json.WriteString("owned_by"u8, system);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<(string System, string Model)> Allowed(Call call)
    {
        var policy = call.Policy;
        var named = Named(call).ToList();
        if (policy.FindUseCase(call.Holder.UseCase) is >= 0 and var useCase && policy.UseCaseAt(useCase).Route is { } route
            && route.Choices.Any(c => named.Contains((c.System, c.Model))))
        {
            // First: clients that take the first of the list let the use case choose.
            yield return (RouteOwner, route.Alias);
        }

        foreach (var each in named)
        {
            yield return each;
        }
    }

    private static IEnumerable<(string System, string Model)> Named(Call call)
    {
        var policy = call.Policy;
        for (var i = 0; i < policy.Snapshot.Systems.Count; i++)
        {
            var system = policy.SystemAt(i);
            foreach (var model in system.Models)
            {
                var verdict = policy.Evaluate(new RequestFacts
                {
                    Day = LegalDay.On(call.At, policy), Model = model, System = i, UseCase = policy.FindUseCase(call.Holder.UseCase), UseType = -1,
                    Requester = call.Holder.Requester,

                    // What may be asked about a person who consented: who that is comes with each request.
                    Subject = "", Consent = ConsentSeen.Given,
                });
                if (verdict.Effect is Effect.Allow)
                {
                    yield return (system.Slug, model);
                }
            }
        }
    }

    private sealed class ModelListShape : EndpointShape
    {
        public override string Route => "/v1/models";

        public override string Name => "models";

        public override string Required => "";

        public override Place Enter(Place place, ReadOnlySpan<byte> name) => Place.Other;
    }
}

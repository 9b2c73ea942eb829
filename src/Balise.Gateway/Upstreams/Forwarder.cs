using System.Net;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Balise.Gateway.Upstreams;

/// <summary>Sends a recorded call to its system through YARP and says how it ended.</summary>
internal sealed class Forwarder(IHttpForwarder yarp, AnswerRelay relay, RefusalWriter refusals, UpstreamHealth health, GatewayOptions options)
{
    // A provider that restarts is back in a moment.
    private static readonly TimeSpan BeforeRetry = TimeSpan.FromMilliseconds(150);

    private readonly ForwarderRequestConfig config = new()
    {
        ActivityTimeout = options.UpstreamSilence, Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    /// <returns>One of <see cref="Outcomes"/>; null when the call gave way to another system, which only a call that may yield does.</returns>
    public async Task<string?> SendAsync(Call call)
    {
        await SendOnceAsync(call);
        if (NeverConnected(call) && !call.Ended.IsCancellationRequested)
        {
            // Safe by construction: no connection, so no byte of the request left.
            await Task.Delay(BeforeRetry, CancellationToken.None);
            await SendOnceAsync(call);
        }

        var (organization, system) = (call.Holder.Organization, call.Departure.System);
        if (call.Answered is { } outcome)
        {
            if (outcome is Outcomes.UpstreamFailed)
            {
                health.Failed(organization, system);
            }
            else
            {
                health.Succeeded(organization, system);
            }

            return outcome;
        }

        return await UnansweredAsync(call, organization, system);
    }

    private async Task SendOnceAsync(Call call)
    {
        var http = call.Http;
        var departure = call.Departure;
        http.Features.Set<IForwarderErrorFeature>(null);

        // A former attempt left its status, and YARP takes any but this one for an answer under way.
        http.Response.StatusCode = StatusCodes.Status200OK;
        http.Request.Body = new ReadOnlyBodyStream(departure.Body);
        http.Request.ContentLength = departure.Body.Length;

        // YARP links it with the client's own cancellation.
        await yarp.SendAsync(
            http, departure.Upstream.Address, departure.Upstream.Client, config, new CallTransformer(call, departure, relay), call.Cut.Token);
    }

    // No answer was relayed: the upstream could not be reached or gave way, or the call was cut while it was silent.
    private async Task<string?> UnansweredAsync(Call call, Guid organization, string system)
    {
        if (call.StoppedByAuthority)
        {
            await refusals.WriteAsync(call, refusals.Stopped(call));
            return Outcomes.CutByStop;
        }

        if (call.Http.RequestAborted.IsCancellationRequested)
        {
            return Outcomes.CutByClient;
        }

        health.Failed(organization, system);
        if (call.MayYield)
        {
            return null;
        }

        await refusals.WriteAsync(call, RefusalWriter.Unanswered(call));
        return Outcomes.UpstreamFailed;
    }

    private static bool NeverConnected(Call call) =>
        call.Answered is null && call.Http.GetForwarderErrorFeature() is { Exception: HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError,
        } };
}

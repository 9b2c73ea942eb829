using System.Net;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Balise.Gateway.Upstreams;

/// <summary>Sends a recorded call to its system through YARP and says how it ended.</summary>
internal sealed class Forwarder(IHttpForwarder yarp, UpstreamDirectory directory, AnswerRelay relay, RefusalWriter refusals, GatewayOptions options)
{
    private readonly ForwarderRequestConfig config = new()
    {
        ActivityTimeout = options.UpstreamSilence, Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
    };

    /// <returns>One of <see cref="Outcomes"/>.</returns>
    public async Task<string> SendAsync(Call call)
    {
        var upstream = directory.Find(call.Policy.SystemAt(call.Facts.System));
        var http = call.Http;
        http.Request.Body = new ReadOnlyBodyStream(call.Text.Body);
        http.Request.ContentLength = call.Text.Body.Length;

        // YARP links it with the client's own cancellation.
        await yarp.SendAsync(http, upstream.Address, upstream.Client, config, new CallTransformer(call, upstream, relay), call.Cut.Token);
        if (call.Answered is { } outcome)
        {
            return outcome;
        }

        // No answer was relayed: the upstream could not be reached, or the call was cut while it was silent.
        if (call.StoppedByAuthority)
        {
            await refusals.WriteAsync(call, refusals.Stopped(call));
            return Outcomes.CutByStop;
        }

        if (http.RequestAborted.IsCancellationRequested)
        {
            return Outcomes.CutByClient;
        }

        await refusals.WriteAsync(call, Refusals.UpstreamFailed(call.Language));
        return Outcomes.UpstreamFailed;
    }
}

using System.Net;
using System.Net.Http.Headers;
using Balise.Gateway.Pipeline;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// What YARP sends and what it lets back. Nothing of the client's headers or query leaves; nothing of the provider's headers comes
/// back but what is listed. The body is relayed by <see cref="AnswerRelay"/>, so that a stop can end it with words.
/// </summary>
internal sealed class CallTransformer(Call call, Departure departure, AnswerRelay relay) : HttpTransformer
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public override ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        var upstream = departure.Upstream;
        proxyRequest.RequestUri = upstream.Dialect.Target(upstream, call.Shape);
        proxyRequest.Headers.Host = null;
        upstream.Dialect.AddHeaders(proxyRequest.Headers, upstream, call.Shape);
        if (proxyRequest.Content is { } content)
        {
            content.Headers.ContentType = Json;
            content.Headers.ContentLength = departure.Body.Length;
        }

        return ValueTask.CompletedTask;
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is not null && !(call.MayYield && GivesWay(proxyResponse)))
        {
            await departure.Upstream.Dialect.TranslateAsync(call, proxyResponse);
            await relay.RelayAsync(call, proxyResponse);
        }

        return false;
    }

    // It says that it cannot answer now, or not us: another system may. What is wrong with the request is wrong for all.
    private static bool GivesWay(HttpResponseMessage answer) =>
        (int)answer.StatusCode >= 500
        || answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.PaymentRequired;
}

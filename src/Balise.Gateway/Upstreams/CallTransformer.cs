using System.Net.Http.Headers;
using Balise.Gateway.Pipeline;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// What YARP sends and what it lets back. Nothing of the client's headers or query leaves; nothing of the provider's headers comes
/// back but what is listed. The body is relayed by <see cref="AnswerRelay"/>, so that a stop can end it with words.
/// </summary>
internal sealed class CallTransformer(Call call, Upstream upstream, AnswerRelay relay) : HttpTransformer
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public override ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        proxyRequest.RequestUri = new Uri(string.Concat(upstream.Address, call.Shape.Route.AsSpan("/v1".Length)), UriKind.Absolute);
        proxyRequest.Headers.Host = null;
        if (upstream.Key is not null)
        {
            proxyRequest.Headers.Authorization = new AuthenticationHeaderValue("Bearer", upstream.Key);
        }

        call.Shape.AddHeaders(proxyRequest.Headers, upstream.Key);

        if (proxyRequest.Content is { } content)
        {
            content.Headers.ContentType = Json;
            content.Headers.ContentLength = call.Text.Body.Length;
        }

        return ValueTask.CompletedTask;
    }

    public override async ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is not null)
        {
            await relay.RelayAsync(call, proxyResponse);
        }

        return false;
    }
}

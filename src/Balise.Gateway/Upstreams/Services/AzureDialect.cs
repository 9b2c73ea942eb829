using System.Net.Http.Headers;
using Balise.Gateway.Endpoints;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>
/// Azure OpenAI. With an API version: <c>/openai/deployments/{deployment}/…?api-version=…</c>, the deployment being the provider's name of
/// the model; without one, its version-free <c>/openai/v1</c>. The credential travels as <c>api-key</c>.
/// </summary>
internal sealed class AzureDialect : ServiceDialect
{
    public override bool Speaks(EndpointShape shape) => shape.Name is not "messages";

    public override Uri Target(in Upstream upstream, EndpointShape shape)
    {
        var address = Root(upstream.Address);
        var route = shape.Route["/v1".Length..];
        return new Uri(
            upstream.ApiVersion.Length == 0 ? $"{address}/openai/v1{route}"
            : shape.Name is "responses" ? $"{address}/openai{route}?api-version={Uri.EscapeDataString(upstream.ApiVersion)}"
            : $"{address}/openai/deployments/{Uri.EscapeDataString(upstream.Model)}{route}?api-version={Uri.EscapeDataString(upstream.ApiVersion)}",
            UriKind.Absolute);
    }

    public override Uri Models(in Upstream upstream) => new(
        Root(upstream.Address) + (upstream.ApiVersion.Length == 0 ? "/openai/v1/models" : $"/openai/models?api-version={Uri.EscapeDataString(upstream.ApiVersion)}"),
        UriKind.Absolute);

    public override void AddHeaders(HttpRequestHeaders headers, in Upstream upstream, EndpointShape shape) => AddKey(headers, upstream);

    public override void AddKey(HttpRequestHeaders headers, in Upstream upstream)
    {
        if (upstream.Key is not null)
        {
            headers.TryAddWithoutValidation("api-key", upstream.Key);
        }
    }

    // People paste the address at any of its depths.
    private static string Root(string address)
    {
        foreach (var end in (ReadOnlySpan<string>)["/v1", "/openai"])
        {
            address = address.EndsWith(end, StringComparison.OrdinalIgnoreCase) ? address[..^end.Length] : address;
        }

        return address;
    }
}

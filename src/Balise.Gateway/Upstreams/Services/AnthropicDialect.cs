using System.Net.Http.Headers;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>Anthropic Messages. Its own shape passes as it is; chat completions are translated both ways, streams and tools included.</summary>
internal sealed class AnthropicDialect : ServiceDialect
{
    public override bool Speaks(EndpointShape shape) => shape.Name is "messages" or "chat";

    public override Uri Target(in Upstream upstream, EndpointShape shape) =>
        new(Root(upstream.Address) + "/messages", UriKind.Absolute);

    public override Uri Models(in Upstream upstream) => new(Root(upstream.Address) + "/models", UriKind.Absolute);

    public override void AddHeaders(HttpRequestHeaders headers, in Upstream upstream, EndpointShape shape) => AddKey(headers, upstream);

    public override void AddKey(HttpRequestHeaders headers, in Upstream upstream)
    {
        headers.TryAddWithoutValidation("anthropic-version", "2023-06-01");
        if (upstream.Key is not null)
        {
            headers.TryAddWithoutValidation("x-api-key", upstream.Key);
        }
    }

    public override ReadOnlyMemory<byte> Body(Call call, in Upstream upstream)
    {
        if (call.Shape.Name is not "chat")
        {
            return base.Body(call, upstream);
        }

        try
        {
            return AnthropicRequest.From(call.Text.Body, upstream.Model);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new UntranslatableException(
                "messages", "La requête n’a pas la forme d’une conversation avec outils; ce système ne peut pas la lire.",
                "The request does not have the shape of a chat with tools; this system cannot read it.");
        }
    }

    public override async Task TranslateAsync(Call call, HttpResponseMessage answer)
    {
        if (call.Shape.Name is not "chat")
        {
            return;
        }

        var content = answer.Content;
        var type = content.Headers.ContentType;
        var from = await content.ReadAsStreamAsync(call.Ended);
        answer.Content = type?.MediaType switch
        {
            "text/event-stream" => new StreamContent(new TranslatedStream(from, new AnthropicStream(call.Text.Model!, call.At))),
            "application/json" => new ByteArrayContent(await AnthropicAnswer.ReadAsync(from, call)),
            _ => content,
        };
        answer.Content.Headers.ContentType = type;
    }

    private static string Root(string address) => address.EndsWith("/v1", StringComparison.Ordinal) ? address : address + "/v1";
}

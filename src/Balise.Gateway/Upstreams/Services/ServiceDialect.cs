using System.Net.Http.Headers;
using Balise.Domain.Systems;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>How a family of services is spoken to: which shapes it takes, at which address, with which headers and body.</summary>
internal abstract class ServiceDialect
{
    private static readonly OpenAiDialect OpenAi = new();
    private static readonly AzureDialect Azure = new();
    private static readonly MistralDialect Mistral = new();
    private static readonly AnthropicDialect Anthropic = new();

    public static ServiceDialect Of(ServiceKind kind) => kind switch
    {
        ServiceKind.AzureOpenAi => Azure,
        ServiceKind.Mistral => Mistral,
        ServiceKind.Anthropic => Anthropic,

        // Ollama and vLLM speak these shapes themselves.
        _ => OpenAi,
    };

    /// <summary>False for a shape that this family does not have and that is not translated for it.</summary>
    public abstract bool Speaks(EndpointShape shape);

    public virtual Uri Target(in Upstream upstream, EndpointShape shape) =>
        new(string.Concat(upstream.Address, shape.Route.AsSpan("/v1".Length)), UriKind.Absolute);

    public virtual void AddHeaders(HttpRequestHeaders headers, in Upstream upstream, EndpointShape shape)
    {
        AddKey(headers, upstream);
        shape.AddHeaders(headers, upstream.Key);
    }

    public virtual void AddKey(HttpRequestHeaders headers, in Upstream upstream)
    {
        if (upstream.Key is not null)
        {
            headers.Authorization = new AuthenticationHeaderValue("Bearer", upstream.Key);
        }
    }

    /// <summary>An address that answers without being asked anything: to see whether the service is there.</summary>
    public virtual Uri Models(in Upstream upstream) => new(upstream.Address + "/models", UriKind.Absolute);

    /// <summary>What is sent for a body that may leave.</summary>
    /// <exception cref="UntranslatableException">The body asks for what this family cannot do.</exception>
    public virtual ReadOnlyMemory<byte> Body(Call call, in Upstream upstream) =>
        call.FallbackOf == default && call.Routed is null && upstream.Model.Equals(call.Text.Model, StringComparison.Ordinal) ? call.Text.Body : TopLevel.WithModel(call.Text.Body, upstream.Model);

    /// <summary>Puts the answer in the shape that was asked.</summary>
    public virtual Task TranslateAsync(Call call, HttpResponseMessage answer) => Task.CompletedTask;
}

/// <summary>A request that another family of services cannot be asked.</summary>
internal sealed class UntranslatableException(string member, string fr, string en) : Exception("The request cannot be translated.")
{
    public Refusal Refusal(Domain.Language language) => Refusals.InvalidRequest(language, member, fr, en);
}

/// <summary>The OpenAI shapes under <c>/v1</c>, as they came.</summary>
internal sealed class OpenAiDialect : ServiceDialect
{
    public override bool Speaks(EndpointShape shape) => true;
}

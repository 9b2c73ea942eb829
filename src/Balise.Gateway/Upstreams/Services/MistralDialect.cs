using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>
/// Mistral: the OpenAI chat and embeddings shapes. It refuses members it does not know; its streams bring their usage without being
/// asked, in a chunk that has text.
/// </summary>
internal sealed class MistralDialect : ServiceDialect
{
    public override bool Speaks(EndpointShape shape) => shape.Name is "chat" or "embeddings";

    public override ReadOnlyMemory<byte> Body(Call call, in Upstream upstream) => TopLevel.Change(call.Text.Body, upstream.Model, static name => name switch
    {
        "max_completion_tokens" => "max_tokens",
        "seed" => "random_seed",
        "stream_options" or "user" or "store" or "metadata" or "logprobs" or "top_logprobs" or "logit_bias" or "service_tier" or "reasoning_effort"
            or "prompt_cache_key" or "safety_identifier" or "verbosity" or "modalities" => "",
        _ => null,
    });
}

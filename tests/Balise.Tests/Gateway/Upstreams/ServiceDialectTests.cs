using System.Text;
using Balise.Domain.Systems;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Upstreams;
using Balise.Gateway.Upstreams.Services;

namespace Balise.Tests.Gateway.Upstreams;

public sealed class ServiceDialectTests
{
    [Theory]
    [InlineData("https://x.openai.azure.com", "2024-10-21", "https://x.openai.azure.com/openai/deployments/dep%201/chat/completions?api-version=2024-10-21")]
    [InlineData("https://x.openai.azure.com/openai/v1", "2024-10-21", "https://x.openai.azure.com/openai/deployments/dep%201/chat/completions?api-version=2024-10-21")]
    [InlineData("https://x.openai.azure.com/openai", "", "https://x.openai.azure.com/openai/v1/chat/completions")]
    public void Azure_has_its_own_addresses_and_header(string address, string version, string expected)
    {
        var upstream = Upstream(ServiceKind.AzureOpenAi, address, version);
        using var request = new HttpRequestMessage();

        upstream.Dialect.AddHeaders(request.Headers, upstream, new ChatCompletions());

        Assert.Equal(expected, upstream.Dialect.Target(upstream, new ChatCompletions()).AbsoluteUri);
        Assert.Equal("k", request.Headers.GetValues("api-key").Single());
        Assert.Null(request.Headers.Authorization);
    }

    [Theory]
    [InlineData("https://api.anthropic.com")]
    [InlineData("https://api.anthropic.com/v1")]
    public void Anthropic_has_its_own_address_and_headers(string address)
    {
        var upstream = Upstream(ServiceKind.Anthropic, address);
        using var request = new HttpRequestMessage();

        upstream.Dialect.AddHeaders(request.Headers, upstream, new ChatCompletions());

        Assert.Equal("https://api.anthropic.com/v1/messages", upstream.Dialect.Target(upstream, new ChatCompletions()).AbsoluteUri);
        Assert.Equal("k", request.Headers.GetValues("x-api-key").Single());
        Assert.Null(request.Headers.Authorization);
    }

    [Theory]
    [InlineData(ServiceKind.OpenAi, "chat responses completions embeddings messages")]
    [InlineData(ServiceKind.Ollama, "chat responses completions embeddings messages")]
    [InlineData(ServiceKind.Vllm, "chat responses completions embeddings messages")]
    [InlineData(ServiceKind.AzureOpenAi, "chat responses completions embeddings")]
    [InlineData(ServiceKind.Mistral, "chat embeddings")]
    [InlineData(ServiceKind.Anthropic, "chat messages")]
    public void Each_family_speaks_its_shapes(ServiceKind kind, string shapes) =>
        Assert.Equal(shapes, string.Join(' ', Bodies.Shapes.Where(ServiceDialect.Of(kind).Speaks).Select(s => s.Name)));

    [Theory]
    [InlineData("""{"model":"a","messages":[]}""", """{"model":"b","messages":[]}""")]
    [InlineData("""{ "x":{"model":"a"}, "model" : "a" }""", """{"x":{"model":"a"},"model":"b"}""")]
    public void A_model_is_renamed_at_the_top_only(string body, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(TopLevel.WithModel(Encoding.UTF8.GetBytes(body), "b").Span));

    [Theory]
    [InlineData("""{"drop":{"a":[1,2]},"keep":1}""", """{"keep":1}""")]
    [InlineData("""{"keep":1,"drop":"x"}""", """{"keep":1}""")]
    [InlineData("""{"keep":1, "drop" : "x" , "old" : 2 }""", """{"keep":1,"new":2}""")]
    [InlineData("""{"drop":1}""", """{}""")]
    [InlineData("""{"keep":1,"drop":2,"drop2":3}""", """{"keep":1}""")]
    public void Members_are_dropped_and_renamed_with_their_commas(string body, string expected)
    {
        var changed = Encoding.UTF8.GetString(TopLevel.Change(Encoding.UTF8.GetBytes(body), "m", name => name switch
        {
            "drop" or "drop2" => "", "old" => "new", _ => null,
        }).Span);

        Assert.Equal(expected, changed);
    }

    private static Upstream Upstream(ServiceKind kind, string address, string version = "") =>
        new(address, "k", null!, ServiceDialect.Of(kind), "dep 1", version);
}

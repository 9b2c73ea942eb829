using System.ClientModel;
using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI;

namespace Balise.Tests.Host;

/// <summary>Every feature, through every official client: docs/clients.md says what each sees.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ClientMatrixTests : IDisposable
{
    private readonly RunningBalise running;

    public ClientMatrixTests(RunningBalise running)
    {
        this.running = running;
        var upstream = new ClientMatrixUpstream();
        running.Upstream.Answer = upstream.AnswerAsync;
    }

    private BaliseProcess Balise => running.Balise;

    public void Dispose() => running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;

    [Fact]
    public async Task Extensions_AI_chats_streams_calls_tools_and_reads_structures()
    {
        var chat = Client("closed").GetChatClient(Balise.Model("closed")).AsIChatClient();

        Assert.Equal("Bonjour.", (await chat.GetResponseAsync("Bonjour")).Text);
        Assert.Equal("Bonjour.", string.Concat(await chat.GetStreamingResponseAsync("Bonjour").Select(u => u.Text).ToListAsync()));
        var asked = "";
        var tool = AIFunctionFactory.Create(([Description("Une ville")] string ville) => asked = ville, "meteo");
        await chat.AsBuilder().UseFunctionInvocation().Build().GetResponseAsync("Quel temps?", new ChatOptions { Tools = [tool] });
        Assert.Equal("Granby", asked);
        Assert.Equal("Granby", (await chat.GetResponseAsync<Weather>("Quel temps?")).Result.Ville);
    }

    [Fact]
    public async Task Extensions_AI_embeds()
    {
        var vectors = await Client("closed").GetEmbeddingClient(Balise.Model("closed")).AsIEmbeddingGenerator().GenerateAsync(["Bonjour"]);

        Assert.NotEqual(0, vectors[0].Vector.Length);
    }

    [Fact]
    public async Task Semantic_Kernel_chats_streams_and_sees_a_refusal()
    {
        var chat = Kernel("closed").GetRequiredService<IChatCompletionService>();

        Assert.Equal("Bonjour.", (await chat.GetChatMessageContentAsync("Bonjour")).Content);
        Assert.Equal("Bonjour.", string.Concat(await chat.GetStreamingChatMessageContentsAsync("Bonjour").Select(u => u.Content).ToListAsync()));
        var refused = await Assert.ThrowsAsync<HttpOperationException>(() =>
            Kernel("public").GetRequiredService<IChatCompletionService>().GetChatMessageContentAsync("Le NAS est 046 454 286"));
        Assert.Equal(403, (int?)refused.StatusCode);
        Assert.Contains("content_blocked", refused.ResponseContent);
    }

    [Fact]
    public async Task A_busy_provider_is_tried_again_by_the_dotnet_client()
    {
        var answer = await Client("closed").GetChatClient(Balise.Model("closed")).CompleteChatAsync("occupé");

        Assert.Equal("Bonjour.", answer.Value.Content[0].Text);
    }

    [Fact]
    public async Task A_dotnet_client_that_leaves_is_an_outcome()
    {
        var leaving = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in Client("closed").GetChatClient(Balise.Model("closed")).CompleteChatStreamingAsync(
                [OpenAI.Chat.ChatMessage.CreateUserMessage("longtemps")], cancellationToken: leaving.Token))
            {
                await leaving.CancelAsync();
            }
        });
    }

    [Fact]
    public async Task The_node_clients_of_openai_and_anthropic_see_every_feature()
    {
        var folder = Path.Combine(BaliseProcess.Root, "tests", "clients", "node");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(folder, "node_modules", "@anthropic-ai", "sdk")), "Run ./test, which installs the official clients for Node.");
        var start = new ProcessStartInfo("node", ["matrix.mjs"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["BALISE_GATEWAY"] = $"{Balise.Address}v1";
        start.Environment["BALISE_CLOSED"] = Balise.Key("closed");
        start.Environment["BALISE_PUBLIC"] = Balise.Key("public");
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();

        var lines = (await node.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        Assert.Equal(
            [
                "openai chat Bonjour.", "openai stream Bonjour.", """openai tools meteo {"ville":"Granby"}""", """openai tools streamed {"ville":"Granby"}""",
                "openai structured Granby", "openai embeddings 3", "openai unknown model error 404 model_not_found", "openai retried Bonjour.",
                "openai cancelled left", "anthropic message Bonjour.", "anthropic stream Bonjour.", """anthropic tools meteo {"ville":"Granby"}""",
                "anthropic unknown model error 404 model_not_found", "anthropic refusal error 403 content_blocked",
            ],
            lines);
    }

    private OpenAIClient Client(string key) => new(
        new ApiKeyCredential(Balise.Key(key)), new OpenAIClientOptions { Endpoint = new Uri(Balise.Address, "v1") });

    private IServiceProvider Kernel(string key) => Microsoft.SemanticKernel.Kernel.CreateBuilder()
        .AddOpenAIChatCompletion(Balise.Model(key), new Uri(Balise.Address, "v1"), Balise.Key(key)).Build().Services;

    private sealed record Weather(string Ville);
}

using Balise.Domain.Policies;
using System.ClientModel;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;

namespace Balise.Tests.Host;

/// <summary>The official clients, unmodified, against the real process.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class OfficialClientTests(RunningBalise running)
{
    private BaliseProcess Balise => running.Balise;

    [Fact]
    public async Task The_dotnet_client_gets_the_answer()
    {
        var completion = await Client("closed").CompleteChatAsync("Bonjour");

        Assert.Equal("Bonjour.", completion.Value.Content[0].Text);
    }

    [Fact]
    public async Task The_dotnet_client_gets_the_stream()
    {
        var text = "";
        await foreach (var update in Client("closed").CompleteChatStreamingAsync("Bonjour"))
        {
            text += string.Concat(update.ContentUpdate.Select(p => p.Text));
        }

        Assert.Equal("Bonjour.", text);
    }

    [Fact]
    public async Task The_dotnet_client_gets_a_typed_error_from_a_refusal_and_does_not_retry()
    {
        var before = await DecisionsAsync();

        var refusal = await Assert.ThrowsAsync<ClientResultException>(() => Client("public").CompleteChatAsync("Le NAS est 046 454 286"));

        Assert.Equal(403, refusal.Status);
        Assert.Contains("content_blocked", refusal.GetRawResponse()!.Content.ToString());
        Assert.Equal(before + 1, await DecisionsAsync());
    }

    [Fact]
    public async Task A_stop_during_a_stream_is_visible_in_the_dotnet_client()
    {
        running.Upstream.Answer = (http, _) => ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot", 3000), TimeSpan.FromMilliseconds(10));
        try
        {
            ChatFinishReason? finish = null;
            var stopped = false;
            await foreach (var update in Client("sovereign").CompleteChatStreamingAsync("Bonjour"))
            {
                finish = update.FinishReason ?? finish;
                if (!stopped)
                {
                    stopped = true;
                    await StopAndLiftLaterAsync("traduire-document");
                }
            }

            Assert.Equal(ChatFinishReason.ContentFilter, finish);
        }
        finally
        {
            running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
            await LiftAllAsync();
        }
    }

    [Fact]
    public async Task The_node_client_gets_the_answer_the_stream_a_typed_error_and_the_stop()
    {
        var folder = Path.Combine(BaliseProcess.Root, "tests", "clients", "node");
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules", "openai")), "Run ./test, which installs the openai package for Node.");
        running.Upstream.Answer = async (http, body) =>
        {
            if (body.Contains("longtemps"))
            {
                await ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot", 3000), TimeSpan.FromMilliseconds(10));
            }
            else
            {
                await ScriptedUpstream.AnswerPlainly(http, body);
            }
        };
        try
        {
            using var officer = await PortalSession.OpenAsync(Balise, "security_officer");
            var start = new ProcessStartInfo("node", ["client.mjs"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["BALISE_GATEWAY"] = $"{Balise.Address}v1";
            start.Environment["BALISE_CLOSED"] = Balise.Key("closed");
            start.Environment["BALISE_PUBLIC"] = Balise.Key("public");
            using var node = Process.Start(start)!;
            var errors = node.StandardError.ReadToEndAsync();
            var lines = new List<string>();
            while (await node.StandardOutput.ReadLineAsync() is { } line)
            {
                lines.Add(line);
                if (line == "streaming")
                {
                    await officer.PostAsync("/api/v1/stops", new { scope = "use_case", target = "resumer-documents", reason = "Essai" });
                }
            }

            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await errors);
            Assert.Equal(["answer Bonjour.", "stream Bonjour.", "refusal 403 content_blocked PermissionDeniedError", "streaming", "stopped emergency_stop"], lines);
        }
        finally
        {
            running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
            await LiftAllAsync();
        }
    }

    private ChatClient Client(string key) => new(
        Balise.Model(key), new ApiKeyCredential(Balise.Key(key)), new OpenAIClientOptions { Endpoint = new Uri(Balise.Address, "v1") });

    private async Task StopAndLiftLaterAsync(string useCase)
    {
        using var officer = await PortalSession.OpenAsync(Balise, "security_officer");
        using var pressed = await officer.PostAsync("/api/v1/stops", new { scope = "use_case", target = useCase, reason = "Essai" });
        Assert.True(pressed.IsSuccessStatusCode);
    }

    private async Task LiftAllAsync()
    {
        using var second = await PortalSession.OpenAsync(Balise, "information_officer");
        foreach (var stop in (await second.GetJsonAsync("/api/v1/stops")).EnumerateArray().Where(s => s.GetProperty("active").GetBoolean()))
        {
            await second.PostAsync($"/api/v1/stops/{stop.GetProperty("id").GetString()}/lift", new { reason = "Fin de l’essai" });
        }
    }

    private async Task<long> DecisionsAsync()
    {
        using var officer = await PortalSession.OpenAsync(Balise, "security_officer");
        var count = 0L;
        for (var page = 1; ; page++)
        {
            var lines = await officer.GetJsonAsync($"/api/v1/journal?type=decision&verdict=deny&q=content_blocked&from={LegalDay.Of(DateTimeOffset.UtcNow):yyyy-MM-dd}&page={page}");
            count += lines.GetProperty("items").GetArrayLength();
            if (!lines.GetProperty("more").GetBoolean())
            {
                return count;
            }
        }
    }
}

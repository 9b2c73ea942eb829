using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>What each official client hands to its caller when a person must agree, and when a stop ends its stream: the table of docs/clients.md.</summary>
public sealed class HeldClientTests(ScenarioS06Tests.Stage stage) : IClassFixture<ScenarioS06Tests.Stage>
{
    public static TheoryData<string, bool> Clients => new MatrixTheoryData<string, bool>(OfficialDotnetClients.Names, [false, true]);

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task An_accepted_hold_is_an_ordinary_answer(string client, bool stream)
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        var asked = OfficialDotnetClients.AskAsync(client, stage.Balise, "closed", "Paie la facture.", stream);

        await DecideAsync(new { verdict = "accept" });

        var seen = await asked;
        Assert.StartsWith("payer_facture {\"montant\":", seen);
        Assert.EndsWith(client is "Extensions.AI" ? "} tool_calls" : "} ToolCalls", seen);
        Assert.Equal(Arguments(client, stream), seen[(seen.IndexOf(' ') + 1)..seen.LastIndexOf(' ')]);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_refused_hold_is_an_error_or_the_end_of_the_stream(string client, bool stream)
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        var asked = OfficialDotnetClients.AskAsync(client, stage.Balise, "closed", "Paie la facture.", stream);

        await DecideAsync(new { verdict = "refuse", reason = "Facture contestée" });

        Assert.Equal(Refused(client, stream), await asked);
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task Nobody_in_time_is_seen_as_a_refusal(string client, bool stream)
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 5 });

        Assert.Equal(Refused(client, stream), await OfficialDotnetClients.AskAsync(client, stage.Balise, "closed", "Paie la facture.", stream));
    }

    [Theory]
    [InlineData("OpenAI")]
    [InlineData("Extensions.AI")]
    [InlineData("Semantic Kernel")]
    public async Task A_stop_during_a_stream_ends_it_with_a_finish_reason(string client)
    {
        stage.Upstream.Answer = (http, _) => ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot ", 3000), TimeSpan.FromMilliseconds(10));
        try
        {
            var seen = await OfficialDotnetClients.AskAsync(client, stage.Balise, "sovereign", "longtemps", stream: true, PressAsync);

            Assert.Equal(client is "Extensions.AI" ? "content_filter" : "ContentFilter", seen);
        }
        finally
        {
            stage.Upstream.Answer = ProposedPayment.AnswerAsync;
            await LiftAllAsync();
        }
    }

    [Fact]
    public async Task A_dotnet_client_that_gives_up_first_asks_again_and_each_time_a_hold_is_abandoned()
    {
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        var before = await StatesAsync("abandoned");

        var seen = await OfficialDotnetClients.AskAsync(
            "OpenAI", stage.Balise, "closed", "Paie la facture.", stream: false, patience: TimeSpan.FromSeconds(3));

        Assert.Equal("AggregateException", seen);
        for (var i = 0; i < 200 && await StatesAsync("abandoned") - before < 4; i++)
        {
            await Task.Delay(25);
        }

        Assert.Equal(4, await StatesAsync("abandoned") - before);
    }

    [Fact]
    public async Task The_node_clients_see_the_same()
    {
        var folder = Path.Combine(BaliseProcess.Root, "tests", "clients", "node");
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(folder, "node_modules", "@anthropic-ai", "sdk")), "Run ./test, which installs the official clients for Node.");
        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 60 });
        stage.Upstream.Answer = AnswerAsync;
        var start = new ProcessStartInfo("node", ["held.mjs"]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["BALISE_GATEWAY"] = $"{stage.Balise.Address}v1";
        start.Environment["BALISE_CLOSED"] = stage.Balise.Key("closed");
        start.Environment["BALISE_SOVEREIGN"] = stage.Balise.Key("sovereign");
        start.Environment["BALISE_SOVEREIGN_MODEL"] = stage.Balise.Model("sovereign");
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        List<string> lines = [];
        try
        {
            while (await node.StandardOutput.ReadLineAsync() is { } line)
            {
                switch (line)
                {
                    case "do accept":
                        await DecideAsync(new { verdict = "accept" });
                        break;
                    case "do refuse":
                        await DecideAsync(new { verdict = "refuse", reason = "Facture contestée" });
                        break;
                    case "do hurry":
                        await stage.HoldAsync(new { tools = new[] { "payer_*" }, waitSeconds = 5 });
                        await node.StandardInput.WriteLineAsync("done");
                        break;
                    case "do press":
                        await PressAsync();
                        break;
                    case "do lift":
                        await LiftAllAsync();
                        await node.StandardInput.WriteLineAsync("done");
                        break;
                    default:
                        lines.Add(line);
                        break;
                }
            }
        }
        finally
        {
            stage.Upstream.Answer = ProposedPayment.AnswerAsync;
            await LiftAllAsync();
        }

        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        Assert.Equal(
            [
                """openai accepted payer_facture {"montant":500,"compte":"A-1"} tool_calls""",
                """openai accepted streamed payer_facture {"montant":500,"compte":"A-1"} tool_calls""",
                """anthropic accepted payer_facture {"montant":500,"compte":"A-1"} tool_use""",
                """anthropic accepted streamed payer_facture {"montant":500,"compte":"A-1"} tool_use""",
                "openai refused PermissionDeniedError 403 validation_refused",
                "openai refused streamed APIError - validation_refused",
                "anthropic refused PermissionDeniedError 403 validation_refused",
                "anthropic refused streamed APIError - validation_refused",
                "openai late PermissionDeniedError 403 validation_refused",
                "openai late streamed APIError - validation_refused",
                "anthropic late PermissionDeniedError 403 validation_refused",
                "anthropic late streamed APIError - validation_refused",
                "openai stopped APIError - emergency_stop",
                "anthropic stopped APIError - emergency_stop",
            ],
            lines);
    }

    // Semantic Kernel makes strings of what it reads whole.
    private static string Arguments(string client, bool stream) =>
        client is "Semantic Kernel" && !stream ? """{"montant":"500","compte":"A-1"}""" : """{"montant":500,"compte":"A-1"}""";

    private static string Refused(string client, bool stream) => (client, stream) switch
    {
        ("Extensions.AI", true) => "content_filter",
        (_, true) => "ContentFilter",
        ("Semantic Kernel", false) => "HttpOperationException 403 validation_refused",
        _ => "ClientResultException 403 validation_refused",
    };

    private async Task DecideAsync<T>(T decision)
    {
        var held = await stage.HeldAsync();
        Assert.True((await stage.Manager.PostAsync($"/api/v1/validations/{held.GetProperty("id").GetString()}/decide", decision)).IsSuccessStatusCode);
    }

    private async Task<int> StatesAsync(string state) =>
        (await stage.Manager.GetJsonAsync("/api/v1/validations")).EnumerateArray().Count(h => h.GetProperty("state").GetString() == state);

    private async Task PressAsync()
    {
        using var pressed = await stage.Officer.PostAsync("/api/v1/stops", new { scope = "use_case", target = "traduire-document", reason = "Essai" });
        Assert.True(pressed.IsSuccessStatusCode);
    }

    private async Task LiftAllAsync()
    {
        foreach (var stop in (await stage.Manager.GetJsonAsync("/api/v1/stops")).EnumerateArray().Where(s => s.GetProperty("active").GetBoolean()))
        {
            await stage.Manager.PostAsync($"/api/v1/stops/{stop.GetProperty("id").GetString()}/lift", new { reason = "Fin de l’essai" });
        }
    }

    private static async Task AnswerAsync(HttpContext http, string body)
    {
        if (!body.Contains("longtemps"))
        {
            await ProposedPayment.AnswerAsync(http, body);
            return;
        }

        if (!http.Request.Path.Value!.EndsWith("/messages", StringComparison.Ordinal))
        {
            await ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot ", 3000), TimeSpan.FromMilliseconds(10));
            return;
        }

        http.Response.ContentType = "text/event-stream";
        await http.Response.WriteAsync("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}\n\nevent: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n");
        for (var i = 0; i < 3000; i++)
        {
            await http.Response.WriteAsync("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"mot \"}}\n\n");
            await http.Response.Body.FlushAsync();
            await Task.Delay(10, http.RequestAborted);
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>The assistant asks through the gateway like any client, and keeps what was said for its author alone.</summary>
public sealed partial class AssistantTests(AssistantTests.Stage stage) : IClassFixture<AssistantTests.Stage>
{
    private const string Sin = "046 454 286";

    [Fact]
    public async Task A_message_passes_the_whole_pipeline_and_its_answer_is_kept()
    {
        stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
        using var person = await PortalSession.OpenAsync(stage.Balise, "requester");

        var page = await person.SubmitAsync(
            "/assistant?usage=resumer-documents", "message", ("Input.Text", "Texte simple."), ("Input.Level", "unclassified"));

        Assert.Contains("Bonjour.", page);
        Assert.Contains("À vérifier", page);
        Assert.Contains("Texte simple.", stage.Upstream.Requests.Last().Body);
        var decision = DecisionOf().Match(page).Groups[1].Value;
        using var officer = await PortalSession.OpenAsync(stage.Balise, "security_officer");
        var entry = (await officer.GetJsonAsync($"/api/v1/journal/{decision}")).GetRawText();
        Assert.Contains("\"portal\"", entry);
        Assert.Contains("resumer-documents", entry);
    }

    [Fact]
    public async Task Masked_values_stay_home_and_come_back_to_their_author_only()
    {
        stage.Upstream.Answer = (http, body) => EchoAsync(http, body);
        using var teacher = await PortalSession.OpenAsync(stage.Balise, "teacher");

        var page = await teacher.SubmitAsync(
            "/assistant?usage=commentaires-bulletin", "message", ("Input.Text", $"Le NAS est {Sin}."), ("Input.Level", "unclassified"));
        var conversation = ConversationOf().Match(page).Groups[1].Value;
        using var other = await PortalSession.OpenAsync(stage.Balise, "requester");
        using var foreign = await other.GetAsync($"/assistant/{conversation}");

        Assert.DoesNotContain(Sin, stage.Upstream.Requests.Last().Body);
        Assert.Contains(Sin, page);
        Assert.Contains("remplacée", page);
        Assert.Equal(404, (int)foreign.StatusCode);
        foreach (var file in Directory.EnumerateFiles(stage.Balise.Data, "balise.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(Sin, await reader.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task A_refusal_takes_the_place_of_the_answer_and_nothing_is_kept()
    {
        using var teacher = await PortalSession.OpenAsync(stage.Balise, "teacher");
        var before = stage.Upstream.Requests.Count;

        var page = await teacher.SubmitAsync(
            "/assistant?usage=reformuler-communication", "message", ("Input.Text", $"Le NAS interdit est {Sin}."), ("Input.Level", "unclassified"));

        Assert.Contains("Votre message n’a pas reçu de réponse", page);
        Assert.Contains($"Le NAS interdit est {Sin}.", page);
        Assert.Equal(before, stage.Upstream.Requests.Count);
        Assert.DoesNotContain("Le NAS interdit", await (await teacher.GetAsync("/historique")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_was_used_appears_on_the_report_with_its_ranges()
    {
        stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
        using var keeper = await PortalSession.OpenAsync(stage.Balise, "sti");
        using var person = await PortalSession.OpenAsync(stage.Balise, "requester");
        await person.SubmitAsync("/assistant?usage=resumer-documents", "message", ("Input.Text", "Bonjour"), ("Input.Level", "unclassified"));

        JsonElement row = default;
        for (var i = 0; i < 100 && row.ValueKind is JsonValueKind.Undefined; i++)
        {
            await Task.Delay(200);
            row = (await keeper.GetJsonAsync("/api/v1/usage")).GetProperty("rows").EnumerateArray()
                .FirstOrDefault(r => r.GetProperty("useCase").GetString() == "resumer-documents");
        }

        Assert.True(row.GetProperty("requests").GetInt64() > 0);
        Assert.True(row.GetProperty("costMicros").GetInt64() > 0);
        var energy = row.GetProperty("footprint").GetProperty("energy");
        Assert.InRange(energy.GetProperty("min").GetDouble(), double.Epsilon, energy.GetProperty("max").GetDouble());
    }

    [GeneratedRegex("name=\"Verify.Decision\" value=\"([0-9a-f-]{36})\"")]
    private static partial Regex DecisionOf();

    [GeneratedRegex("data-conversation=\"([0-9a-f-]{36})\"")]
    private static partial Regex ConversationOf();

    private static async Task EchoAsync(HttpContext http, string body)
    {
        using var sent = JsonDocument.Parse(body);
        var text = sent.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("content").GetString()!;
        var answer = EchoedAnswer.Of("chat", text, streamed: true);
        http.Response.ContentType = answer.Type;
        await http.Response.WriteAsync(string.Concat(answer.Pieces));
    }

    public sealed class Stage : IAsyncLifetime
    {
        public BaliseProcess Balise { get; private set; } = null!;

        public ScriptedUpstream Upstream { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Upstream = await ScriptedUpstream.StartAsync();
            Balise = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", Upstream.Address));
        }

        public async ValueTask DisposeAsync()
        {
            await Balise.DisposeAsync();
            await Upstream.DisposeAsync();
        }
    }
}

using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>S07: stop, and what everyone sees of it (Guide, 2.3; Énoncé, principle 11).</summary>
public sealed class ScenarioS07Tests(ScenarioS07Tests.Stage stage) : IClassFixture<ScenarioS07Tests.Stage>
{
    [Fact]
    public async Task A_stop_refuses_new_requests_ends_open_streams_and_needs_a_second_person_to_lift()
    {
        stage.Upstream.Answer = (http, body) => body.Contains("\"stream\":true")
            ? ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot", 2000), TimeSpan.FromMilliseconds(20))
            : ScriptedUpstream.AnswerPlainly(http, body);
        using var officer = await PortalSession.OpenAsync(stage.Balise, "security_officer");
        using var second = await PortalSession.OpenAsync(stage.Balise, "information_officer");
        using var request = stage.Balise.Chat("closed", "Bonjour", stream: true);
        using var response = await stage.Balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.StartsWith("data: ", await stream.ReadLineAsync());

        var pressed = await officer.PostAsync("/api/v1/stops", new { scope = "use_case", target = "resumer-documents", reason = "Dérive constatée" });
        var rest = await stream.ReadToEndAsync();
        var refused = await stage.Balise.AskAsync("closed", "Bonjour");
        var elsewhere = await stage.Balise.AskAsync("sovereign", "Bonjour", model: stage.Balise.Model("sovereign"));

        Assert.Equal(201, (int)pressed.StatusCode);
        var stop = await pressed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(1, stop.GetProperty("streams").GetInt32());
        Assert.Contains("\"finish_reason\":\"content_filter\"", rest);
        Assert.Contains("\"code\":\"emergency_stop\"", rest);
        Assert.DoesNotContain("[DONE]", rest);
        Assert.Equal((403, "emergency_stop"), (refused.Status, refused.Code));
        Assert.Equal(200, elsewhere.Status);

        var own = await officer.PostAsync($"/api/v1/stops/{stop.GetProperty("id").GetString()}/lift", new { reason = "Corrigé" });
        Assert.Equal(403, (int)own.StatusCode);
        var lifted = await second.PostAsync($"/api/v1/stops/{stop.GetProperty("id").GetString()}/lift", new { reason = "Corrigé et vérifié" });
        Assert.True(lifted.IsSuccessStatusCode);

        stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
        Assert.Equal(200, (await stage.Balise.AskAsync("closed", "Bonjour")).Status);
    }

    [Fact]
    public async Task A_stop_while_the_provider_is_silent_is_a_403()
    {
        var asked = new TaskCompletionSource();
        stage.Upstream.Answer = async (http, _) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        using var officer = await PortalSession.OpenAsync(stage.Balise, "security_officer");
        using var second = await PortalSession.OpenAsync(stage.Balise, "information_officer");
        var waiting = stage.Balise.AskAsync("sovereign", "Bonjour");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));

        var pressed = await officer.PostAsync("/api/v1/stops", new { scope = "system", target = "sittelle", reason = "Exercice" });
        var answer = await waiting.WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal((403, "emergency_stop"), (answer.Status, answer.Code));
        var id = (await pressed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        Assert.True((await second.PostAsync($"/api/v1/stops/{id}/lift", new { reason = "Exercice terminé" })).IsSuccessStatusCode);
        stage.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
    }

    [Fact]
    public async Task Only_a_stop_authority_may_press_and_the_guard_header_is_needed()
    {
        using var teacher = await PortalSession.OpenAsync(stage.Balise, "teacher");
        using var officer = await PortalSession.OpenAsync(stage.Balise, "security_officer");
        var stop = new { scope = "use_case", target = "resumer-documents", reason = "Non" };

        Assert.Equal(403, (int)(await teacher.PostAsync("/api/v1/stops", stop)).StatusCode);
        Assert.Equal(403, (int)(await officer.PostAsync("/api/v1/stops", stop, guard: false)).StatusCode);
        Assert.Equal(422, (int)(await officer.PostAsync("/api/v1/stops", new { scope = "use_case", target = "no-such", reason = "x" })).StatusCode);
        Assert.Equal(200, (await stage.Balise.AskAsync("closed", "Bonjour")).Status);
    }

    /// <summary>A product of its own: stops would disturb the others.</summary>
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

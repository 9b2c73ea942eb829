using System.Text;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>Providers that fail: the client gets a clear end, the journal an outcome.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class UpstreamFaultTests(RunningBalise running) : IDisposable
{
    private BaliseProcess Balise => running.Balise;

    public void Dispose() => running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;

    [Fact]
    public async Task Garbage_from_the_provider_is_502()
    {
        running.Upstream.Answer = async (http, _) =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("<html>not json");
        };

        var answer = await Balise.AskAsync("closed", "Bonjour");

        Assert.Equal((502, "upstream_error"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_wrong_content_type_is_502()
    {
        running.Upstream.Answer = async (http, _) =>
        {
            http.Response.ContentType = "text/html";
            await http.Response.WriteAsync("<html>");
        };

        Assert.Equal(502, (await Balise.AskAsync("closed", "Bonjour")).Status);
    }

    [Fact]
    public async Task A_provider_that_hangs_up_is_502()
    {
        running.Upstream.Answer = (http, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        };

        Assert.Equal((502, "upstream_error"), ((await Balise.AskAsync("closed", "Bonjour")) is var a ? (a.Status, a.Code) : default));
    }

    [Fact]
    public async Task A_busy_provider_is_429_with_a_small_retry_after()
    {
        running.Upstream.Answer = (http, _) =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        };
        using var request = Balise.Chat("closed", "Bonjour");

        using var response = await Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((429, "upstream_rate_limited"), (answer.Status, answer.Code));
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
    }

    [Fact]
    public async Task Provider_headers_stay_outside()
    {
        running.Upstream.Answer = async (http, body) =>
        {
            http.Response.Headers["x-upstream-key"] = "secret";
            http.Response.Headers["set-cookie"] = "a=b";
            await ScriptedUpstream.AnswerPlainly(http, body);
        };
        using var request = Balise.Chat("closed", "Bonjour");

        using var response = await Balise.Client.SendAsync(request);

        Assert.True(response.IsSuccessStatusCode);
        Assert.False(response.Headers.Contains("x-upstream-key"));
        Assert.False(response.Headers.Contains("set-cookie"));
    }

    [Fact]
    public async Task A_stream_that_dies_never_looks_complete()
    {
        running.Upstream.Answer = async (http, _) =>
        {
            await ScriptedUpstream.StreamAsync(http, ["un", "deux"], TimeSpan.FromMilliseconds(100), finish: false);
            http.Abort();
        };
        using var request = Balise.Chat("closed", "Bonjour", stream: true);
        using var response = await Balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text = new StringBuilder();

        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                text.AppendLine(line);
            }
        });
        Assert.Contains("deux", text.ToString());
        Assert.DoesNotContain("[DONE]", text.ToString());
    }

    [Fact]
    public async Task A_client_that_leaves_frees_the_provider()
    {
        var freed = new TaskCompletionSource();
        running.Upstream.Answer = async (http, _) =>
        {
            http.RequestAborted.Register(() => freed.TrySetResult());
            await ScriptedUpstream.StreamAsync(http, Enumerable.Repeat("mot", 500), TimeSpan.FromMilliseconds(20));
        };
        var leaving = new CancellationTokenSource();
        using var request = Balise.Chat("closed", "Bonjour", stream: true);
        using var response = await Balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await (await response.Content.ReadAsStreamAsync()).ReadExactlyAsync(new byte[10]);

        response.Dispose();

        await freed.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}

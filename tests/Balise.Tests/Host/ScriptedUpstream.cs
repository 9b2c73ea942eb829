using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Balise.Tests.Host;

/// <summary>A provider that does what the test says and writes down what it received, headers included.</summary>
public sealed class ScriptedUpstream : IAsyncDisposable
{
    private readonly WebApplication app;

    private ScriptedUpstream(WebApplication app) => this.app = app;

    public ConcurrentQueue<Received> Requests { get; } = new();

    /// <summary>What to answer; an ordinary completion when not set.</summary>
    public Func<HttpContext, string, Task> Answer { get; set; } = AnswerPlainly;

    public string Address => $"{app.Urls.First()}/v1";

    public static async Task<ScriptedUpstream> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(o => o.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var upstream = new ScriptedUpstream(app);
        app.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body, Encoding.UTF8);
            var body = await reader.ReadToEndAsync();
            upstream.Requests.Enqueue(new Received(
                http.Request.Path + http.Request.QueryString, body, http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString())));
            await upstream.Answer(http, body);
        });
        await app.StartAsync();
        return upstream;
    }

    public static async Task AnswerPlainly(HttpContext http, string body)
    {
        if (body.Contains("\"stream\":true"))
        {
            await StreamAsync(http, ["Bon", "jour", "."]);
            return;
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(
            """{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Bonjour."},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}""");
    }

    public static async Task StreamAsync(HttpContext http, IEnumerable<string> words, TimeSpan pause = default, bool finish = true)
    {
        http.Response.ContentType = "text/event-stream";
        foreach (var word in words)
        {
            await http.Response.WriteAsync(
                $$"""data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"{{word}}"},"finish_reason":null}]}""" + "\n\n");
            await http.Response.Body.FlushAsync();
            await Task.Delay(pause, http.RequestAborted);
        }

        if (finish)
        {
            await http.Response.WriteAsync(
                """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationTokenSource(500).Token);
        await app.DisposeAsync();
    }
}

public sealed record Received(string Path, string Body, IReadOnlyDictionary<string, string> Headers);

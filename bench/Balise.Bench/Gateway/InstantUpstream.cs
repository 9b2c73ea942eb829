using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Balise.Bench.Gateway;

/// <summary>A provider that answers at once, or streams at a steady pace: what is measured is what stands before it.</summary>
internal static class InstantUpstream
{
    /// <summary>A streamed answer: so many pieces of one word, so far apart.</summary>
    public const int Pieces = 20;

    public const string Piece = "mot ";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly byte[] Completion = Encoding.UTF8.GetBytes(
        """{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Bonjour. Voici une réponse courte."},"finish_reason":"stop"}],"usage":{"prompt_tokens":300,"completion_tokens":9,"total_tokens":309}}""");

    private static readonly byte[] Chunk = Encoding.UTF8.GetBytes(
        """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"mot "},"finish_reason":null}]}""" + "\n\n");

    private static readonly byte[] Last = Encoding.UTF8.GetBytes(
        """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""" + "\n\ndata: [DONE]\n\n");

    public static async Task RunAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.Run(AnswerAsync);
        await app.RunAsync();
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        var stream = false;
        while (true)
        {
            var read = await http.Request.BodyReader.ReadAsync();
            foreach (var segment in read.Buffer)
            {
                stream |= segment.Span.IndexOf("\"stream\":true"u8) >= 0;
            }

            http.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        if (!stream)
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = Completion.Length;
            await http.Response.Body.WriteAsync(Completion);
            return;
        }

        http.Response.ContentType = "text/event-stream";
        for (var i = 0; i < Pieces; i++)
        {
            await http.Response.Body.WriteAsync(Chunk);
            await http.Response.Body.FlushAsync();
            await Task.Delay(Pause);
        }

        await http.Response.Body.WriteAsync(Last);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Balise.Gateway.Upstreams;

/// <summary>
/// A provider that needs no account, so that a fresh machine answers: OpenAI-compatible, deterministic, and it says what it is. No
/// model behind it, and nothing leaves the process.
/// </summary>
internal sealed class DemonstrationProvider(TimeProvider clock, DemonstrationTraffic traffic) : IDisposable
{
    // Between two words of a stream, so that people see it flow and can stop it.
    private static readonly TimeSpan WordPause = TimeSpan.FromMilliseconds(35);

    public HttpMessageInvoker Client { get; } = new(new Handler(clock, traffic));

    public void Dispose() => Client.Dispose();

    internal static string Answer(string lastMessage)
    {
        var quoted = lastMessage.Length <= 400 ? lastMessage : lastMessage[..400] + "…";
        return "Je suis le fournisseur de démonstration de Balise : aucun modèle d’intelligence artificielle n’est derrière cette réponse. "
            + "Votre requête a passé la politique, le filtre et le journal comme une vraie. Pour obtenir de vraies réponses, définissez "
            + $"BALISE_UPSTREAM. Votre dernier message comptait {lastMessage.Length} caractères : « {quoted} »";
    }

    private sealed class Handler(TimeProvider clock, DemonstrationTraffic traffic) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
            var root = body.RootElement;
            var model = root.GetProperty("model").GetString()!;
            var text = Answer(LastMessage(root));
            var streaming = root.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True;
            var usage = streaming && root.TryGetProperty("stream_options", out var o) && o.ValueKind is JsonValueKind.Object
                && o.TryGetProperty("include_usage", out var u) && u.ValueKind is JsonValueKind.True;
            var answer = new DemonstrationAnswer(model, text, LastMessage(root).Length / 4 + 1, clock.GetUtcNow().ToUnixTimeSeconds());
            HttpContent content = streaming ? new StreamedAnswer(answer, usage, traffic.Active ? TimeSpan.Zero : WordPause) : new ByteArrayContent(answer.ToJson());
            content.Headers.ContentType = new MediaTypeHeaderValue(streaming ? "text/event-stream" : "application/json");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        }

        private static string LastMessage(JsonElement root)
        {
            if (!root.TryGetProperty("messages", out var messages) || messages.ValueKind is not JsonValueKind.Array || messages.GetArrayLength() == 0)
            {
                return "";
            }

            var last = messages[messages.GetArrayLength() - 1];
            if (last.ValueKind is not JsonValueKind.Object || !last.TryGetProperty("content", out var content))
            {
                return "";
            }

            return content.ValueKind switch
            {
                JsonValueKind.String => content.GetString()!,
                JsonValueKind.Array => string.Join('\n', content.EnumerateArray()
                    .Where(p => p.ValueKind is JsonValueKind.Object && p.TryGetProperty("text", out var t) && t.ValueKind is JsonValueKind.String)
                    .Select(p => p.GetProperty("text").GetString())),
                _ => "",
            };
        }
    }
}

/// <summary>One answer of the demonstration provider, in both forms.</summary>
internal sealed record DemonstrationAnswer(string Model, string Text, int InputTokens, long Created)
{
    private int OutputTokens => Words.Length;

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public string[] Words { get; } = Text.Split(' ');

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = $"chatcmpl-demo-{Created}",
        @object = "chat.completion",
        created = Created,
        model = Model,
        choices = new[]
        {
            new { index = 0, message = new { role = "assistant", content = Text, refusal = (string?)null }, logprobs = (string?)null, finish_reason = "stop" },
        },
        usage = Usage(),
    }, Readable);

    public byte[] Chunk(string? role, string? content, string? finish) => Event(new
    {
        id = $"chatcmpl-demo-{Created}",
        @object = "chat.completion.chunk",
        created = Created,
        model = Model,
        choices = new[] { new { index = 0, delta = Delta(role, content), logprobs = (string?)null, finish_reason = finish } },
    });

    public byte[] UsageChunk() => Event(new
    {
        id = $"chatcmpl-demo-{Created}",
        @object = "chat.completion.chunk",
        created = Created,
        model = Model,
        choices = Array.Empty<object>(),
        usage = Usage(),
    });

    private object Usage() => new { prompt_tokens = InputTokens, completion_tokens = OutputTokens, total_tokens = InputTokens + OutputTokens };

    private static Dictionary<string, string> Delta(string? role, string? content)
    {
        Dictionary<string, string> delta = [];
        if (role is not null)
        {
            delta["role"] = role;
        }

        if (content is not null)
        {
            delta["content"] = content;
        }

        return delta;
    }

    private static byte[] Event<T>(T value) => Encoding.UTF8.GetBytes($"data: {JsonSerializer.Serialize(value, Readable)}\n\n");
}

/// <summary>Writes the answer word by word as server-sent events.</summary>
internal sealed class StreamedAnswer(DemonstrationAnswer answer, bool usage, TimeSpan pause) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => WriteAsync(stream, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
        WriteAsync(stream, cancellationToken);

    protected override Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken)
    {
        var pipe = new System.IO.Pipelines.Pipe();
        _ = FillAsync(pipe.Writer, cancellationToken);
        return Task.FromResult(pipe.Reader.AsStream());
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task FillAsync(System.IO.Pipelines.PipeWriter writer, CancellationToken ct)
    {
        try
        {
            await WriteAsync(writer.AsStream(), ct);
            await writer.CompleteAsync();
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or IOException)
        {
            await writer.CompleteAsync(e);
        }
    }

    private async Task WriteAsync(Stream to, CancellationToken ct)
    {
        await to.WriteAsync(answer.Chunk("assistant", "", null), ct);
        await to.FlushAsync(ct);
        for (var i = 0; i < answer.Words.Length; i++)
        {
            await Task.Delay(pause, ct);
            await to.WriteAsync(answer.Chunk(null, i == 0 ? answer.Words[i] : " " + answer.Words[i], null), ct);
            await to.FlushAsync(ct);
        }

        await to.WriteAsync(answer.Chunk(null, null, "stop"), ct);
        if (usage)
        {
            await to.WriteAsync(answer.UsageChunk(), ct);
        }

        await to.WriteAsync("data: [DONE]\n\n"u8.ToArray(), ct);
        await to.FlushAsync(ct);
    }
}

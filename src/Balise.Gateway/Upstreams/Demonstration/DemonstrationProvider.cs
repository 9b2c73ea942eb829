using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>
/// A provider that needs no account, so that a fresh machine answers: it speaks every shape of the gateway, always says the same for
/// the same question, and says what it is. No model behind it, and nothing leaves the process.
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
            var question = DemonstrationQuestion.Last(root);
            var said = new DemonstrationSaid(
                root.GetProperty("model").GetString()!, Answer(question), question.Length / 4 + 1, clock.GetUtcNow().ToUnixTimeSeconds());
            var path = request.RequestUri!.AbsolutePath;
            var answer = path switch
            {
                _ when path.EndsWith("/embeddings", StringComparison.Ordinal) => DemonstrationVectors.Answer(root, said),
                _ when path.EndsWith("/responses", StringComparison.Ordinal) => DemonstrationResponse.Answer(said),
                _ when path.EndsWith("/messages", StringComparison.Ordinal) => DemonstrationMessage.Answer(said),
                _ when path.EndsWith("/chat/completions", StringComparison.Ordinal) => DemonstrationChat.Answer(said, Asks(root)),
                _ => DemonstrationCompletion.Answer(said, Asks(root)),
            };
            var streaming = answer.Events.Count > 0 && root.TryGetProperty("stream", out var stream) && stream.ValueKind is JsonValueKind.True;
            HttpContent content = streaming
                ? new StreamedAnswer(answer.Events, traffic.Active ? TimeSpan.Zero : WordPause)
                : new ByteArrayContent(answer.Whole);
            content.Headers.ContentType = new MediaTypeHeaderValue(streaming ? "text/event-stream" : "application/json");
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = content };
        }

        private static bool Asks(JsonElement root) =>
            root.TryGetProperty("stream_options", out var o) && o.ValueKind is JsonValueKind.Object
            && o.TryGetProperty("include_usage", out var u) && u.ValueKind is JsonValueKind.True;
    }
}

/// <summary>What is said, before it takes the shape of a family.</summary>
internal sealed record DemonstrationSaid(string Model, string Text, int InputTokens, long Created)
{
    /// <summary>With their spaces: joined, they are the text.</summary>
    public string[] Words { get; } = [.. Text.Split(' ').Select((word, i) => i == 0 ? word : " " + word)];

    public int OutputTokens => Words.Length;
}

/// <summary>An answer in both forms.</summary>
/// <param name="Events">Empty when the family does not stream.</param>
internal sealed record DemonstrationAnswer(byte[] Whole, IReadOnlyList<byte[]> Events);

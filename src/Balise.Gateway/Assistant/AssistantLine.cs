using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Domain.UseCases;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Balise.Gateway.Assistant;

/// <summary>
/// The portal's assistant asks like any client: a streamed chat completion through <see cref="CallPipeline"/>, read back event by event.
/// Only the key is replaced, by who the session says it is.
/// </summary>
internal sealed class AssistantLine(IServiceProvider services) : IAssistantLine
{
    private static readonly ChatCompletions Chat = new();

    public async IAsyncEnumerable<AssistantPiece> AskAsync(AssistantQuestion question, [EnumeratorCancellation] CancellationToken ct)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var exchange = new PortalExchange();
        var http = Context(question, exchange, leaving);

        // Asked for late: the pipeline is made after this, when the host starts.
        var running = RunAsync(services.GetRequiredService<CallPipeline>(), http, exchange);
        try
        {
            await exchange.Begun.WaitAsync(ct);
            if (exchange.StatusCode != StatusCodes.Status200OK)
            {
                yield return AssistantEvents.Refusal(await WholeAsync(exchange, ct));
                yield break;
            }

            yield return new AssistantOpened(
                Guid.Parse(exchange.Headers[CallHeaders.Decision].ToString()), int.TryParse(exchange.Headers[CallHeaders.Masked], out var masked) ? masked : 0,
                exchange.Headers[CallHeaders.Fallback] is [{ } other] ? other : exchange.Headers[CallHeaders.System] is [{ } chosen] ? chosen : SystemOf(question),
                exchange.Headers[CallHeaders.Model], exchange.Headers[CallHeaders.Route]);
            await foreach (var piece in AssistantEvents.ReadAsync(exchange.Answer, ct))
            {
                yield return piece is AssistantEnded ? new AssistantEnded(LevelOf(http, question), http.Features.Get<PortalCaller>()?.Weight) : piece;
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await exchange.Answer.CompleteAsync();
            await running;
        }
    }

    // A stream's headers left before its level was known: the call itself says it, at its end.
    private static SecurityLevel LevelOf(HttpContext http, AssistantQuestion question) =>
        http.Features.Get<PortalCaller>()?.AnswerLevel ?? question.Declared;

    private string SystemOf(AssistantQuestion question)
    {
        var policy = services.GetRequiredService<ActivePolicies>().Find(question.Organization);
        return policy is not null && policy.FindSystem(question.Model) is >= 0 and var index ? policy.SystemAt(index).Slug : "";
    }

    private DefaultHttpContext Context(AssistantQuestion question, PortalExchange exchange, CancellationTokenSource leaving)
    {
        var features = new FeatureCollection();
        var body = Body(question);
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = "POST", Path = Chat.Route, Protocol = "HTTP/1.1", Scheme = "https", Body = new MemoryStream(body),
            Headers = new HeaderDictionary
            {
                ["Content-Type"] = "application/json", ContentLength = body.Length,
                ["Accept-Language"] = question.Language is Language.English ? "en" : "fr",
                [CallHeaders.Classification] = question.Declared.Name(), [CallHeaders.Conversation] = question.Conversation.ToString(),
            },
        });
        if (question.Larger is { } larger)
        {
            features.Get<IHttpRequestFeature>()!.Headers[CallHeaders.Larger] = Uri.EscapeDataString(larger);
        }

        if (question.Subject is { } subject)
        {
            features.Get<IHttpRequestFeature>()!.Headers[CallHeaders.Subject] = subject;
        }

        features.Set<IHttpResponseFeature>(exchange);
        features.Set<IHttpResponseBodyFeature>(exchange);
        features.Set<IHttpRequestLifetimeFeature>(new Lifetime(leaving));
        features.Set(new PortalCaller(new KeyHolder([], "portal", question.Organization, question.UseCase, question.Requester, null, Revoked: false)));
        return new DefaultHttpContext(features) { RequestServices = services };
    }

    private static byte[] Body(AssistantQuestion question)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("model"u8, question.Model);
            json.WriteBoolean("stream"u8, true);
            json.WriteStartArray("messages"u8);
            foreach (var (mine, text) in question.Messages)
            {
                json.WriteStartObject();
                json.WriteString("role"u8, mine ? "user"u8 : "assistant"u8);
                json.WriteString("content"u8, text);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static async Task RunAsync(CallPipeline pipeline, HttpContext http, PortalExchange exchange)
    {
        // The server's thread reads the answer while this writes it.
        await Task.Yield();
        try
        {
            await pipeline.RunAsync(http, Chat);
            exchange.End(null);
        }
        catch (Exception e)
        {
            exchange.End(e);
        }
    }

    private static async Task<byte[]> WholeAsync(PortalExchange exchange, CancellationToken ct)
    {
        using var whole = new MemoryStream();
        await exchange.Answer.CopyToAsync(whole, ct);
        return whole.ToArray();
    }

    private sealed class Lifetime(CancellationTokenSource leaving) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = leaving.Token;

        public void Abort() => leaving.Cancel();
    }
}

using System.Text.Json;
using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.UseCases;
using Balise.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Assistant;

/// <summary>
/// The same message as the form's, answered as it comes (HTML, 9.2): <c>text</c> events hold words as a JSON string, <c>done</c> the address
/// where the conversation is now kept, <c>held</c> that it waits for a person, <c>refused</c> what the page shows in place of the answer.
/// </summary>
internal static class AssistantStream
{
    public const string Path = "/assistant/envoi";

    public static void MapAssistantStream(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, RunAsync).ExcludeFromDescription().DisableAntiforgery();

    private static async Task RunAsync(HttpContext context, ICurrentActor current, TalkToAssistant assistant, Words words, IAntiforgery antiforgery)
    {
        if (current.Actor is not { } actor || !PageRights.Allows(Path, actor))
        {
            context.Response.StatusCode = current.Actor is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden;
            return;
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["Input.Text"].ToString().ReplaceLineEndings("\n");
        var id = Guid.TryParse(form["Conversation"], out var known) ? known : (Guid?)null;
        var talk = await assistant.OpenAsync(id, form["Use"], actor, context.RequestAborted);
        var larger = form["Input.Larger"] == "true" ? form["Input.LargerReason"].ToString().Trim() : null;
        if (!talk.Ok || Composer.MessageProblem(text) is not null || Composer.LargerProblem(larger) is not null)
        {
            context.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var level = SecurityLevels.TryParse(form["Input.Level"], out var declared) ? declared : SecurityLevel.Unclassified;
        try
        {
            var message = new Message(text, level, words.Spoken()) { Larger = larger, Subject = form["Input.Subject"] is [{ Length: > 0 } subject] ? subject : null };
            await foreach (var piece in assistant.SayAsync(talk.Value, message, actor, context.RequestAborted))
            {
                await SendAsync(context, talk.Value, piece);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or pressed stop: the pipeline saw it too.
        }
    }

    private static async Task SendAsync(HttpContext context, Talk talk, AssistantPiece piece)
    {
        var line = piece switch
        {
            AssistantText more => $"event: text\ndata: {JsonSerializer.Serialize(more.Text)}\n\n",
            AssistantHeld held => $"event: held\ndata: {JsonSerializer.Serialize(held.Action)}\n\n",
            AssistantEnded => $"event: done\ndata: {JsonSerializer.Serialize($"/assistant/{talk.Conversation.Id}")}\n\n",
            AssistantRefused no => $"event: refused\ndata: {JsonSerializer.Serialize(new { no.Code, no.Message, no.Remedy, no.HumanPath, no.Decision, Sources = no.Rules.Select(r => r.Citation).Distinct() }, JsonSerializerOptions.Web)}\n\n",
            _ => ": open\n\n",
        };
        await context.Response.WriteAsync(line, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}

using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI;

namespace Balise.Tests.Host;

/// <summary>The official clients for .NET, asked the same thing: what each hands to its caller, in one line.</summary>
internal static class OfficialDotnetClients
{
    public static readonly string[] Names = ["OpenAI", "Extensions.AI", "Semantic Kernel"];

    public static async Task<string> AskAsync(
        string name, BaliseProcess balise, string key, string text, bool stream, Func<Task>? atFirst = null, TimeSpan? patience = null)
    {
        try
        {
            return name switch
            {
                "OpenAI" => await OpenAIAsync(Client(balise, key, patience).GetChatClient(balise.Model(key)), text, stream, atFirst),
                "Extensions.AI" => await ExtensionsAsync(Client(balise, key, patience).GetChatClient(balise.Model(key)).AsIChatClient(), text, stream, atFirst),
                _ => await KernelAsync(
                    Kernel.CreateBuilder().AddOpenAIChatCompletion(balise.Model(key), new Uri(balise.Address, "v1"), balise.Key(key)).Build().Services
                        .GetRequiredService<IChatCompletionService>(), text, stream, atFirst),
            };
        }
        catch (ClientResultException e)
        {
            return $"{e.GetType().Name} {e.Status} {Code(e.GetRawResponse()?.Content.ToString())}";
        }
        catch (HttpOperationException e)
        {
            return $"{e.GetType().Name} {(int?)e.StatusCode} {Code(e.ResponseContent)}";
        }
        catch (Exception e)
        {
            return e.GetType().Name;
        }
    }

    private static OpenAIClient Client(BaliseProcess balise, string key, TimeSpan? patience) => new(
        new ApiKeyCredential(balise.Key(key)), new OpenAIClientOptions { Endpoint = new Uri(balise.Address, "v1"), NetworkTimeout = patience });

    private static async Task<string> OpenAIAsync(OpenAI.Chat.ChatClient chat, string text, bool stream, Func<Task>? atFirst)
    {
        if (!stream)
        {
            var whole = (await chat.CompleteChatAsync(text)).Value;
            return Line(whole.ToolCalls.Select(t => $"{t.FunctionName} {t.FunctionArguments}"), whole.FinishReason.ToString());
        }

        var (finish, name, arguments) = ("none", "", "");
        await foreach (var update in chat.CompleteChatStreamingAsync(text))
        {
            (finish, atFirst) = (update.FinishReason?.ToString() ?? finish, await OnceAsync(atFirst));
            foreach (var part in update.ToolCallUpdates)
            {
                (name, arguments) = (name + part.FunctionName, arguments + part.FunctionArgumentsUpdate);
            }
        }

        return Line(name.Length == 0 ? [] : [$"{name} {arguments}"], finish);
    }

    private static async Task<string> ExtensionsAsync(IChatClient chat, string text, bool stream, Func<Task>? atFirst)
    {
        List<ChatResponseUpdate> updates = [];
        if (!stream)
        {
            updates.AddRange((await chat.GetResponseAsync(text)).ToChatResponseUpdates());
        }
        else
        {
            await foreach (var update in chat.GetStreamingResponseAsync(text))
            {
                updates.Add(update);
                atFirst = await OnceAsync(atFirst);
            }
        }

        var calls = updates.SelectMany(u => u.Contents).OfType<Microsoft.Extensions.AI.FunctionCallContent>()
            .Select(c => $"{c.Name} {System.Text.Json.JsonSerializer.Serialize(c.Arguments)}");
        return Line(calls, updates.Select(u => u.FinishReason?.Value).LastOrDefault(f => f is not null) ?? "none");
    }

    private static async Task<string> KernelAsync(IChatCompletionService chat, string text, bool stream, Func<Task>? atFirst)
    {
        if (!stream)
        {
            var whole = await chat.GetChatMessageContentAsync(text);
            return Line(
                whole.Items.OfType<Microsoft.SemanticKernel.FunctionCallContent>().Select(c => $"{c.FunctionName} {System.Text.Json.JsonSerializer.Serialize(c.Arguments)}"),
                whole.Metadata?["FinishReason"]?.ToString() ?? "none");
        }

        var (finish, name, arguments) = ("none", "", "");
        await foreach (var update in chat.GetStreamingChatMessageContentsAsync(text))
        {
            (finish, atFirst) = (update.Metadata?.GetValueOrDefault("FinishReason")?.ToString() ?? finish, await OnceAsync(atFirst));
            foreach (var part in update.Items.OfType<StreamingFunctionCallUpdateContent>())
            {
                (name, arguments) = (name + part.Name, arguments + part.Arguments);
            }
        }

        return Line(name.Length == 0 ? [] : [$"{name} {arguments}"], finish);
    }

    private static async Task<Func<Task>?> OnceAsync(Func<Task>? act)
    {
        await (act?.Invoke() ?? Task.CompletedTask);
        return null;
    }

    private static string Line(IEnumerable<string> calls, string finish) => $"{string.Join(' ', calls.Append(""))}{finish}";

    private static string Code(string? body) =>
        string.IsNullOrEmpty(body) ? "-" : System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("error").GetProperty("code").GetString()!;
}

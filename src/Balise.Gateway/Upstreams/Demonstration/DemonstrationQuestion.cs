using System.Text.Json;

namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>The last thing a request says, in any shape.</summary>
internal static class DemonstrationQuestion
{
    public static string Last(JsonElement root)
    {
        foreach (var name in (ReadOnlySpan<string>)["messages", "input", "prompt"])
        {
            if (root.TryGetProperty(name, out var asked))
            {
                return Text(asked, lastOnly: true);
            }
        }

        return "";
    }

    private static string Text(JsonElement element, bool lastOnly) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Array when element.GetArrayLength() == 0 => "",
        JsonValueKind.Array when lastOnly => Text(element[element.GetArrayLength() - 1], lastOnly: false),
        JsonValueKind.Array => string.Join('\n', element.EnumerateArray().Select(e => Text(e, lastOnly: false)).Where(t => t.Length > 0)),
        JsonValueKind.Object when element.TryGetProperty("content", out var content) => Text(content, lastOnly: false),
        JsonValueKind.Object when element.TryGetProperty("text", out var text) => Text(text, lastOnly: false),
        JsonValueKind.Object when element.TryGetProperty("output", out var output) => Text(output, lastOnly: false),
        _ => "",
    };
}

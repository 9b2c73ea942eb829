using System.Buffers;
using System.Text;
using Balise.Domain;
using Balise.Gateway;
using Balise.Gateway.Content;
using Balise.Gateway.Endpoints;
using Balise.Gateway.Pipeline;

namespace Balise.Tests.Gateway;

/// <summary>Bodies read as the gateway reads them.</summary>
internal static class Bodies
{
    public static readonly EndpointShape[] Shapes = [new ChatCompletions(), new Responses(), new Completions(), new Embeddings(), new Messages()];

    public static EndpointShape Shape(string name) => Shapes.Single(s => s.Name == name);

    public static RequestText Read(EndpointShape shape, string json)
    {
        var (text, refusal) = TryRead(shape, json);
        Assert.Null(refusal);
        return text;
    }

    public static (RequestText Text, Refusal? Refusal) TryRead(EndpointShape shape, string json)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        var text = new RequestText(bytes, Encoding.UTF8.GetBytes(json, bytes));
        return (text, BodyReader.Read(text, shape, new FileTexts(new GatewayOptions()), Language.English));
    }

    /// <summary>Every text, the conversation first.</summary>
    public static IEnumerable<string> All(RequestText text) =>
        [.. text.Conversation.Select(c => c.ToString()), .. text.Beside.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}

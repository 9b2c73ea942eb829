using System.Text.Json;
using System.Text.Json.Serialization;

namespace Balise.Domain.Oversight.Validations;

/// <summary>One thing a model proposed: a call of a tool with its arguments, or the words of an answer.</summary>
/// <param name="Tool">Name of the tool; empty for an answer.</param>
/// <param name="Text">Arguments as JSON, or the words.</param>
/// <param name="Critical">It is why the call is held; the rest is shown beside it.</param>
public sealed record Proposal(string Tool, string Text, bool Critical)
{
    public static byte[] Write(IReadOnlyList<Proposal> proposals) => JsonSerializer.SerializeToUtf8Bytes(proposals, ProposalJson.Default.IReadOnlyListProposal);

    public static IReadOnlyList<Proposal> Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, ProposalJson.Default.IReadOnlyListProposal) ?? [];

    /// <summary>Arguments stay a JSON object when they are edited.</summary>
    public static bool IsArguments(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

[JsonSerializable(typeof(IReadOnlyList<Proposal>))]
internal sealed partial class ProposalJson : JsonSerializerContext;

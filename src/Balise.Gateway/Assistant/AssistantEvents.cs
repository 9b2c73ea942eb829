using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Balise.Domain.Data;
using Balise.Domain.UseCases;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Assistant;

/// <summary>Reads the gateway's own stream of chat chunks: words, its end, or the error that cut it.</summary>
internal static class AssistantEvents
{
    public static async IAsyncEnumerable<AssistantPiece> ReadAsync(PipeReader reader, [EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            var read = await reader.ReadAsync(ct);
            var (pieces, consumed) = Take(read.Buffer.ToArray());
            reader.AdvanceTo(read.Buffer.GetPosition(consumed), read.Buffer.End);
            foreach (var piece in pieces)
            {
                yield return piece;
                if (piece is AssistantEnded or AssistantRefused)
                {
                    yield break;
                }
            }

            if (read.IsCompleted)
            {
                // A stream of the gateway never ends without saying how.
                throw new InvalidDataException("The answer ended without its last event.");
            }
        }
    }

    /// <summary>The refusal in the gateway's error body, as clients get it.</summary>
    public static AssistantRefused Refusal(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return Refusal(JsonElement.ParseValue(ref reader).GetProperty("error"));
    }

    private static (List<AssistantPiece> Pieces, int Consumed) Take(ReadOnlySpan<byte> bytes)
    {
        var (pieces, consumed) = (new List<AssistantPiece>(), 0);
        while (EventBuffer.FirstEvent(bytes[consumed..]) is > 0 and var length)
        {
            var one = new SseEvent(bytes.Slice(consumed, length));
            consumed += length;
            if (Held(bytes.Slice(consumed - length, length)) is { } held)
            {
                pieces.Add(held);
            }
            else if (one.HasData && Piece(one.Data) is { } piece)
            {
                pieces.Add(piece);
            }
        }

        return (pieces, consumed);
    }

    // The comment that keeps the stream of a held call open names what is held.
    private static AssistantHeld? Held(ReadOnlySpan<byte> one) =>
        one.StartsWith(": held "u8) && Utf8Parser.TryParse(one[7..], out Guid action, out _) ? new AssistantHeld(action) : null;

    private static AssistantPiece? Piece(ReadOnlySpan<byte> data)
    {
        if (data.SequenceEqual("[DONE]"u8))
        {
            return new AssistantEnded(SecurityLevel.Unclassified);
        }

        var reader = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = 128 });
        var chunk = JsonElement.ParseValue(ref reader);
        if (chunk.TryGetProperty("error", out var error))
        {
            return Refusal(error);
        }

        return chunk.TryGetProperty("choices", out var choices) && choices.ValueKind is JsonValueKind.Array && choices.GetArrayLength() > 0
            && choices[0].TryGetProperty("delta", out var delta) && delta.TryGetProperty("content", out var content)
            && content.GetString() is { Length: > 0 } text
            ? new AssistantText(text)
            : null;
    }

    private static AssistantRefused Refusal(JsonElement error)
    {
        var (remedy, rules, found, decision) = ("", new List<AssistantRule>(), new List<AssistantFound>(), (Guid?)null);
        string? humanPath = null;
        if (error.TryGetProperty("balise", out var said))
        {
            remedy = said.GetProperty("remedy").GetString() ?? "";
            decision = said.GetProperty("decision").GetString() is { } id ? Guid.Parse(id) : null;
            humanPath = said.TryGetProperty("humanPath", out var path) ? path.GetString() : null;
            rules.AddRange(said.GetProperty("rules").EnumerateArray().Select(r => new AssistantRule(
                $"{r.GetProperty("instrument").GetString()}, {r.GetProperty("clause").GetString()}", r.GetProperty("message").GetString() ?? "")));
            found.AddRange(said.GetProperty("findings").EnumerateArray().Select(f => new AssistantFound(
                f.GetProperty("type").GetString()!, f.GetProperty("count").GetInt32())));
        }

        return new AssistantRefused(
            error.GetProperty("code").GetString() ?? "", error.GetProperty("message").GetString() ?? "", remedy, rules, found, decision)
        {
            HumanPath = humanPath,
        };
    }
}

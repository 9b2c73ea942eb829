using System.Text.Json;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Content;

/// <summary>Reads of an answer what the journal counts: that it is one JSON object, and its <c>usage</c>.</summary>
internal static class AnswerJson
{
    /// <summary>False when it is not one JSON object: what the provider sent is not an answer.</summary>
    public static bool TryRead(ReadOnlySpan<byte> json, CallFigures figures)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 } && reader.ValueTextEquals("usage"u8))
                {
                    reader.Read();
                    ReadUsage(ref reader, figures);
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void ReadUsage(ref Utf8JsonReader reader, CallFigures figures)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return;
        }

        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != depth + 1)
            {
                continue;
            }

            var input = reader.ValueTextEquals("prompt_tokens"u8) || reader.ValueTextEquals("input_tokens"u8);
            var output = reader.ValueTextEquals("completion_tokens"u8) || reader.ValueTextEquals("output_tokens"u8);
            reader.Read();
            if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var count) && count >= 0)
            {
                figures.InputTokens = input ? count : figures.InputTokens;
                figures.OutputTokens = output ? count : figures.OutputTokens;
            }
        }
    }
}

using System.Text.Json;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Content;

/// <summary>Reads a <c>usage</c> object, whose members have two names in the families spoken here.</summary>
internal static class UsageReader
{
    /// <summary>The reader stands on the value; it ends on the value's last token. False when it is no object.</summary>
    public static bool Read(ref Utf8JsonReader reader, CallFigures figures)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
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

        return true;
    }
}

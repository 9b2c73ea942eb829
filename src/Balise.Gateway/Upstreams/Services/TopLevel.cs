using System.Buffers;
using System.Text.Json;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>Changes members at the top of a JSON body; values that stay keep their bytes. The body was read before: it is valid.</summary>
internal static class TopLevel
{
    public static ReadOnlyMemory<byte> WithModel(ReadOnlyMemory<byte> body, string model) => Change(body, model, static _ => null);

    /// <param name="rename">For a member's name: another name, the empty string to drop the member, or null to keep it.</param>
    public static ReadOnlyMemory<byte> Change(ReadOnlyMemory<byte> body, string model, Func<string, string?> rename)
    {
        var output = new ArrayBufferWriter<byte>(body.Length + 64);
        var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        var separator = (byte)'{';
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (rename(name) is not "" and var to)
            {
                output.Write([separator]);
                output.Write(JsonSerializer.SerializeToUtf8Bytes(to ?? name));
                output.Write(":"u8);
                output.Write(name == "model" ? JsonSerializer.SerializeToUtf8Bytes(model) : body.Span[start..(int)reader.BytesConsumed]);
                separator = (byte)',';
            }
        }

        output.Write(separator == (byte)'{' ? "{}"u8 : "}"u8);
        return output.WrittenMemory;
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>Embeddings: unit vectors drawn from a hash of the text. Equal texts are equal vectors; nothing more is true of them.</summary>
internal static class DemonstrationVectors
{
    private const int DefaultDimensions = 256;
    private const int MaxDimensions = 4096;

    public static DemonstrationAnswer Answer(JsonElement root, DemonstrationSaid said)
    {
        var dimensions = root.TryGetProperty("dimensions", out var d) && d.TryGetInt32(out var wanted)
            ? Math.Clamp(wanted, 1, MaxDimensions)
            : DefaultDimensions;
        var encoded = root.TryGetProperty("encoding_format", out var format) && format.ValueKind is JsonValueKind.String
            && format.ValueEquals("base64"u8);
        var input = root.GetProperty("input");
        var several = input.ValueKind is JsonValueKind.Array && input.GetArrayLength() > 0 && input[0].ValueKind is not JsonValueKind.Number;
        var texts = several ? input.EnumerateArray().Select(i => i.ToString()) : [input.ToString()];
        var data = texts.Select((text, index) =>
        {
            var vector = Vector(text, dimensions);
            object embedding = encoded ? Convert.ToBase64String(MemoryMarshal.AsBytes(vector.AsSpan())) : vector;
            return new { @object = "embedding", index, embedding };
        });
        return new DemonstrationAnswer(
            DemonstrationJson.Of(new
            {
                @object = "list", data, model = said.Model, usage = new { prompt_tokens = said.InputTokens, total_tokens = said.InputTokens },
            }),
            []);
    }

    private static float[] Vector(string text, int dimensions)
    {
        var vector = new float[dimensions];
        Span<byte> hash = stackalloc byte[32];
        var sum = 0.0;
        for (var i = 0; i < dimensions; i++)
        {
            if (i % 16 == 0)
            {
                SHA256.HashData(Encoding.UTF8.GetBytes($"{i}:{text}"), hash);
            }

            vector[i] = (BitConverter.ToUInt16(hash[(i % 16 * 2)..]) / 32767.5f) - 1f;
            sum += vector[i] * vector[i];
        }

        var norm = (float)Math.Sqrt(sum);
        for (var i = 0; i < dimensions; i++)
        {
            vector[i] /= norm;
        }

        return vector;
    }
}

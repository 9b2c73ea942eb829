using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Balise.Gateway.Upstreams.Demonstration;

/// <summary>JSON a person can read, and events of it.</summary>
internal static class DemonstrationJson
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static byte[] Of<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Readable);

    public static byte[] Event<T>(T value, string? kind = null) =>
        Encoding.UTF8.GetBytes($"{(kind is null ? "" : $"event: {kind}\n")}data: {JsonSerializer.Serialize(value, Readable)}\n\n");
}

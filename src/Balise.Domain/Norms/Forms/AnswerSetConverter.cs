using System.Text.Json;
using System.Text.Json.Serialization;

namespace Balise.Domain.Norms.Forms;

/// <summary>Lets any JSON serialiser keep answers in their canonical form, inside whatever holds them.</summary>
public sealed class AnswerSetConverter : JsonConverter<AnswerSet>
{
    public override AnswerSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return AnswerJson.ReadSet(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, AnswerSet value, JsonSerializerOptions options) => AnswerJson.Write(writer, value);
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Balise.Persistence.Internal;

/// <summary>
/// Values that are replaced whole live in one column of JSON text. A property added later is simply absent from older rows and takes
/// its default: no migration.
/// </summary>
internal static class JsonColumn
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new IdJson<SystemId>(id => id.Value, value => new(value)),
            new IdJson<PersonId>(id => id.Value, value => new(value)),
            new IdJson<DossierId>(id => id.Value, value => new(value)),
        },
    };

    /// <summary>A record: never changed in place, so the value is its own snapshot.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property)
        where T : class?
    {
        property.HasConversion(
            new ValueConverter<T, string>(value => Write(value), text => Read<T>(text)),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b) || Write(a) == Write(b), value => Write(value).GetHashCode(), value => value));
        return property;
    }

    /// <summary>A list that its owner may change in place: its snapshot is a copy.</summary>
    public static PropertyBuilder<List<T>> IsJsonList<T>(this PropertyBuilder<List<T>> property)
    {
        property.HasConversion(
            new ValueConverter<List<T>, string>(list => Write(list), text => Read<List<T>>(text)),
            new ValueComparer<List<T>>(
                (a, b) => (a ?? new()).SequenceEqual(b ?? new()), list => Write(list).GetHashCode(), list => new List<T>(list)));
        return property;
    }

    private static string Write<T>(T? value) => JsonSerializer.Serialize(value, Options);

    private static T Read<T>(string text) =>
        JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"A column of {typeof(T).Name} holds null.");

    private sealed class IdJson<TId>(Func<TId, Guid> toGuid, Func<Guid, TId> fromGuid) : JsonConverter<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => fromGuid(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(toGuid(value));
    }
}

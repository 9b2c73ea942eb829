using System.Text.Json;

namespace Balise.Gateway.Upstreams.Streaming;

/// <summary>What a stream said of itself, so that its last words look like its own.</summary>
/// <param name="Created">Unix seconds; 0 when it said nothing.</param>
/// <param name="Events">Events it has sent so far.</param>
internal readonly record struct StreamIdentity(string? Id, string? Model, long Created, int Events)
{
    /// <summary>Reads the members at the top of an event, or just under <c>response</c> or <c>message</c>. Valid JSON only.</summary>
    public static (string? Id, string? Model, long Created) Read(ReadOnlySpan<byte> data)
    {
        string? id = null, model = null;
        long created = 0;
        var reader = new Utf8JsonReader(data, new JsonReaderOptions { MaxDepth = 128 });
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth > 2)
            {
                continue;
            }

            var (isId, isModel) = (reader.ValueTextEquals("id"u8), reader.ValueTextEquals("model"u8));
            var isCreated = reader.ValueTextEquals("created"u8) || reader.ValueTextEquals("created_at"u8);
            reader.Read();
            if (reader.TokenType is JsonTokenType.String)
            {
                id ??= isId ? reader.GetString() : null;
                model ??= isModel ? reader.GetString() : null;
            }
            else if (isCreated && reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var at))
            {
                created = at;
            }
        }

        return (id, model, created);
    }
}

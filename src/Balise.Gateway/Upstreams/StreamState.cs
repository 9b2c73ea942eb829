using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Gateway.Content;
using Balise.Gateway.Pipeline;

namespace Balise.Gateway.Upstreams;

/// <summary>What a stream has said so far: its id and model for a proper last chunk, its usage, whether it came to its own end.</summary>
internal sealed class StreamState
{
    private string? id;
    private string? model;
    private long created;

    /// <summary><c>[DONE]</c> passed.</summary>
    public bool Done { get; private set; }

    public void Look(in ReadOnlySequence<byte> one, CallFigures figures)
    {
        if (one.Length > 256 * 1024)
        {
            return;
        }

        var rented = one.IsSingleSegment ? null : ArrayPool<byte>.Shared.Rent((int)one.Length);
        try
        {
            if (rented is not null)
            {
                one.CopyTo(rented);
            }

            Look(rented is null ? one.FirstSpan : rented.AsSpan(0, (int)one.Length), figures);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    /// <summary>Closes the stream: a chunk whose reason .NET clients see, then the error event that Node and Python raise; no <c>[DONE]</c>.</summary>
    public async Task EndWithAsync(Call call, Refusal refusal)
    {
        var output = call.Http.Response.BodyWriter;
        if (call.StoppedByAuthority || refusal.Policy is not null)
        {
            output.Write("data: "u8);
            WriteLastChunk(output, call);
            output.Write("\n\n"u8);
        }

        output.Write("data: "u8);
        refusal.WriteTo(output, call.Decision, call.Policy.Id);
        output.Write("\n\n"u8);
        await output.FlushAsync(CancellationToken.None);
    }

    private void Look(ReadOnlySpan<byte> text, CallFigures figures)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range];
            if (!line.StartsWith("data:"u8))
            {
                continue;
            }

            var data = line[5..].Trim(" \r"u8);
            if (data.SequenceEqual("[DONE]"u8))
            {
                Done = true;
            }
            else if (id is null)
            {
                ReadIdentity(data);
                AnswerJson.TryRead(data, figures);
            }
            else if (data.IndexOf("\"usage\""u8) >= 0)
            {
                AnswerJson.TryRead(data, figures);
            }
        }
    }

    private void ReadIdentity(ReadOnlySpan<byte> data)
    {
        try
        {
            var reader = new Utf8JsonReader(data);
            while (reader.Read())
            {
                if (reader is not { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    continue;
                }

                var name = Encoding.UTF8.GetString(reader.ValueSpan);
                reader.Read();
                (id, model, created) = (name, reader.TokenType) switch
                {
                    ("id", JsonTokenType.String) => (reader.GetString(), model, created),
                    ("model", JsonTokenType.String) => (id, reader.GetString(), created),
                    ("created", JsonTokenType.Number) => (id, model, reader.TryGetInt64(out var at) ? at : 0),
                    _ => (id, model, created),
                };
            }
        }
        catch (JsonException)
        {
            // Not ours to mend: the client gets what the provider sent.
        }
    }

    private void WriteLastChunk(IBufferWriter<byte> output, Call call)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteString("id"u8, id ?? call.Decision.ToString());
        json.WriteString("object"u8, "chat.completion.chunk"u8);
        json.WriteNumber("created"u8, created);
        json.WriteString("model"u8, model ?? call.Text.Model);
        json.WriteStartArray("choices"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, 0);
        json.WriteStartObject("delta"u8);
        json.WriteEndObject();
        json.WriteNull("logprobs"u8);
        json.WriteString("finish_reason"u8, "content_filter"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Balise.Gateway.Endpoints;

/// <summary>A whole answer told as the events its family would have streamed, each text in one piece.</summary>
internal static class WholeStreams
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="kind">Value of <c>object</c> in each chunk.</param>
    public static void Chat(IBufferWriter<byte> output, JsonObject answer, bool usage, string kind)
    {
        var choices = (answer["choices"] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
        foreach (var choice in choices)
        {
            var delta = (choice["message"] as JsonObject)?.DeepClone() as JsonObject;
            for (var i = 0; delta?["tool_calls"] is JsonArray calls && i < calls.Count; i++)
            {
                calls[i]!["index"] = i;
            }

            var said = new JsonObject { ["index"] = choice["index"]?.DeepClone(), ["finish_reason"] = null };
            said[delta is null ? "text" : "delta"] = delta is null ? choice["text"]?.DeepClone() : delta;
            Data(output, Chunk(answer, kind, said));
            var end = new JsonObject { ["index"] = choice["index"]?.DeepClone(), ["finish_reason"] = choice["finish_reason"]?.DeepClone() };
            end[delta is null ? "text" : "delta"] = delta is null ? "" : new JsonObject();
            Data(output, Chunk(answer, kind, end));
        }

        if (usage && answer["usage"] is { } used)
        {
            var last = Chunk(answer, kind, null);
            last["usage"] = used.DeepClone();
            Data(output, last);
        }

        output.Write("data: [DONE]\n\n"u8);
    }

    public static void Messages(IBufferWriter<byte> output, JsonObject answer)
    {
        var blocks = (answer["content"] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
        var start = (JsonObject)answer.DeepClone();
        (start["content"], start["stop_reason"], start["stop_sequence"]) = (new JsonArray(), null, null);
        Event(output, new JsonObject { ["type"] = "message_start", ["message"] = start });
        for (var i = 0; i < blocks.Count; i++)
        {
            var (empty, delta) = Block(blocks[i]);
            Event(output, new JsonObject { ["type"] = "content_block_start", ["index"] = i, ["content_block"] = empty });
            if (delta is not null)
            {
                Event(output, new JsonObject { ["type"] = "content_block_delta", ["index"] = i, ["delta"] = delta });
            }

            Event(output, new JsonObject { ["type"] = "content_block_stop", ["index"] = i });
        }

        Event(output, new JsonObject
        {
            ["type"] = "message_delta", ["usage"] = answer["usage"]?.DeepClone(),
            ["delta"] = new JsonObject { ["stop_reason"] = answer["stop_reason"]?.DeepClone(), ["stop_sequence"] = answer["stop_sequence"]?.DeepClone() },
        });
        Event(output, new JsonObject { ["type"] = "message_stop" });
    }

    public static void Response(IBufferWriter<byte> output, JsonObject answer)
    {
        var number = 0;
        var begun = (JsonObject)answer.DeepClone();
        (begun["status"], begun["output"], begun["usage"]) = ("in_progress", new JsonArray(), null);
        Say("response.created", ("response", begun));
        var items = (answer["output"] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            Item(items[i], i);
        }

        Say("response.completed", ("response", answer.DeepClone()));

        void Item(JsonObject item, int index)
        {
            var parts = (item["content"] as JsonArray)?.OfType<JsonObject>().ToList() ?? [];
            var empty = (JsonObject)item.DeepClone();
            empty["status"] = "in_progress";
            if (empty["content"] is not null)
            {
                empty["content"] = new JsonArray();
            }

            var arguments = item["arguments"]?.DeepClone();
            if (arguments is not null)
            {
                empty["arguments"] = "";
            }

            Say("response.output_item.added", ("output_index", index), ("item", empty));
            for (var p = 0; p < parts.Count; p++)
            {
                Part(item, index, parts[p], p);
            }

            if (arguments is not null)
            {
                Say("response.function_call_arguments.delta", ("item_id", item["id"]?.DeepClone()), ("output_index", index), ("delta", arguments));
                Say(
                    "response.function_call_arguments.done", ("item_id", item["id"]?.DeepClone()), ("output_index", index), ("name", item["name"]?.DeepClone()),
                    ("arguments", arguments.DeepClone()));
            }

            Say("response.output_item.done", ("output_index", index), ("item", item.DeepClone()));
        }

        void Part(JsonObject item, int index, JsonObject part, int at)
        {
            var empty = (JsonObject)part.DeepClone();
            if (empty["text"] is not null)
            {
                empty["text"] = "";
            }

            (string, JsonNode?)[] where = [("item_id", item["id"]), ("output_index", index), ("content_index", at)];
            Say("response.content_part.added", [.. Again(where), ("part", empty)]);
            if (part["text"] is { } text)
            {
                Say("response.output_text.delta", [.. Again(where), ("delta", text.DeepClone()), ("logprobs", new JsonArray())]);
                Say("response.output_text.done", [.. Again(where), ("text", text.DeepClone()), ("logprobs", new JsonArray())]);
            }

            Say("response.content_part.done", [.. Again(where), ("part", part.DeepClone())]);
        }

        void Say(string type, params (string Name, JsonNode? Value)[] members)
        {
            var said = new JsonObject { ["type"] = type, ["sequence_number"] = number++ };
            foreach (var (name, value) in members)
            {
                said[name] = value;
            }

            Event(output, said);
        }
    }

    // A node has one parent: each event gets its own.
    private static IEnumerable<(string, JsonNode?)> Again((string Name, JsonNode? Value)[] members) => members.Select(m => (m.Name, m.Value?.DeepClone()));

    private static (JsonObject Empty, JsonObject? Delta) Block(JsonObject block)
    {
        var empty = (JsonObject)block.DeepClone();
        switch (block["type"]?.ToString())
        {
            case "text":
                empty["text"] = "";
                return (empty, new JsonObject { ["type"] = "text_delta", ["text"] = block["text"]?.DeepClone() });
            case "tool_use":
                empty["input"] = new JsonObject();
                return (empty, new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = block["input"]?.ToJsonString(Relaxed) ?? "{}" });
            default:
                return (empty, null);
        }
    }

    private static JsonObject Chunk(JsonObject answer, string kind, JsonObject? choice)
    {
        var chunk = new JsonObject
        {
            ["id"] = answer["id"]?.DeepClone(), ["object"] = kind, ["created"] = answer["created"]?.DeepClone(), ["model"] = answer["model"]?.DeepClone(),
        };
        chunk["choices"] = choice is null ? new JsonArray() : new JsonArray(choice);
        return chunk;
    }

    private static void Event(IBufferWriter<byte> output, JsonObject said)
    {
        output.Write("event: "u8);
        output.Write(System.Text.Encoding.UTF8.GetBytes(said["type"]!.GetValue<string>()));
        output.Write("\n"u8);
        Data(output, said);
    }

    private static void Data(IBufferWriter<byte> output, JsonObject json)
    {
        output.Write("data: "u8);
        output.Write(JsonSerializer.SerializeToUtf8Bytes(json, Relaxed));
        output.Write("\n\n"u8);
    }
}

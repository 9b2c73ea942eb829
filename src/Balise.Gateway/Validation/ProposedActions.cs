using System.Text.Json;
using System.Text.Json.Nodes;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.Policies;

namespace Balise.Gateway.Validation;

/// <summary>
/// What an answer proposes, in the three families that call tools: each call with its arguments, and the words. An answer shaped
/// otherwise proposes its own text, so that nothing escapes by its shape.
/// </summary>
internal sealed class ProposedActions
{
    private readonly List<Place> places = [];
    private readonly SnapshotValidation watched;

    private ProposedActions(SnapshotValidation watched) => this.watched = watched;

    public IReadOnlyList<Proposal> Proposals => places.ConvertAll(p => p.Proposal);

    public bool Any => places.Exists(p => p.Proposal.Critical);

    /// <summary>Names of the tools that must be agreed to.</summary>
    public string Tools => string.Join(", ", places.Where(p => p.Proposal is { Critical: true, Tool.Length: > 0 }).Select(p => p.Proposal.Tool).Distinct());

    public static ProposedActions Of(JsonObject answer, SnapshotValidation watched)
    {
        var found = new ProposedActions(watched);
        foreach (var choice in Items(answer, "choices"))
        {
            found.Text(choice, "text");
            found.Message(choice["message"] as JsonObject);
        }

        foreach (var item in Items(answer, "output"))
        {
            found.Output(item);
        }

        foreach (var block in Items(answer, "content"))
        {
            found.Text(block, "text");
            if (Said(block, "type") is "tool_use" or "server_tool_use" or "mcp_tool_use")
            {
                found.Call(Said(block, "name"), block, "input");
            }
        }

        return found;
    }

    /// <summary>Puts other texts in the places of the proposals, in order.</summary>
    public void Replace(IReadOnlyList<Proposal> edited)
    {
        for (var i = 0; i < places.Count && i < edited.Count; i++)
        {
            places[i].Holder[places[i].Member] = places[i].IsObject ? JsonNode.Parse(edited[i].Text) : JsonValue.Create(edited[i].Text);
        }
    }

    private void Message(JsonObject? message)
    {
        if (message is null)
        {
            return;
        }

        Text(message, "content");
        foreach (var call in Items(message, "tool_calls"))
        {
            Function(call["function"] as JsonObject, "arguments");
            Function(call["custom"] as JsonObject, "input");
        }

        Function(message["function_call"] as JsonObject, "arguments");
    }

    private void Output(JsonObject item)
    {
        foreach (var part in Items(item, "content"))
        {
            Text(part, "text");
        }

        if (Said(item, "type") is { } type && type.EndsWith("_call", StringComparison.Ordinal))
        {
            var member = item["arguments"] is not null ? "arguments" : item["input"] is not null ? "input" : "action";
            Call(Said(item, "name") is { Length: > 0 } name ? name : type, item, member);
        }
    }

    private void Function(JsonObject? function, string member)
    {
        if (function is not null)
        {
            Call(Said(function, "name"), function, member);
        }
    }

    private void Call(string? name, JsonObject holder, string member)
    {
        var value = holder[member];
        var text = value is JsonValue v && v.TryGetValue<string>(out var said) ? said : value?.ToJsonString() ?? "{}";
        places.Add(new Place(new Proposal(name ?? "?", text, name is null || watched.HoldAnswers || watched.Holds(name)), holder, member, value is JsonObject));
    }

    private void Text(JsonObject holder, string member)
    {
        if (Said(holder, member) is { Length: > 0 } text)
        {
            places.Add(new Place(new Proposal("", text, watched.HoldAnswers), holder, member, false));
        }
    }

    private static IEnumerable<JsonObject> Items(JsonObject of, string member) => (of[member] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string? Said(JsonObject of, string member) => of[member] is JsonValue v && v.GetValueKind() is JsonValueKind.String ? v.GetValue<string>() : null;

    private readonly record struct Place(Proposal Proposal, JsonObject Holder, string Member, bool IsObject);
}

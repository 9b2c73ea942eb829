using System.Text.Json;
using Balise.Domain.Oversight.Sobriety;

namespace Balise.Domain.Policies;

/// <summary>
/// Which model of a use case's route takes a request (Guide, 3.3, reco. 4 and 5). Pure: what was measured and the snapshot, nothing else.
/// The rules judge each model as if it had been asked by name; one they refuse is passed over, so that a route never opens anything.
/// </summary>
public static class ModelRouting
{
    /// <returns>The facts with the system and the model chosen, and why; when the rules refuse all of them, the first in order.</returns>
    public static RequestFacts Choose(CompiledPolicy policy, in RequestFacts facts, SnapshotRoute route, RouteFacts measured)
    {
        var (wanted, why) = Wanted(route.Choices, measured);
        RequestFacts? refused = null;
        foreach (var index in InOrder(wanted, route.Choices.Count))
        {
            var choice = route.Choices[index];
            var system = policy.FindSystem(choice.Model);
            if (system < 0 || policy.SystemAt(system).Slug != choice.System)
            {
                continue;
            }

            var mine = facts with { System = system, Model = choice.Model, Route = measured with { Why = index == wanted ? why : RouteWhy.NotPermitted } };
            if (policy.Evaluate(mine).Effect is Effect.Allow or Effect.Transform)
            {
                return mine;
            }

            refused ??= mine;
        }

        return refused ?? facts with { System = -1, Route = measured with { Why = why } };
    }

    // The smallest that takes it, then larger ones; smaller ones last. Whoever asks for the largest gets down from it.
    private static IEnumerable<int> InOrder(int wanted, int count) => Enumerable.Range(wanted, count - wanted).Concat(Enumerable.Range(0, wanted).Reverse());

    private static (int Index, RouteWhy Why) Wanted(IReadOnlyList<RouteChoice> choices, RouteFacts measured)
    {
        if (measured.Larger is not null)
        {
            return (choices.Count - 1, RouteWhy.LargerAsked);
        }

        var why = RouteWhy.SmallTask;
        for (var i = 0; i < choices.Count; i++)
        {
            if (choices[i].Takes is not { } takes)
            {
                return (i, why);
            }

            var over = Over(takes, measured);
            if (over is RouteWhy.SmallTask)
            {
                return (i, why);
            }

            why = why is RouteWhy.SmallTask ? over : why;
        }

        return (choices.Count - 1, why);
    }

    private static RouteWhy Over(RouteBounds takes, RouteFacts measured) =>
        measured.Files && !takes.Files ? RouteWhy.Files
        : measured.Tools && !takes.Tools ? RouteWhy.Tools
        : measured.Characters > takes.Characters ? RouteWhy.LongText
        : measured.OutputTokens > takes.OutputTokens ? RouteWhy.LongAnswer
        : RouteWhy.SmallTask;
}

/// <summary>Why a model was chosen. Wire names: small_task, long_text, long_answer, tools, files, larger_asked, not_permitted.</summary>
public enum RouteWhy : byte
{
    /// <summary>All that was measured is within the bounds of the smallest.</summary>
    SmallTask,
    LongText,

    /// <summary>The client asked for a longer answer than the smaller ones take.</summary>
    LongAnswer,
    Tools,
    Files,

    /// <summary>The person asked for the largest, with a reason.</summary>
    LargerAsked,

    /// <summary>The rules refuse the one that would have been chosen.</summary>
    NotPermitted,
}

/// <summary>What was measured of a request that let its use case choose.</summary>
/// <param name="Characters">Of every text of the request, in UTF-16 units.</param>
/// <param name="OutputTokens">Asked for by the client, all answers together; null when it does not say.</param>
/// <param name="Files">Files, or content that nobody reads.</param>
/// <param name="Larger">The reason given for asking for the largest; null when it was not asked.</param>
public sealed record RouteFacts(int Characters, long? OutputTokens, bool Tools, bool Files, string? Larger, RouteWhy Why = RouteWhy.SmallTask)
{
    internal static readonly JsonNamingPolicy Wire = JsonNamingPolicy.SnakeCaseLower;

    public string WhyName => Wire.ConvertName(Why.ToString());

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("route"u8);
        json.WriteNumber("characters"u8, Characters);
        if (OutputTokens is { } output)
        {
            json.WriteNumber("outputTokens"u8, output);
        }

        json.WriteBoolean("tools"u8, Tools);
        json.WriteBoolean("files"u8, Files);
        if (Larger is not null)
        {
            json.WriteString("larger"u8, Larger);
        }

        json.WriteString("why"u8, WhyName);
        json.WriteEndObject();
    }

    /// <summary>As in a journal entry; null when it is not readable.</summary>
    public static RouteFacts? TryRead(JsonElement route)
    {
        try
        {
            return Read(route);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    internal static RouteFacts Read(JsonElement route)
    {
        var name = route.GetProperty("why").GetString();
        foreach (var why in Enum.GetValues<RouteWhy>())
        {
            if (Wire.ConvertName(why.ToString()) == name)
            {
                return new RouteFacts(
                    route.GetProperty("characters").GetInt32(), route.TryGetProperty("outputTokens", out var output) ? output.GetInt64() : null,
                    route.GetProperty("tools").GetBoolean(), route.GetProperty("files").GetBoolean(),
                    route.TryGetProperty("larger", out var larger) ? larger.GetString() : null, why);
            }
        }

        throw new JsonException("Unknown reason of a choice of model.");
    }
}

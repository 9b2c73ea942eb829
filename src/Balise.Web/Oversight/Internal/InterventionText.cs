using System.Text.Json;
using Balise.Domain.Oversight.Validations;

namespace Balise.Web.Oversight.Internal;

/// <summary>What a person, or a stop, did to a call under way, as its journal entry says it.</summary>
internal static class InterventionText
{
    /// <summary>Where the proposed action stood; <c>null</c> for any other entry.</summary>
    public static HeldState? State(JsonElement json) =>
        EntryText.Of(json, "intervention") == "validation" && Enum.TryParse<HeldState>(EntryText.Of(json, "state"), ignoreCase: true, out var state) ? state : null;

    /// <summary>The page that tells it whole.</summary>
    public static string? Link(JsonElement json) => EntryText.Of(json, "intervention") switch
    {
        "validation" when Guid.TryParse(EntryText.Of(json, "validation"), out var held) => $"/passerelle/validations/{held}",
        "stop" when EntryText.Of(json, "subject") is { } subject && Guid.TryParse(subject[(subject.IndexOf(':', StringComparison.Ordinal) + 1)..], out var stop) =>
            $"/passerelle/arrets/{stop}",
        _ => null,
    };
}

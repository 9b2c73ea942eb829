using System.Buffers;
using System.Text.Json;
using Balise.Domain;
using Balise.Domain.Policies;
using Balise.Journal.Entries;

namespace Balise.Gateway.Pipeline;

/// <summary>An answer that is not the model's: HTTP status, stable code, words. The body's shape is a contract.</summary>
/// <param name="Param">The member of the request at fault, for 400s.</param>
/// <param name="RetryAfterSeconds">Small; only with 429 (clients without it retry at once, and park on a huge one).</param>
internal sealed record Refusal(int Status, string Code, string Message, string? Param = null, int? RetryAfterSeconds = null)
{
    public string Type { get; init; } = "invalid_request_error";

    /// <summary>Set for policy refusals: what <c>error.balise</c> holds.</summary>
    public PolicyRefusal? Policy { get; init; }

    /// <param name="sequence">For an <c>error</c> event of the Responses API, whose clients read code and message at the top.</param>
    public void WriteTo(IBufferWriter<byte> output, EntryId? decision, string? snapshot, int? sequence = null)
    {
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = RelaxedEncoder });
        json.WriteStartObject();

        // Anthropic clients look for this member at the top.
        json.WriteString("type"u8, "error"u8);
        if (sequence is { } number)
        {
            json.WriteString("code"u8, Code);
            json.WriteString("message"u8, Message);
            json.WriteString("param"u8, Param);
            json.WriteNumber("sequence_number"u8, number);
        }

        json.WriteStartObject("error"u8);
        json.WriteString("message"u8, Message);
        json.WriteString("type"u8, Type);
        json.WriteString("param"u8, Param);
        json.WriteString("code"u8, Code);
        if (Policy is not null)
        {
            Policy.Write(json, decision, snapshot);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static readonly System.Text.Encodings.Web.JavaScriptEncoder RelaxedEncoder =
        System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All);
}

/// <summary>The explained part of a refusal. Findings are counted, never shown.</summary>
internal sealed record PolicyRefusal(IReadOnlyList<CitedRule> Rules, IReadOnlyList<FoundCount> Findings, string Remedy)
{
    /// <summary>The ceiling that is reached, when that is the reason.</summary>
    public ReachedLimit? Limit { get; init; }

    /// <summary>What is done by hand for the person concerned, when that is the way out.</summary>
    public string? HumanPath { get; init; }

    public void Write(Utf8JsonWriter json, EntryId? decision, string? snapshot)
    {
        json.WriteStartObject("balise"u8);
        json.WriteString("decision"u8, decision?.ToString());
        json.WriteString("snapshot"u8, snapshot);
        json.WriteStartArray("rules"u8);
        foreach (var rule in Rules)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, rule.Id);
            json.WriteString("instrument"u8, rule.Instrument);
            json.WriteString("clause"u8, rule.Clause);
            json.WriteString("message"u8, rule.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("findings"u8);
        foreach (var finding in Findings)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, finding.Type);
            json.WriteNumber("count"u8, finding.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("remedy"u8, Remedy);
        Limit?.Write(json);
        if (HumanPath is not null)
        {
            json.WriteString("humanPath"u8, HumanPath);
        }

        json.WriteEndObject();
    }
}

/// <param name="Until">When its window ends.</param>
internal sealed record ReachedLimit(SnapshotQuota Limit, DateTimeOffset Until)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("limit"u8);
        json.WriteString("id"u8, Limit.Id);
        json.WriteString("scope"u8, JsonNamingPolicy.SnakeCaseLower.ConvertName(Limit.Scope.ToString()));
        json.WriteString("measure"u8, JsonNamingPolicy.SnakeCaseLower.ConvertName(Limit.Measure.ToString()));
        json.WriteString("period"u8, JsonNamingPolicy.SnakeCaseLower.ConvertName(Limit.Period.ToString()));
        json.WriteNumber("amount"u8, Limit.Amount);
        json.WriteString("until"u8, Until.UtcDateTime);
        json.WriteEndObject();
    }
}

internal sealed record CitedRule(string Id, string Instrument, string Clause, string Message);

/// <param name="Type">Detection category in capitals.</param>
internal readonly record struct FoundCount(string Type, int Count);

/// <summary>The refusals that are not policy: what the request itself got wrong. French by default, English when asked.</summary>
internal static class Refusals
{
    public static Refusal InvalidKey(Language language) => new(401, "invalid_api_key", Say(language,
        "Cette clé n’est pas reconnue, ou elle a été révoquée. Demandez une clé pour votre cas d’usage au service des TI.",
        "This key is unknown or was revoked. Ask your IT service for a key for your use case."));

    public static Refusal InvalidJson(Language language, string detail) => new(400, "invalid_json", Say(language,
        $"Le corps de la requête n’est pas un JSON valide : {detail}", $"The request body is not valid JSON: {detail}"));

    public static Refusal InvalidRequest(Language language, string param, string fr, string en) =>
        new(400, "invalid_request", Say(language, fr, en), param);

    public static Refusal TooLarge(Language language, int maxBytes) => new(413, "request_too_large", Say(language,
        $"Le corps de la requête dépasse {maxBytes / 1048576} Mio. Envoyez moins de texte à la fois.",
        $"The request body is larger than {maxBytes / 1048576} MiB. Send less text at once."));

    public static Refusal UnsupportedMedia(Language language) => new(415, "unsupported_media_type", Say(language,
        "Le corps doit être du JSON en UTF-8, sans compression (Content-Type : application/json).",
        "The body must be JSON in UTF-8, not compressed (Content-Type: application/json)."));

    public static Refusal UnknownRoute(Language language) => new(404, "unknown_route", Say(language,
        "Cette adresse n’existe pas sur la passerelle. Rien n’est transmis hors des adresses documentées.",
        "The gateway has no such route. Nothing is passed through outside the documented routes."));

    public static Refusal ModelNotFound(Language language, string model) => new(404, "model_not_found", Say(language,
        $"Le modèle « {model} » n’est offert par aucun système de l’organisme. La liste est à /v1/models.",
        $"No system of this body serves the model '{model}'. The list is at /v1/models."), "model");

    public static Refusal ShapeNotSpoken(Language language, string system, string route) => new(400, "invalid_request", Say(language,
        $"Le système « {system} » n’offre pas l’adresse {route}. Essayez /v1/chat/completions, ou un autre modèle de la liste à /v1/models.",
        $"The system '{system}' does not offer {route}. Try /v1/chat/completions, or another model of the list at /v1/models."), "model");

    public static Refusal UpstreamFailed(Language language) => new(502, "upstream_error", Say(language,
        "Le fournisseur du modèle n’a pas répondu correctement. Votre requête est au journal; réessayez dans quelques minutes.",
        "The model provider did not answer properly. Your request is in the journal; try again in a few minutes."))
    { Type = "upstream_error" };

    public static Refusal UpstreamBusy(Language language, int seconds) => new(429, "upstream_rate_limited", Say(language,
        "Le fournisseur du modèle limite son débit. Réessayez dans un instant.",
        "The model provider is limiting its rate. Try again in a moment."), null, Math.Clamp(seconds, 1, 20))
    { Type = "upstream_error" };

    private static string Say(Language language, string fr, string en) => language == Language.French ? fr : en;
}

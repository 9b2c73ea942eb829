using System.Globalization;
using System.Runtime.CompilerServices;
using System.Numerics;
using System.Text.Json;
using Balise.Domain.Data;

namespace Balise.Domain.Policies;

/// <summary>
/// The part of a journal decision that a replay needs, written and read in one place: <c>snapshot</c>, <c>verdict</c>, <c>code</c>,
/// <c>level</c>, <c>rules</c> and <c>facts</c>.
/// </summary>
public static class DecisionJson
{
    public static readonly string[] EffectNames = ["allow", "transform", "hold", "deny"];

    private static readonly string[] ConsentNames = ["none", "given", "refused", "withdrawn", "unknown"];

    private static readonly ConditionalWeakTable<Verdict, byte[]> RulesOf = [];

    public static string Name(this Effect effect) => EffectNames[(int)effect];

    /// <summary>Writes the members into an object already begun.</summary>
    public static void Write(Utf8JsonWriter json, CompiledPolicy policy, in RequestFacts facts, Verdict verdict)
    {
        json.WriteString("snapshot"u8, policy.Id);
        json.WriteString("verdict"u8, verdict.Effect.Name());
        if (verdict.Code is not null)
        {
            json.WriteString("code"u8, verdict.Code);
        }

        json.WriteString("level"u8, verdict.Level.Name());
        if (verdict.System is not null)
        {
            json.WriteString("system"u8, verdict.System);
        }

        if (verdict.UseCase is not null)
        {
            json.WriteString("useCase"u8, verdict.UseCase);
        }

        if (verdict.Authorization is not null)
        {
            json.WriteString("authorization"u8, verdict.Authorization);
        }

        if (verdict.FileHash is not null)
        {
            json.WriteString("fileHash"u8, verdict.FileHash);
        }

        json.WritePropertyName("rules"u8);

        // Verdicts are shared, so their rules are put into JSON once.
        json.WriteRawValue(RulesOf.GetValue(verdict, static v => RulesJson(v)), skipInputValidation: true);
        WriteFacts(json, policy, in facts);
    }

    /// <summary>The facts of a stored decision, against the snapshot it names. Throws <see cref="JsonException"/> when they are not there.</summary>
    public static RequestFacts ReadFacts(JsonElement decision, CompiledPolicy policy)
    {
        if (!decision.TryGetProperty("facts", out var facts))
        {
            throw new JsonException("This entry is not a decision: it has no facts.");
        }

        var model = facts.TryGetProperty("model", out var m) ? m.GetString() : null;
        var requester = facts.GetProperty("requester");
        return new RequestFacts
        {
            Day = DateOnly.ParseExact(facts.GetProperty("day").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Model = model,
            System = model is null ? -1 : policy.FindSystem(model),
            UseCase = facts.TryGetProperty("useCase", out var u) ? policy.FindUseCase(u.GetString()!) : -1,
            UseType = facts.TryGetProperty("useType", out var t) ? policy.FindUseType(t.GetString()!) : -1,
            Requester = new Requester(
                requester.TryGetProperty("person", out var p) ? p.GetGuid() : Guid.Empty,
                [.. requester.GetProperty("roles").EnumerateArray().Select(r => r.GetString()!)],
                requester.GetProperty("unit").GetString()!),
            Declared = SecurityLevels.TryParse(facts.GetProperty("declared").GetString(), out var level)
                ? level
                : throw new JsonException("Unknown level in the facts."),
            Findings = ReadCategories(facts.GetProperty("categories"), policy),
            Fixed = facts.TryGetProperty("fixed", out var stuck) ? ReadCategories(stuck, policy) : 0,
            Unscanned = facts.GetProperty("unscanned").GetBoolean(),
            Overflowed = facts.TryGetProperty("overflowed", out var overflowed) && overflowed.GetBoolean(),
            Exceeded = facts.TryGetProperty("exceeded", out var limit) ? policy.Snapshot.Quotas?.FirstOrDefault(q => q.Id == limit.GetGuid()) : null,
            Held = facts.TryGetProperty("held", out var held) ? policy.Snapshot.Holds?.FirstOrDefault(h => h.Id == held.GetGuid()) : null,
            QuotaUnknown = facts.TryGetProperty("quotaUnknown", out var unknown) && unknown.GetBoolean(),
            Subject = facts.TryGetProperty("subject", out var subject) ? subject.GetString() : null,
            Consent = facts.TryGetProperty("consent", out var consent) ? ReadConsent(consent.GetString()) : ConsentSeen.None,
            ConsentId = facts.TryGetProperty("consentId", out var consentId) ? consentId.GetGuid() : Guid.Empty,
            Unkept = facts.TryGetProperty("unkept", out var unkept) && unkept.GetBoolean(),
            Route = facts.TryGetProperty("route", out var route) ? RouteFacts.Read(route) : null,
        };
    }

    private static ulong ReadCategories(JsonElement names, CompiledPolicy policy)
    {
        ulong categories = 0;
        foreach (var name in names.EnumerateArray())
        {
            var bit = policy.FindCategory(name.GetString()!);
            categories |= bit >= 0 ? 1UL << bit : 0;
        }

        return categories;
    }

    private static void WriteFacts(Utf8JsonWriter json, CompiledPolicy policy, in RequestFacts facts)
    {
        json.WriteStartObject("facts"u8);
        Span<char> day = stackalloc char[10];
        facts.Day.TryFormat(day, out _, "O", CultureInfo.InvariantCulture);
        json.WriteString("day"u8, day);
        if (facts.Model is not null)
        {
            json.WriteString("model"u8, facts.Model);
        }

        if (facts.UseCase >= 0)
        {
            json.WriteString("useCase"u8, policy.UseCaseAt(facts.UseCase).Slug);
        }

        if (facts.UseType >= 0)
        {
            json.WriteString("useType"u8, policy.Snapshot.UseTypes[facts.UseType].Id);
        }

        json.WriteStartObject("requester"u8);
        if (facts.Requester.Person != Guid.Empty)
        {
            json.WriteString("person"u8, facts.Requester.Person);
        }

        json.WriteStartArray("roles"u8);
        for (var i = 0; i < facts.Requester.Roles.Count; i++)
        {
            json.WriteStringValue(facts.Requester.Roles[i]);
        }

        json.WriteEndArray();
        json.WriteString("unit"u8, facts.Requester.Unit);
        json.WriteEndObject();
        json.WriteString("declared"u8, facts.Declared.Name());
        WriteCategories(json, "categories"u8, policy, facts.Findings);
        if (facts.Fixed != 0)
        {
            WriteCategories(json, "fixed"u8, policy, facts.Fixed);
        }

        json.WriteBoolean("unscanned"u8, facts.Unscanned);
        if (facts.Overflowed)
        {
            json.WriteBoolean("overflowed"u8, true);
        }

        if (facts.Exceeded is { } exceeded)
        {
            json.WriteString("exceeded"u8, exceeded.Id);
        }

        if (facts.Held is { } held)
        {
            json.WriteString("held"u8, held.Id);
        }

        if (facts.QuotaUnknown)
        {
            json.WriteBoolean("quotaUnknown"u8, true);
        }

        if (facts.Subject is not null)
        {
            WriteSubject(json, in facts);
        }

        if (facts.Unkept)
        {
            json.WriteBoolean("unkept"u8, true);
        }

        facts.Route?.Write(json);

        json.WriteEndObject();
    }

    private static void WriteSubject(Utf8JsonWriter json, in RequestFacts facts)
    {
        json.WriteString("subject"u8, facts.Subject);
        json.WriteString("consent"u8, ConsentNames[(int)facts.Consent]);
        if (facts.ConsentId != Guid.Empty)
        {
            json.WriteString("consentId"u8, facts.ConsentId);
        }
    }

    // What cannot be read never counts as a consent.
    private static ConsentSeen ReadConsent(string? name) =>
        Array.IndexOf(ConsentNames, name) is >= 0 and var index ? (ConsentSeen)index : throw new JsonException("Unknown consent in the facts.");

    private static void WriteCategories(Utf8JsonWriter json, ReadOnlySpan<byte> name, CompiledPolicy policy, ulong categories)
    {
        json.WriteStartArray(name);
        for (var bits = categories; bits != 0; bits &= bits - 1)
        {
            json.WriteStringValue(policy.Snapshot.Categories[BitOperations.TrailingZeroCount(bits)].Id);
        }

        json.WriteEndArray();
    }

    private static byte[] RulesJson(Verdict verdict)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var rule in verdict.Rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("instrument", rule.Instrument);
                json.WriteString("clause", rule.Clause);
                json.WriteString("effect", rule.Effect.Name());
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return stream.ToArray();
    }
}

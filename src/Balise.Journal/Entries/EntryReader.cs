using System.Globalization;
using System.Text.Json;

namespace Balise.Journal.Entries;

/// <summary>Reads the bytes of an entry, and accepts only what <see cref="LogSealer"/> could have written. Not thread-safe.</summary>
internal sealed class EntryReader
{
    private readonly CanonicalJsonWriter _scratch = new(envelope: true);

    /// <exception cref="FormatException">Not an entry; the message says what is wrong.</exception>
    public EntryContent Read(ReadOnlySpan<byte> bytes)
    {
        Require(CanonicalJson.IsCanonical(bytes, _scratch) && bytes[0] == (byte)'{', "not a JSON object in canonical form");

        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            reader.Read();
            return Check(ReadMembers(ref reader));
        }
        catch (InvalidOperationException problem)
        {
            throw new FormatException("a member has a value of the wrong kind", problem);
        }
    }

    private static EntryContent ReadMembers(ref Utf8JsonReader reader)
    {
        var log = Text(ref reader, "log"u8);
        var index = Integer(ref reader, "index"u8);
        var id = Id(Text(ref reader, "id"u8));
        var type = Text(ref reader, "type"u8);
        var at = Instant(Text(ref reader, "at"u8));
        var organization = Text(ref reader, "organization"u8);
        var requestId = Is(ref reader, "requestId"u8) ? Text(ref reader, "requestId"u8) : null;
        EntryId? decision = Is(ref reader, "decision"u8) ? Id(Text(ref reader, "decision"u8)) : null;

        var content = new EntryContent(log, index, new EntryColumns(id, type, at, organization, requestId, decision));
        while (reader.TokenType == JsonTokenType.PropertyName)
        {
            content = ReadOwnMember(ref reader, content);
        }

        return content;
    }

    private static EntryContent ReadOwnMember(ref Utf8JsonReader reader, EntryContent content)
    {
        Require(!EntryEnvelope.IsReserved(reader.ValueSpan), "a member of the envelope is not in its place");
        switch (content.Columns.Type)
        {
            case EntryType.Decision when Is(ref reader, "verdict"u8):
                return content with { Verdict = Text(ref reader, "verdict"u8) };
            case EntryType.Outcome when Is(ref reader, "outcome"u8):
                return content with { Outcome = Text(ref reader, "outcome"u8) };
            case EntryType.Retention when Is(ref reader, "ranges"u8):
                return content with { Ranges = ReadRanges(ref reader) };
            default:
                reader.Read();
                reader.Skip();
                reader.Read();
                return content;
        }
    }

    private static List<IndexRange> ReadRanges(ref Utf8JsonReader reader)
    {
        var ranges = new List<IndexRange>();
        reader.Read();
        Require(reader.TokenType == JsonTokenType.StartArray, "'ranges' is not an array");
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Read();
            ranges.Add(new IndexRange(Integer(ref reader, "first"u8), Integer(ref reader, "last"u8)));
            Require(reader.TokenType == JsonTokenType.EndObject, "a range has 'first' and 'last' and nothing else");
        }

        Require(reader.TokenType == JsonTokenType.EndArray, "'ranges' holds something else than ranges");
        reader.Read();
        return ranges;
    }

    private static EntryContent Check(EntryContent content)
    {
        var (id, type, _, _, _, decision) = content.Columns;
        Require(LogName.IsValid(content.Log), "'log' is not the name of a log");
        Require(EntryType.IsValid(type), "'type' is not a type of entry");
        Require(id.IsVersion7, "'id' is not a UUID version 7");
        Require(type != EntryType.Outcome || decision is not null, "an outcome names no decision");
        Require(type != EntryType.Outcome || Outcomes.IsValid(content.Outcome ?? ""), "'outcome' is not one of the known outcomes");
        Require(type != EntryType.Decision || Verdicts.IsValid(content.Verdict ?? ""), "'verdict' is not one of the known verdicts");
        foreach (var range in content.Ranges)
        {
            Require(range.First >= 0 && range.First <= range.Last && range.Last < content.Index, "a range is not one of earlier entries");
        }

        return content;
    }

    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(name);

    // Each of these starts on a name and ends on what follows the value.
    private static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        MoveToValue(ref reader, name, JsonTokenType.String);
        var text = reader.GetString()!;
        reader.Read();
        return text;
    }

    private static long Integer(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        MoveToValue(ref reader, name, JsonTokenType.Number);
        Require(reader.TryGetInt64(out var value), "an index is not an integer");
        reader.Read();
        return value;
    }

    private static void MoveToValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, JsonTokenType kind)
    {
        var found = Is(ref reader, name) && reader.Read() && reader.TokenType == kind;
        if (!found)
        {
            throw new FormatException($"'{System.Text.Encoding.UTF8.GetString(name)}' is missing, out of its place or of the wrong kind");
        }
    }

    private static EntryId Id(string text) => EntryId.TryParse(text, out var id) ? id : throw new FormatException("an id is not a UUID");

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(
            text, EntryEnvelope.InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new FormatException("'at' is not an instant to the millisecond in UTC");

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException(otherwise);
        }
    }
}

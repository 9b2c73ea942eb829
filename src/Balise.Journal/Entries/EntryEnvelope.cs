using System.Globalization;

namespace Balise.Journal.Entries;

/// <summary>
/// What every entry has, in this order: <c>log index id type at organization</c>, then <c>requestId</c> and <c>decision</c> where they
/// apply. All of it is inside the bytes that are hashed.
/// </summary>
internal static class EntryEnvelope
{
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Names that a body may not use: those of the envelope and those of the export's other lines.</summary>
    public static bool IsReserved(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("log"u8) || name.SequenceEqual("index"u8) || name.SequenceEqual("id"u8) || name.SequenceEqual("type"u8)
        || name.SequenceEqual("at"u8) || name.SequenceEqual("organization"u8) || name.SequenceEqual("requestId"u8)
        || name.SequenceEqual("decision"u8) || name.SequenceEqual("leafHash"u8);

    public static void Write(CanonicalJsonWriter writer, string log, long index, PendingEntry entry)
    {
        Span<byte> text = stackalloc byte[EntryId.TextLength];

        writer.Reset().BeginObject();
        writer.Name("log"u8).String(log);
        writer.Name("index"u8).Number(index);
        writer.Name("id"u8).String(Format(entry.Id, text));
        writer.Name("type"u8).String(entry.Type);
        entry.At.TryFormat(text, out var written, InstantFormat, CultureInfo.InvariantCulture);
        writer.Name("at"u8).String(text[..written]);
        writer.Name("organization"u8).String(entry.Organization);
        if (entry.RequestId is { } requestId)
        {
            writer.Name("requestId"u8).String(requestId);
        }

        if (entry.Decision is { } decision)
        {
            writer.Name("decision"u8).String(Format(decision, text));
        }

        writer.Members(entry.Body.Members);
        writer.EndObject();
    }

    /// <summary>The instant as the journal keeps it: UTC, cut to the millisecond.</summary>
    public static DateTimeOffset Cut(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());

    public static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    private static ReadOnlySpan<byte> Format(EntryId id, Span<byte> text)
    {
        id.Value.TryFormat(text, out var written, "D");
        return text[..written];
    }
}

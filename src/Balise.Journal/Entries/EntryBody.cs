namespace Balise.Journal.Entries;

/// <summary>The members of an entry that belong to its type: one canonical JSON object without any name of the envelope.</summary>
public sealed class EntryBody
{
    private readonly byte[] _json;

    private EntryBody(byte[] json) => _json = json;

    /// <summary>No member at all.</summary>
    public static EntryBody Empty { get; } = new("{}"u8.ToArray());

    /// <summary>The object, braces included.</summary>
    public ReadOnlySpan<byte> Json => _json;

    internal ReadOnlySpan<byte> Members => _json.AsSpan(1, _json.Length - 2);

    /// <summary>Copies the object that the writer holds, and leaves the writer ready for the next.</summary>
    /// <exception cref="InvalidOperationException">The writer does not hold one complete object.</exception>
    public static EntryBody From(CanonicalJsonWriter writer)
    {
        if (!writer.IsCompleteObject)
        {
            throw new InvalidOperationException("The body of an entry is one complete JSON object.");
        }

        var body = new EntryBody(writer.Written.ToArray());
        writer.Reset();
        return body;
    }

    /// <summary>Takes any JSON object and rewrites it in canonical form. Slower than writing it canonical at once.</summary>
    /// <exception cref="FormatException">Not one JSON object, a name twice, a name of the envelope, or a number that cannot be kept.</exception>
    public static EntryBody FromJson(ReadOnlySpan<byte> json)
    {
        var writer = new CanonicalJsonWriter();
        CanonicalJson.Rewrite(json, writer);
        return writer.IsCompleteObject ? From(writer) : throw new FormatException("The body of an entry is one JSON object.");
    }
}

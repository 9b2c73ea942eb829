using System.Security.Cryptography;

namespace Balise.Journal.Entries;

/// <summary>
/// The name of an entry: a UUID version 7 (RFC 9562 §5.7) made from the entry's instant; canonical text 8-4-4-4-12, lower case.
/// </summary>
public readonly record struct EntryId(Guid Value)
{
    /// <summary>Length of the canonical text.</summary>
    public const int TextLength = 36;

    /// <summary>The instant inside the identifier, UTC, to the millisecond.</summary>
    public DateTimeOffset At
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Value.TryWriteBytes(bytes, bigEndian: true, out _);
            var milliseconds = 0L;
            foreach (var b in bytes[..6])
            {
                milliseconds = (milliseconds << 8) | b;
            }

            return milliseconds <= MaxMilliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : DateTimeOffset.MaxValue;
        }
    }

    internal bool IsVersion7 => Value.Version == 7;

    private static long MaxMilliseconds { get; } = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static EntryId New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    /// <summary>An id derived from another: same instant, other random bits, always the same.</summary>
    internal static EntryId After(EntryId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        SHA256.HashData(bytes, hash);

        // Bytes 0-5 are the instant; the high bits of 6 and 8 are version and variant (RFC 9562 §5.7).
        hash[9..16].CopyTo(bytes[9..]);
        return new EntryId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>Reads the canonical text only; false for every other spelling.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out EntryId id)
    {
        var parsed = Guid.TryParseExact(text, "D", out var value);
        id = new EntryId(value);
        return parsed && text.SequenceEqual(id.ToString());
    }

    public override string ToString() => Value.ToString("D");
}

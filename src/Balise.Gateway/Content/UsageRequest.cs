using System.Text.Json;

namespace Balise.Gateway.Content;

/// <summary>
/// <c>stream_options.include_usage</c> as the client wrote it, and where to write it when the client did not ask: the gateway meters
/// every stream, and takes back out what it asked for itself.
/// </summary>
internal sealed class UsageRequest
{
    private static readonly byte[] Whole = "\"stream_options\":{\"include_usage\":true},"u8.ToArray();
    private static readonly byte[] Options = "{\"include_usage\":true}"u8.ToArray();
    private static readonly byte[] First = "\"include_usage\":true,"u8.ToArray();
    private static readonly byte[] Only = "\"include_usage\":true"u8.ToArray();
    private static readonly byte[] Nothing = "null"u8.ToArray();
    private static readonly byte[] Yes = "true"u8.ToArray();

    private (int Start, int Length)? value;
    private (int Start, int Length)? literal;
    private bool empty = true;

    public bool Asked { get; private set; }

    /// <summary>The member is there and is an object that opens at <paramref name="start"/>.</summary>
    public void Opened(int start) => value = (start, 1);

    /// <summary>The member is there and is not an object.</summary>
    public void Empty(int start, int length) => (value, empty) = ((start, length), true);

    /// <summary>The object has a member.</summary>
    public void HasMember() => empty = false;

    public void Said(bool yes, int start, int length) => (Asked, literal) = (yes, (start, length));

    /// <summary>The edit that asks for it. <paramref name="root"/> is the offset of the body's first brace.</summary>
    public BodyEdit Ask(int root) =>
        literal is { } said ? new BodyEdit(said.Start, said.Length, Yes)
        : value is not { } at ? new BodyEdit(root + 1, 0, Whole)
        : at.Length > 1 ? new BodyEdit(at.Start, at.Length, Options)
        : new BodyEdit(at.Start + 1, 0, empty ? Only : First);

    /// <summary>The edit that takes the whole member's value away, for a request that does not stream any more; <c>null</c> without one.</summary>
    public BodyEdit? Remove(ReadOnlySpan<byte> body)
    {
        if (value is not { } at)
        {
            return null;
        }

        var reader = new Utf8JsonReader(body[at.Start..], isFinalBlock: false, default);
        reader.Read();

        // What follows the value is the rest of the body: not a whole JSON text, which Skip asks for.
        reader.TrySkip();
        return new BodyEdit(at.Start, (int)reader.BytesConsumed, Nothing);
    }
}

/// <summary>Bytes of a body to replace.</summary>
internal readonly record struct BodyEdit(int Start, int Length, ReadOnlyMemory<byte> By);

namespace Balise.Gateway.Content;

/// <summary>What a scanned text was in the body, which says whether and how it can be replaced.</summary>
internal enum PieceKind : byte
{
    /// <summary>A JSON string.</summary>
    Text,

    /// <summary>The name of a member.</summary>
    Name,

    /// <summary>A number, replaced by a string when it must be.</summary>
    Number,

    /// <summary>Something the gateway itself reads (the model's name): never replaced.</summary>
    Fixed,

    /// <summary>Text read inside an encoded file: it cannot be replaced there.</summary>
    File,
}

/// <summary>One text of a body: its place among the scanned characters and the bytes it came from.</summary>
/// <param name="Start">Offset in the stream of texts beside the conversation; 0 for a text of the conversation, which is a segment of its own.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="RawStart">First byte in the body, after the quote.</param>
/// <param name="RawLength">Bytes in the body, escapes included, quotes excluded.</param>
internal readonly record struct TextPiece(int Start, int Length, int RawStart, int RawLength, PieceKind Kind)
{
    public bool CanBeReplaced => Kind is PieceKind.Text or PieceKind.Name or PieceKind.Number;
}

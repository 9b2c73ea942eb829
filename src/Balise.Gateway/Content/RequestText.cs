using System.Buffers;

namespace Balise.Gateway.Content;

/// <summary>
/// A request's body and every text in it: the conversation in order, and all other strings, names and long numbers beside it. Each
/// text remembers its bytes. Rents its buffers; returns them when disposed, wiped, because they held what people wrote.
/// </summary>
internal sealed class RequestText : IDisposable
{
    private static readonly IReadOnlyCollection<string> NoKinds = [];

    private readonly List<ReadOnlyMemory<char>> conversation = [];
    private readonly PieceList conversationPieces = new();
    private readonly PieceList besidePieces = new();
    private char[] chars;
    private byte[] body;
    private int bodyLength;
    private int used;
    private int fileChars;
    private bool beside;
    private SortedSet<string>? kinds;

    public RequestText(byte[] rentedBody, int length)
    {
        (body, bodyLength) = (rentedBody, length);

        // Decoded text is never longer than its UTF-8; each piece adds one separator.
        chars = ArrayPool<char>.Shared.Rent(length + 16);
    }

    public ReadOnlyMemory<byte> Body => body.AsMemory(0, bodyLength);

    public string? Model { get; set; }

    public bool Stream { get; set; }

    /// <summary>Where <c>true</c> or <c>false</c> stands in the body that came.</summary>
    public (int Start, int Length) StreamAt { get; set; }

    /// <summary>Most tokens the client wants in one answer; <c>null</c> when it does not say.</summary>
    public long? OutputCap { get; set; }

    /// <summary>Answers asked for at once (<c>n</c>).</summary>
    public long Choices { get; set; } = 1;

    /// <summary>Where the body says, or should say, that the stream ends with its usage.</summary>
    public UsageRequest Usage { get; } = new();

    /// <summary>Texts of the conversation, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<char>> Conversation => conversation;

    /// <summary>All other texts, one a line.</summary>
    public ReadOnlyMemory<char> Beside => besideChars.AsMemory(0, besideUsed);

    /// <summary>One for each segment of <see cref="Conversation"/>.</summary>
    public ReadOnlySpan<TextPiece> ConversationPieces => conversationPieces.Span;

    /// <summary>Sorted by start; together they cover <see cref="Beside"/> but its line feeds.</summary>
    public ReadOnlySpan<TextPiece> BesidePieces => besidePieces.Span;

    /// <summary>UTF-16 units scanned in all.</summary>
    public int Scanned => used + besideUsed + fileChars;

    /// <summary>Bytes of content that no detector can read.</summary>
    public long Unscanned { get; set; }

    /// <summary>What was not read, by kind, for the journal: image, audio, file, unknown_part, tokens, stored_context.</summary>
    public IReadOnlyCollection<string> UnscannedKinds => kinds ?? NoKinds;

    private char[] besideChars = [];
    private int besideUsed;

    /// <summary>Room for a text of at most <paramref name="bytes"/> UTF-8 bytes; <see cref="Keep"/> says how much was used.</summary>
    public Span<char> Room(int bytes, bool ofConversation)
    {
        beside = !ofConversation;
        if (ofConversation)
        {
            return chars.AsSpan(used, bytes);
        }

        if (besideChars.Length - besideUsed < bytes + 1)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(besideUsed + bytes + 1, Math.Min(bodyLength + 256, 2 * (besideUsed + 256))));
            besideChars.AsSpan(0, besideUsed).CopyTo(larger);
            Return(besideChars, besideUsed);
            besideChars = larger;
        }

        return besideChars.AsSpan(besideUsed, bytes);
    }

    /// <summary>Keeps what was written in <see cref="Room"/>, with the bytes it came from.</summary>
    public void Keep(int length, int rawStart, int rawLength, PieceKind kind)
    {
        if (!beside)
        {
            conversation.Add(chars.AsMemory(used, length));
            conversationPieces.Add(new TextPiece(0, length, rawStart, rawLength, kind));
            used += length;
            return;
        }

        besidePieces.Add(new TextPiece(besideUsed, length, rawStart, rawLength, kind));
        besideUsed += length;
        besideChars[besideUsed++] = '\n';
    }

    /// <summary>Text read inside a file of the conversation.</summary>
    public void KeepFile(string text)
    {
        conversation.Add(text.AsMemory());
        conversationPieces.Add(new TextPiece(0, text.Length, 0, 0, PieceKind.File));
        fileChars += text.Length;
    }

    /// <summary>Declares content that nobody read.</summary>
    public void Declare(string kind, long bytes)
    {
        Unscanned += Math.Max(1, bytes);
        kinds ??= new SortedSet<string>(StringComparer.Ordinal);
        kinds.Add(kind);
    }

    /// <summary>The body that leaves instead of the one that came; the texts and their places stay those of the one that came.</summary>
    public void Replace(byte[] rented, int length)
    {
        body.AsSpan(0, bodyLength).Clear();
        ArrayPool<byte>.Shared.Return(body);
        (body, bodyLength) = (rented, length);
    }

    public void Dispose()
    {
        Return(chars, used);
        Return(besideChars, besideUsed);
        conversationPieces.Dispose();
        besidePieces.Dispose();
        if (body.Length > 0)
        {
            body.AsSpan(0, bodyLength).Clear();
            ArrayPool<byte>.Shared.Return(body);
        }

        (chars, besideChars, body, bodyLength) = ([], [], [], 0);
    }

    private static void Return(char[] rented, int length)
    {
        if (rented.Length > 0)
        {
            rented.AsSpan(0, length).Clear();
            ArrayPool<char>.Shared.Return(rented);
        }
    }
}

using System.Buffers;

namespace Balise.Gateway.Content;

/// <summary>
/// A request's body and every text in it: the conversation in order, and all other strings, names and long numbers beside it.
/// Rents its buffers; returns them when disposed, wiped, because they held what people wrote.
/// </summary>
internal sealed class RequestText : IDisposable
{
    private readonly List<ReadOnlyMemory<char>> conversation = [];
    private char[] chars;
    private byte[] body;
    private int bodyLength;
    private int used;
    private int besideStart = -1;

    public RequestText(byte[] rentedBody, int length)
    {
        (body, bodyLength) = (rentedBody, length);

        // Decoded text is never longer than its UTF-8; each piece adds one separator.
        chars = ArrayPool<char>.Shared.Rent(length + 16);
    }

    public ReadOnlyMemory<byte> Body => body.AsMemory(0, bodyLength);

    public string? Model { get; set; }

    public bool Stream { get; set; }

    /// <summary>Texts of the conversation, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<char>> Conversation => conversation;

    /// <summary>All other texts, one a line.</summary>
    public ReadOnlyMemory<char> Beside => besideChars.AsMemory(0, besideUsed);

    /// <summary>UTF-16 units scanned in all.</summary>
    public int Scanned => used + besideUsed;

    /// <summary>Bytes of content that no detector can read.</summary>
    public long Unscanned { get; set; }

    /// <summary>What was not read, by kind, for the journal: image, audio, file, unknown_part.</summary>
    public SortedSet<string> UnscannedKinds { get; } = new(StringComparer.Ordinal);

    private char[] besideChars = [];
    private int besideUsed;

    /// <summary>Room for a text of at most <paramref name="bytes"/> UTF-8 bytes; <see cref="Keep"/> says how much was used.</summary>
    public Span<char> Room(int bytes, bool ofConversation)
    {
        besideStart = ofConversation ? -1 : besideUsed;
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

    public void Keep(int length)
    {
        if (besideStart < 0)
        {
            conversation.Add(chars.AsMemory(used, length));
            used += length;
            return;
        }

        besideUsed += length;
        besideChars[besideUsed++] = '\n';
    }

    public void Dispose()
    {
        Return(chars, used);
        Return(besideChars, besideUsed);
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

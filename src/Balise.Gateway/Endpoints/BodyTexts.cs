using System.Buffers;
using System.Text;
using System.Text.Json;
using Balise.Gateway.Content;

namespace Balise.Gateway.Endpoints;

/// <summary>Keeps the texts of a body as they are met, unescaped, with the bytes they came from.</summary>
internal sealed class BodyTexts(RequestText into, FileTexts files) : IDisposable
{
    // Words and addresses are shorter: beyond, it is some other encoding.
    private const int LongestWord = 256;

    private byte[] scratch = [];

    public void Keep(ref Utf8JsonReader reader, bool ofConversation, PieceKind kind = PieceKind.Text) =>
        Keep(Unescape(ref reader), (int)reader.TokenStartIndex, reader.ValueSpan.Length, ofConversation, kind);

    /// <summary>A string where files stand: read when it holds one, declared when it cannot be read, and scanned as a text otherwise.</summary>
    public void KeepAttachment(ref Utf8JsonReader reader)
    {
        var utf8 = Unescape(ref reader);
        var (start, length) = ((int)reader.TokenStartIndex, reader.ValueSpan.Length);
        switch (files.Take(utf8, into))
        {
            case FileTaken.Read:
                break;
            case FileTaken.Remote:
                into.Declare("remote", utf8.Length);
                goto default;
            case FileTaken.Text when LongestRun(utf8) > LongestWord:
                into.Declare("attachment", utf8.Length);
                goto default;
            default:
                Keep(utf8, start, length, ofConversation: false, PieceKind.Text);
                break;
        }
    }

    /// <summary>A data URL is a file wherever it stands; any other string is a text.</summary>
    public bool TryKeepDataUrl(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length > 5 && (reader.ValueSpan[0] | 0x20) == 'd' && FileTexts.IsDataUrl(Unescape(ref reader))
        && files.Take(Unescape(ref reader), into) is FileTaken.Read;

    public ReadOnlySpan<byte> Unescape(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return reader.ValueSpan;
        }

        if (scratch.Length < reader.ValueSpan.Length)
        {
            Dispose();
            scratch = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        }

        return scratch.AsSpan(0, reader.CopyString(scratch));
    }

    public void Dispose()
    {
        if (scratch.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(scratch, clearArray: true);
            scratch = [];
        }
    }

    private static int LongestRun(ReadOnlySpan<byte> utf8)
    {
        var (longest, run) = (0, 0);
        foreach (var b in utf8)
        {
            run = b <= (byte)' ' ? 0 : run + 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    private void Keep(ReadOnlySpan<byte> utf8, int tokenStart, int rawLength, bool ofConversation, PieceKind kind)
    {
        if (!utf8.IsEmpty)
        {
            var quote = kind is PieceKind.Number ? 0 : 1;
            var length = Encoding.UTF8.GetChars(utf8, into.Room(utf8.Length, ofConversation));
            into.Keep(length, tokenStart + quote, rawLength, kind);
        }
    }
}

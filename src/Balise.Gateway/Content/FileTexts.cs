using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Balise.Documents;

namespace Balise.Gateway.Content;

/// <summary>What a string that may hold a file turned out to be.</summary>
internal enum FileTaken
{
    /// <summary>A file: its text was kept, or it was declared unscanned.</summary>
    Read,

    /// <summary>An address: what stands there leaves with the request and nobody read it.</summary>
    Remote,

    /// <summary>Neither: a text like another.</summary>
    Text,
}

/// <summary>Reads the files that travel inside a body as data URLs (RFC 2397) or base64 (RFC 4648).</summary>
internal sealed class FileTexts(GatewayOptions options)
{
    // Shorter runs of base64 are words.
    private const int Shortest = 24;

    private static readonly SearchValues<byte> Base64Bytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \r\n\t"u8);

    public static bool IsDataUrl(ReadOnlySpan<byte> utf8) =>
        utf8.Length > 5 && Ascii.EqualsIgnoreCase(utf8[..5], "data:"u8) && utf8[..Math.Min(utf8.Length, 256)].IndexOf((byte)',') > 0;

    public FileTaken Take(ReadOnlySpan<byte> utf8, RequestText into)
    {
        utf8 = utf8.Trim(" \r\n\t"u8);
        if (IsDataUrl(utf8))
        {
            var comma = utf8.IndexOf((byte)',');
            var head = utf8[..comma];
            var data = utf8[(comma + 1)..];
            var percent = data.IndexOf((byte)'%') >= 0 ? Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Encoding.UTF8.GetString(data))) : null;
            Read(head.IndexOf(";base64"u8) > 0, percent ?? data, into);
            return FileTaken.Read;
        }

        if (utf8.Length > 8 && (utf8.StartsWith("http://"u8) || utf8.StartsWith("https://"u8) || utf8.StartsWith("gs://"u8) || utf8.StartsWith("s3://"u8)))
        {
            return FileTaken.Remote;
        }

        if (utf8.Length < Shortest || utf8.ContainsAnyExcept(Base64Bytes) || Decode(utf8) is not { } bytes)
        {
            return FileTaken.Text;
        }

        Read(bytes, into);
        return FileTaken.Read;
    }

    private void Read(bool encoded, ReadOnlySpan<byte> data, RequestText into)
    {
        if (!encoded)
        {
            Read(data.ToArray(), into);
        }
        else if (Decode(data) is { } bytes)
        {
            Read(bytes, into);
        }
        else
        {
            into.Declare("file", data.Length);
        }
    }

    private void Read(byte[] bytes, RequestText into)
    {
        using var budget = new CancellationTokenSource(options.FileReadingTime);
        switch (DocumentReader.Read(bytes, options.FileLimits, budget.Token))
        {
            case DocumentText text:
                into.KeepFile(text.Text);
                if (text.Unread.Count > 0)
                {
                    into.Declare("file_part", text.Unread.Count);
                }

                break;
            case { Kind: DocumentKind.Image }:
                into.Declare("image", bytes.Length);
                break;
            default:
                into.Declare(IsSound(bytes) ? "audio" : "file", bytes.Length);
                break;
        }
    }

    // RIFF WAVE, Ogg, FLAC, MP3 with a tag: only to name in the journal what was not read.
    private static bool IsSound(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("RIFF"u8) || bytes.StartsWith("OggS"u8) || bytes.StartsWith("fLaC"u8) || bytes.StartsWith("ID3"u8);

    private static byte[]? Decode(ReadOnlySpan<byte> encoded)
    {
        var clean = new byte[encoded.Length + 3];
        var length = 0;
        foreach (var b in encoded)
        {
            if (b is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)'='))
            {
                clean[length++] = b switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => b };
            }
        }

        // The padding is rebuilt: senders drop it, or add too much.
        while (length % 4 != 0)
        {
            clean[length++] = (byte)'=';
        }

        var status = Base64.DecodeFromUtf8InPlace(clean.AsSpan(0, length), out var written);
        return status is OperationStatus.Done ? clean[..written] : null;
    }
}

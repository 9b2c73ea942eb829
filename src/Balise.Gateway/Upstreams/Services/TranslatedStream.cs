using System.Buffers;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Upstreams.Services;

/// <summary>Events of one family, read as another's. Each event is translated when it is whole; nothing else is held back.</summary>
internal sealed class TranslatedStream(Stream from, AnthropicStream translation) : Stream
{
    // A longer event is not one.
    private const int MaxEvent = 16 * 1024 * 1024;

    private readonly EventBuffer buffer = new();
    private readonly ArrayBufferWriter<byte> translated = new();
    private int sent;
    private bool ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        while (sent == translated.WrittenCount)
        {
            translated.ResetWrittenCount();
            sent = 0;
            if (ended)
            {
                return 0;
            }

            if (buffer.Length > MaxEvent)
            {
                throw new InvalidDataException("An event without an end.");
            }

            ended = !await buffer.FillAsync(from, cancellationToken);
            Translate();
        }

        var count = Math.Min(destination.Length, translated.WrittenCount - sent);
        translated.WrittenMemory.Slice(sent, count).CopyTo(destination);
        sent += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] destination, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(destination.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] destination, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] source, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            buffer.Dispose();
            from.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Translate()
    {
        while (EventBuffer.FirstEvent(buffer.Bytes) is > 0 and var length)
        {
            var one = new SseEvent(buffer.Bytes[..length]);
            try
            {
                if (one.HasData)
                {
                    translation.Translate(one.Data, translated);
                }
            }
            catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new InvalidDataException("An event that is not of its family.", e);
            }

            buffer.Release(length);
        }
    }
}

using System.IO.Pipelines;
using Balise.Domain.Data;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Gateway.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Balise.Gateway.Assistant;

/// <summary>A person known by their session instead of a key.</summary>
internal sealed record PortalCaller(KeyHolder Holder)
{
    private Call? call;

    /// <summary>Level of the answer so far: a stream's headers leave before it is known.</summary>
    public SecurityLevel? AnswerLevel => call is { Verdict: not null } known ? known.AnswerLevel : null;

    /// <summary>What the whole answer weighs; null when it is not known.</summary>
    public AnswerFootprint? Weight => call is { Amounts.Footprint: { } estimate } known && known.Policy.SystemAt(known.Facts.System).Metering?.Factors is { } factors
        ? AnswerFootprint.Of(estimate, factors)
        : null;

    public void Follow(Call made) => call = made;
}

/// <summary>
/// The answer's half of a context that no server made: its body is read here, and it says when it has begun, as a server's does.
/// </summary>
internal sealed class PortalExchange : IHttpResponseFeature, IHttpResponseBodyFeature
{
    private readonly Pipe pipe = new();
    private readonly Stream body;
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PortalExchange()
    {
        body = new BeginningStream(pipe.Writer.AsStream(leaveOpen: true), this);
        Writer = new BeginningWriter(pipe.Writer, this);
    }

    public int StatusCode { get; set; } = StatusCodes.Status200OK;

    public string? ReasonPhrase { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public bool HasStarted => begun.Task.IsCompleted;

    public Stream Stream => body;

    public PipeWriter Writer { get; }

    /// <summary>Status and headers are what they will be.</summary>
    public Task Begun => begun.Task;

    public PipeReader Answer => pipe.Reader;

    Stream IHttpResponseFeature.Body
    {
        get => body;
        set => throw new NotSupportedException();
    }

    /// <summary>Nothing more comes.</summary>
    public void End(Exception? problem)
    {
        begun.TrySetResult();
        pipe.Writer.Complete(problem);
    }

    public void OnStarting(Func<object, Task> callback, object state)
    {
    }

    public void OnCompleted(Func<object, Task> callback, object state)
    {
    }

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default)
    {
        begun.TrySetResult();
        return Task.CompletedTask;
    }

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task CompleteAsync() => Task.CompletedTask;

    private sealed class BeginningWriter(PipeWriter to, PortalExchange owner) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => to.CanGetUnflushedBytes;

        public override long UnflushedBytes => to.UnflushedBytes;

        public override void Advance(int bytes) => to.Advance(bytes);

        public override void CancelPendingFlush() => to.CancelPendingFlush();

        public override void Complete(Exception? exception = null)
        {
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
        {
            owner.begun.TrySetResult();
            return to.FlushAsync(cancellationToken);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => to.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => to.GetSpan(sizeHint);
    }

    private sealed class BeginningStream(Stream to, PortalExchange owner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            owner.begun.TrySetResult();
            await to.WriteAsync(buffer, cancellationToken);
            await to.FlushAsync(cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task FlushAsync(CancellationToken cancellationToken)
        {
            owner.begun.TrySetResult();
            return to.FlushAsync(cancellationToken);
        }

        public override void Flush() => throw new NotSupportedException();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

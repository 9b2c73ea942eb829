using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Balise.Gateway.Pipeline;
using Balise.Gateway.Upstreams.Streaming;

namespace Balise.Gateway.Endpoints;

/// <summary>
/// One API shape: where its text is, how it streams, how it fails. A place is a position in the JSON tree; a shape says which place
/// a member leads to, and everything it does not name is scanned all the same.
/// </summary>
internal abstract class EndpointShape
{
    /// <summary>Path under the gateway's root, for example <c>/v1/chat/completions</c>.</summary>
    public abstract string Route { get; }

    /// <summary>Short name in the journal and in metrics.</summary>
    public abstract string Name { get; }

    /// <summary>Member that must be a non-empty array or string for the request to make sense.</summary>
    public abstract string Required { get; }

    /// <summary>Where a member of an object at <paramref name="place"/> leads.</summary>
    public abstract Place Enter(Place place, ReadOnlySpan<byte> name);

    /// <summary>Roles a message may have; an unknown one is a 400, because nobody knows who would be speaking.</summary>
    public virtual bool KnowsRole(ReadOnlySpan<byte> role) => false;

    /// <summary>Part types whose content is read; any other part is declared unscanned.</summary>
    public virtual bool KnowsPart(ReadOnlySpan<byte> type) => false;

    /// <summary>The prompt may be numbers of tokens, which no detector reads.</summary>
    public virtual bool TakesTokens => false;

    /// <summary>Streams say what they used only when <c>stream_options.include_usage</c> asks.</summary>
    public virtual bool AsksForUsage => false;

    /// <summary>False for answers that hold no words.</summary>
    public virtual bool ScansAnswers => true;

    /// <summary>Adds what this family's providers expect besides the bearer token.</summary>
    public virtual void AddHeaders(HttpRequestHeaders headers, string? key)
    {
    }

    /// <summary>What a string of an answer, or of an event of a stream, is. <paramref name="parent"/> is the name its object stands under.</summary>
    public virtual AnswerPlace Answer(ReadOnlySpan<byte> parent, ReadOnlySpan<byte> name) =>
        AnswerPlaces.IsMechanical(name) ? AnswerPlace.Mechanical : AnswerPlace.Whole;

    /// <summary>The object of an event that holds <c>usage</c> when the event itself does not; empty when there is none.</summary>
    public virtual ReadOnlySpan<byte> UsageUnder => default;

    /// <summary>Whether an event of this type, or these words without JSON, end the stream.</summary>
    public virtual bool IsLast(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => data.SequenceEqual("[DONE]"u8);

    /// <summary>Tells a whole answer as a stream of this family; families that never stream have none.</summary>
    /// <param name="usage">The client asked for the usage of the stream.</param>
    public virtual void WriteWhole(IBufferWriter<byte> output, JsonObject answer, bool usage) =>
        throw new NotSupportedException($"{Name} never streams.");

    /// <summary>Ends a stream already begun: nothing can become a status code any more, so the last words say why.</summary>
    /// <param name="filtered">The policy ended it, not a fault.</param>
    public virtual void WriteEnding(IBufferWriter<byte> output, StreamIdentity stream, Call call, Refusal refusal, bool filtered) =>
        StreamEndings.Error(output, call, refusal);
}

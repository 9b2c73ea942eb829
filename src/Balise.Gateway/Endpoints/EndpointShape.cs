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

    /// <summary>Where a member of an object at <paramref name="place"/> leads.</summary>
    public abstract Place Enter(Place place, ReadOnlySpan<byte> name);

    /// <summary>Roles a message may have; an unknown one is a 400, because nobody knows who would be speaking.</summary>
    public abstract bool KnowsRole(ReadOnlySpan<byte> role);

    /// <summary>Part types whose text is read; any other part is declared unscanned.</summary>
    public abstract bool KnowsPart(ReadOnlySpan<byte> type);

    /// <summary>Member that must be a non-empty array or string for the request to make sense.</summary>
    public abstract string Required { get; }
}

/// <summary>Positions that mean something to the gateway. Anything else is <see cref="Other"/>: scanned, in the second stream.</summary>
internal enum Place : byte
{
    Other,
    Root,
    Model,
    StreamFlag,

    /// <summary>The required array of messages, or the prompt.</summary>
    Messages,
    Message,
    Role,

    /// <summary>Text of the conversation: scanned in order, as one conversation.</summary>
    Content,

    /// <summary>A part of a message with a type.</summary>
    Part,
    PartType,

    /// <summary>Binary or remote content: an image, a sound, a file.</summary>
    Attachment,
}

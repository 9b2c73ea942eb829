namespace Balise.Gateway.Endpoints;

/// <summary>Positions in a request that mean something to the gateway. Anything else is <see cref="Other"/>: scanned, in the second stream.</summary>
internal enum Place : byte
{
    Other,
    Root,
    Model,
    StreamFlag,

    /// <summary>Most tokens of an answer.</summary>
    OutputCap,

    /// <summary>How many answers.</summary>
    Choices,
    StreamOptions,
    IncludeUsage,

    /// <summary>The required array of messages, or the prompt.</summary>
    Messages,
    Message,
    Role,

    /// <summary>Text of the conversation: scanned in order, as one conversation.</summary>
    Content,

    /// <summary>A part of a message with a type.</summary>
    Part,
    PartType,

    /// <summary>Binary or remote content: an image, a sound, a file; data URLs and base64 are decoded and read.</summary>
    Attachment,

    /// <summary>Names content that is kept elsewhere: a file's id, a former answer.</summary>
    Stored,
}

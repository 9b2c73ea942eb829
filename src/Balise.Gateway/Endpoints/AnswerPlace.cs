namespace Balise.Gateway.Endpoints;

/// <summary>What a string of an answer is.</summary>
internal enum AnswerPlace : byte
{
    /// <summary>A text that is whole where it stands.</summary>
    Whole,

    /// <summary>JSON written as a string: the arguments of a tool call.</summary>
    WholeJson,

    /// <summary>A fragment of a text; the fragments of one slot follow one another.</summary>
    Delta,

    /// <summary>A fragment of JSON written as a string.</summary>
    DeltaJson,

    /// <summary>Ids, kinds, signatures, vectors: not words. Scanned all the same when too long to be that.</summary>
    Mechanical,
}

/// <summary>How the answers of a family are walked: names that several families share.</summary>
internal static class AnswerPlaces
{
    public static bool IsMechanical(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("id"u8),
        4 => name.SequenceEqual("type"u8) || name.SequenceEqual("role"u8),
        5 => name.SequenceEqual("model"u8),
        6 => name.SequenceEqual("object"u8) || name.SequenceEqual("status"u8),
        7 => name.SequenceEqual("item_id"u8) || name.SequenceEqual("call_id"u8),
        _ => name.SequenceEqual("finish_reason"u8) || name.SequenceEqual("stop_reason"u8) || name.SequenceEqual("system_fingerprint"u8)
            || name.SequenceEqual("service_tier"u8) || name.SequenceEqual("signature"u8) || name.SequenceEqual("embedding"u8)
            || name.SequenceEqual("encrypted_content"u8) || name.SequenceEqual("obfuscation"u8) || name.SequenceEqual("tool_call_id"u8),
    };

    /// <summary>Members of a fragment's address: two fragments with the same address belong to one text.</summary>
    public static bool IsIndex(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("index"u8) || name.SequenceEqual("output_index"u8) || name.SequenceEqual("content_index"u8)
        || name.SequenceEqual("summary_index"u8);
}

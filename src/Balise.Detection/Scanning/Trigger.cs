namespace Balise.Detection.Scanning;

/// <summary>What wakes a detector up. The prefilter looks for triggers only; detectors look around them.</summary>
internal enum Trigger : byte
{
    /// <summary>A maximal run of ASCII digits.</summary>
    Digits,

    /// <summary>An at sign.</summary>
    At,

    /// <summary>A long token (16 characters or more) with a digit in it: keys, encoded text, connection strings.</summary>
    Token,

    /// <summary>An equals sign or a colon, the hinge of an assignment.</summary>
    Assignment,

    /// <summary>One of the few words in <see cref="Keywords"/>.</summary>
    Keyword,
}

/// <summary>Examines what stands at [start, end) and reports what it recognises, there or around.</summary>
internal delegate void Examine(ref Scan scan, int start, int end);

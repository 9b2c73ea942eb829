namespace Balise.Documents;

/// <summary>What one reading may cost. Crossing a limit ends the reading with <see cref="Unreadable"/>.</summary>
public sealed record DocumentLimits
{
    public static DocumentLimits Default { get; } = new();

    /// <summary>Size of the file, in bytes.</summary>
    public int MaxBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Bytes inflated from archives and compressed streams, embedded documents included.</summary>
    public long MaxInflatedBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Inflated size over compressed size, for one entry of more than <see cref="RatioFloor"/> bytes. Sheets of zeros reach 100.</summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Entries smaller than this, once inflated, are harmless whatever their ratio.</summary>
    public int RatioFloor { get; init; } = 4 * 1024 * 1024;

    /// <summary>Entries of one archive, or parts of one message.</summary>
    public int MaxEntries { get; init; } = 5_000;

    /// <summary>Pages of a PDF, or slides.</summary>
    public int MaxPages { get; init; } = 2_000;

    /// <summary>Characters (UTF-16 units) of text given back.</summary>
    public int MaxCharacters { get; init; } = 20_000_000;

    /// <summary>How deep a document inside a document is still read.</summary>
    public int MaxDepth { get; init; } = 3;
}

namespace Balise.Domain.Norms.Internal;

internal enum EntryKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>One value of a file with the place it was read from, so that every later problem can name it.</summary>
/// <param name="pointer">JSON pointer (RFC 6901); empty for the whole file.</param>
/// <param name="line">First line is 1.</param>
internal sealed class JsonEntry(EntryKind kind, string pointer, int line, string text)
{
    public EntryKind Kind { get; } = kind;

    public string Pointer { get; } = pointer;

    public int Line { get; } = line;

    /// <summary>The words of a string, <c>true</c> or <c>false</c> of a boolean, the digits of a number.</summary>
    public string Text { get; } = text;

    public List<JsonEntry> Items { get; } = [];

    /// <summary>In the order of the file; a name given twice is kept once and reported.</summary>
    public List<(string Name, JsonEntry Value)> Members { get; } = [];

    public JsonEntry? Find(string name)
    {
        foreach (var (candidate, value) in Members)
        {
            if (candidate == name)
            {
                return value;
            }
        }

        return null;
    }
}

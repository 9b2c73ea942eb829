namespace Balise.Detection.Learned;

internal enum ContextTokenKind : byte
{
    Word,
    Number,
    Sign,
    Line,
}

/// <summary>One thing that stands near a value: a word, a number, a sign, the end of a line.</summary>
/// <param name="Hash">Of the folded word; of the length of a number; of a sign.</param>
/// <param name="Stem">Of its first letters: one for « matricule » and « matricules ».</param>
internal readonly record struct ContextToken(int Start, int End, ContextTokenKind Kind, uint Hash, uint Stem, WordKnowledge Known, bool Capital)
{
    /// <summary>What the word is about; nought when no list says.</summary>
    public uint Concept => ContextWords.ConceptOf(Known);
}

/// <summary>What the lists that travel with the model know of a word.</summary>
[Flags]
internal enum WordKnowledge : ushort
{
    None = 0,
    Common = 1,
    FirstName = 2,
    Surname = 4,
    Place = 8,
    Title = 16,
    Filler = 32,

    /// <summary>All of the above; the high byte is the concept of the word.</summary>
    Kinds = 0xFF,
}

namespace Balise.Detection.Names;

/// <summary>
/// The parts of the names already found, so that a surname alone is recognised after a fuller name. It only grows (up to
/// <see cref="Capacity"/> words, then stops learning) and keeps no text: 32-bit hashes of folded words. Give the same memory to
/// successive calls to recognise in one piece of a stream, or in one message, the names met in those before.
/// </summary>
public sealed class PersonMemory
{
    public const int Capacity = 1024;

    private const int Slots = Capacity * 2;

    private readonly uint[] _words = new uint[Slots];

    public int Count { get; private set; }

    public void Clear()
    {
        if (Count > 0)
            Array.Clear(_words);
        Count = 0;
    }

    internal void Add(uint word)
    {
        if (Count == Capacity || word == 0)
            return;
        var slot = SlotOf(word);
        if (_words[slot] == word)
            return;
        _words[slot] = word;
        Count++;
    }

    internal bool Contains(uint word) => Count > 0 && word != 0 && _words[SlotOf(word)] == word;

    private int SlotOf(uint word)
    {
        var slot = (int)(word % Slots);
        while (_words[slot] != 0 && _words[slot] != word)
            slot = (slot + 1) % Slots;
        return slot;
    }
}

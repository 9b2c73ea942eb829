namespace Balise.Detection.Names.Internal;

/// <summary>Words known to the tagger, by the hash of their folded form: open addressing, half empty, no string kept.</summary>
internal sealed class NameLexicon
{
    private readonly uint[] _keys;
    private readonly uint[] _kinds;
    private readonly int _mask;

    public NameLexicon(ReadOnlySpan<uint> keys, ReadOnlySpan<uint> kinds)
    {
        var size = 64;
        while (size < keys.Length * 2)
            size *= 2;
        _keys = new uint[size];
        _kinds = new uint[size];
        _mask = size - 1;
        for (var i = 0; i < keys.Length; i++)
            Put(keys[i], kinds[i]);
    }

    public WordKinds this[uint word]
    {
        get
        {
            var slot = (int)(word & (uint)_mask);
            while (_kinds[slot] != 0)
            {
                if (_keys[slot] == word)
                    return (WordKinds)_kinds[slot];
                slot = (slot + 1) & _mask;
            }

            return WordKinds.None;
        }
    }

    private void Put(uint key, uint kinds)
    {
        var slot = (int)(key & (uint)_mask);
        while (_kinds[slot] != 0 && _keys[slot] != key)
            slot = (slot + 1) & _mask;
        _keys[slot] = key;
        _kinds[slot] |= kinds;
    }
}

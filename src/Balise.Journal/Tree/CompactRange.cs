using System.Numerics;

namespace Balise.Journal.Tree;

/// <summary>
/// What must be known of a tree to go on growing it: the roots of its perfect subtrees, largest first, one for each bit set in
/// its size. At most 63 hashes, whatever the size. Immutable; <see cref="CompactRangeBuilder"/> grows.
/// </summary>
public sealed class CompactRange
{
    private readonly TreeHash[] _nodes;

    internal CompactRange(long size, TreeHash[] nodes)
    {
        Size = size;
        _nodes = nodes;
        Root = CompactRangeBuilder.Fold(nodes);
    }

    /// <summary>The range of a tree without leaves.</summary>
    public static CompactRange Empty { get; } = new(0, []);

    /// <summary>Number of leaves.</summary>
    public long Size { get; }

    /// <summary>The root hash of the tree (RFC 9162 §2.1.1).</summary>
    public TreeHash Root { get; }

    internal ReadOnlySpan<TreeHash> Nodes => _nodes;

    /// <summary>Rebuilds a range from what <see cref="ToArray"/> gave.</summary>
    /// <exception cref="FormatException">The bytes do not fit a tree of that size.</exception>
    public static CompactRange FromBytes(long size, ReadOnlySpan<byte> bytes)
    {
        var expected = size < 0 ? -1 : BitOperations.PopCount((ulong)size) * TreeHash.Size;
        if (bytes.Length != expected)
        {
            throw new FormatException($"The compact range of a tree of size {size} cannot hold {bytes.Length} bytes.");
        }

        var nodes = new TreeHash[bytes.Length / TreeHash.Size];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new TreeHash(bytes.Slice(i * TreeHash.Size, TreeHash.Size));
        }

        return new CompactRange(size, nodes);
    }

    /// <summary>32 bytes for each subtree, largest first.</summary>
    public byte[] ToArray()
    {
        var bytes = new byte[_nodes.Length * TreeHash.Size];
        for (var i = 0; i < _nodes.Length; i++)
        {
            _nodes[i].CopyTo(bytes.AsSpan(i * TreeHash.Size));
        }

        return bytes;
    }
}

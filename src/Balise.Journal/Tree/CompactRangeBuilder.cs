namespace Balise.Journal.Tree;

/// <summary>
/// Grows a tree leaf by leaf in constant memory: one leaf costs one node hash on average, the root at most 62. Not thread-safe.
/// </summary>
public sealed class CompactRangeBuilder
{
    // A tree of long.MaxValue leaves has 63 perfect subtrees.
    private readonly TreeHash[] _nodes = new TreeHash[64];

    private int _count;

    public CompactRangeBuilder()
        : this(CompactRange.Empty)
    {
    }

    public CompactRangeBuilder(CompactRange start)
    {
        start.Nodes.CopyTo(_nodes);
        _count = start.Nodes.Length;
        Size = start.Size;
    }

    /// <summary>Number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The root hash of the leaves added so far.</summary>
    public TreeHash Root => Fold(_nodes.AsSpan(0, _count));

    public void Append(TreeHash leaf)
    {
        // Each low bit set in the size is a subtree as large as the one being carried: they pair up, like a binary counter.
        var carried = leaf;
        for (var size = Size; (size & 1) == 1; size >>= 1)
        {
            carried = MerkleHash.Node(_nodes[--_count], carried);
        }

        _nodes[_count++] = carried;
        Size++;
    }

    public CompactRange ToRange() => new(Size, _nodes[.._count]);

    internal static TreeHash Fold(ReadOnlySpan<TreeHash> nodes)
    {
        if (nodes.IsEmpty)
        {
            return MerkleHash.Empty;
        }

        var root = nodes[^1];
        for (var i = nodes.Length - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(nodes[i], root);
        }

        return root;
    }
}

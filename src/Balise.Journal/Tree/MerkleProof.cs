using System.Numerics;

namespace Balise.Journal.Tree;

/// <summary>
/// Makes and checks the two proofs of RFC 9162: an entry is in the tree (§2.1.3), a tree extends an older one (§2.1.4).
/// Making a proof reads every leaf hash; checking one reads only the proof.
/// </summary>
public static class MerkleProof
{
    /// <summary>The root hash straight from its definition (RFC 9162 §2.1.1).</summary>
    public static TreeHash Root(ReadOnlySpan<TreeHash> leaves) => leaves.Length switch
    {
        0 => MerkleHash.Empty,
        1 => leaves[0],
        _ => MerkleHash.Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
    };

    /// <summary>The hashes that lead from the leaf at <paramref name="index"/> to the root, lowest first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such leaf.</exception>
    public static IReadOnlyList<TreeHash> Inclusion(ReadOnlySpan<TreeHash> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);

        var path = new List<TreeHash>();
        AddInclusion(leaves, index, path);
        return path;
    }

    /// <summary>The hashes that show that the tree of these leaves extends the tree of the first <paramref name="size"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not in 1..count.</exception>
    public static IReadOnlyList<TreeHash> Consistency(ReadOnlySpan<TreeHash> leaves, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Length);

        var path = new List<TreeHash>();
        AddConsistency(leaves, size, wholeSubtree: true, path);
        return path;
    }

    /// <summary>Whether <paramref name="leaf"/> is at <paramref name="index"/> in the tree of that size and root (§2.1.3.2).</summary>
    public static bool VerifyInclusion(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> path, TreeHash root)
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (position, last, hash) = (index, size - 1, leaf);
        foreach (var sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((position & 1) == 1 || position == last)
            {
                hash = MerkleHash.Node(sibling, hash);
                (position, last) = SkipMissingSiblings(position, last);
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            (position, last) = (position >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the second tree extends the first, that is: nothing of the first was changed or removed (§2.1.4.2).</summary>
    public static bool VerifyConsistency(
        long firstSize, TreeHash firstRoot, long secondSize, TreeHash secondRoot, IReadOnlyList<TreeHash> path)
    {
        if (firstSize < 0 || firstSize > secondSize)
        {
            return false;
        }

        if (firstSize == 0 || firstSize == secondSize)
        {
            var sameRoot = firstSize == 0 ? firstRoot == MerkleHash.Empty : firstRoot == secondRoot;
            return path.Count == 0 && sameRoot;
        }

        // The proof leaves out the first root when the first tree is itself a node of the second.
        var startsAtRoot = BitOperations.IsPow2(firstSize);
        return (startsAtRoot || path.Count > 0)
            && WalkConsistency(firstSize, secondSize, startsAtRoot ? firstRoot : path[0], path, startsAtRoot ? 0 : 1)
                == (firstRoot, secondRoot);
    }

    private static (TreeHash First, TreeHash Second)? WalkConsistency(
        long firstSize, long secondSize, TreeHash seed, IReadOnlyList<TreeHash> path, int next)
    {
        var (position, last) = (firstSize - 1, secondSize - 1);
        while ((position & 1) == 1)
        {
            (position, last) = (position >> 1, last >> 1);
        }

        var (first, second) = (seed, seed);
        for (; next < path.Count; next++)
        {
            if (last == 0)
            {
                return null;
            }

            if ((position & 1) == 1 || position == last)
            {
                first = MerkleHash.Node(path[next], first);
                second = MerkleHash.Node(path[next], second);
                (position, last) = SkipMissingSiblings(position, last);
            }
            else
            {
                second = MerkleHash.Node(second, path[next]);
            }

            (position, last) = (position >> 1, last >> 1);
        }

        return last == 0 ? (first, second) : null;
    }

    // On the right edge a node without a sibling is its own parent: climb until the node is a right child.
    private static (long Position, long Last) SkipMissingSiblings(long position, long last)
    {
        while ((position & 1) == 0 && position != 0)
        {
            (position, last) = (position >> 1, last >> 1);
        }

        return (position, last);
    }

    private static void AddInclusion(ReadOnlySpan<TreeHash> leaves, int index, List<TreeHash> path)
    {
        if (leaves.Length == 1)
        {
            return;
        }

        var split = Split(leaves.Length);
        if (index < split)
        {
            AddInclusion(leaves[..split], index, path);
            path.Add(Root(leaves[split..]));
        }
        else
        {
            AddInclusion(leaves[split..], index - split, path);
            path.Add(Root(leaves[..split]));
        }
    }

    private static void AddConsistency(ReadOnlySpan<TreeHash> leaves, int size, bool wholeSubtree, List<TreeHash> path)
    {
        if (size == leaves.Length)
        {
            if (!wholeSubtree)
            {
                path.Add(Root(leaves));
            }

            return;
        }

        var split = Split(leaves.Length);
        if (size <= split)
        {
            AddConsistency(leaves[..split], size, wholeSubtree, path);
            path.Add(Root(leaves[split..]));
        }
        else
        {
            AddConsistency(leaves[split..], size - split, wholeSubtree: false, path);
            path.Add(Root(leaves[..split]));
        }
    }

    // The largest power of two below the count.
    private static int Split(int count) => 1 << BitOperations.Log2((uint)(count - 1));
}

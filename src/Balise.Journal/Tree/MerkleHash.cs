using System.Buffers;
using System.Security.Cryptography;

namespace Balise.Journal.Tree;

/// <summary>
/// The two hash functions of the tree (RFC 6962 §2.1, RFC 9162 §2.1.1). The first byte keeps a leaf from passing for a node.
/// </summary>
public static class MerkleHash
{
    internal const byte LeafPrefix = 0x00;

    private const byte NodePrefix = 0x01;

    private const int StackLimit = 1024;

    /// <summary>The root of a tree without leaves: SHA-256 of nothing.</summary>
    public static TreeHash Empty { get; } = Sha256([]);

    /// <summary>SHA-256(0x00 ‖ <paramref name="entry"/>).</summary>
    public static TreeHash Leaf(ReadOnlySpan<byte> entry)
    {
        var length = entry.Length + 1;
        var rented = length > StackLimit ? ArrayPool<byte>.Shared.Rent(length) : null;
        var input = rented is null ? stackalloc byte[StackLimit] : rented;

        input[0] = LeafPrefix;
        entry.CopyTo(input[1..]);
        var hash = Sha256(input[..length]);

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return hash;
    }

    /// <summary>SHA-256(0x01 ‖ left ‖ right).</summary>
    public static TreeHash Node(TreeHash left, TreeHash right)
    {
        Span<byte> input = stackalloc byte[1 + (2 * TreeHash.Size)];
        input[0] = NodePrefix;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + TreeHash.Size)..]);
        return Sha256(input);
    }

    internal static TreeHash Sha256(ReadOnlySpan<byte> input)
    {
        Span<byte> hash = stackalloc byte[TreeHash.Size];
        SHA256.HashData(input, hash);
        return new TreeHash(hash);
    }
}

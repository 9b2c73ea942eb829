using Balise.Journal.Tree;
using CsCheck;

namespace Balise.Tests.Journal.Tree;

/// <summary>The vectors are those of the reference implementation of Certificate Transparency (testonly/constants).</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    private static readonly TreeHash[] Leaves = [.. Inputs.Select(input => MerkleHash.Leaf(Convert.FromHexString(input)))];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Roots_are_those_of_the_reference(int size)
    {
        var grown = Grow(Leaves[..size]);

        Assert.Equal(Roots[size], MerkleProof.Root(Leaves[..size]).ToString());
        Assert.Equal(Roots[size], grown.Root.ToString());
        Assert.Equal(Roots[size], grown.ToRange().Root.ToString());
    }

    [Theory]
    [InlineData(
        0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(
        5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    public void Inclusion_proofs_are_those_of_the_reference(int index, int size, params string[] path) =>
        Assert.Equal(path, MerkleProof.Inclusion(Leaves[..size], index).Select(hash => hash.ToString()));

    [Theory]
    [InlineData(
        6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(
        2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    [InlineData(1, 1)]
    public void Consistency_proofs_are_those_of_the_reference(int first, int second, params string[] path) =>
        Assert.Equal(path, MerkleProof.Consistency(Leaves[..second], first).Select(hash => hash.ToString()));

    [Fact]
    public void A_compact_range_makes_the_root_of_the_definition_and_can_be_stored_and_resumed() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300]).Sample((start, more) =>
        {
            var leaves = Numbered(start + more);
            var stored = Grow(leaves[..start]).ToRange().ToArray();
            var resumed = new CompactRangeBuilder(CompactRange.FromBytes(start, stored));
            foreach (var leaf in leaves[start..])
            {
                resumed.Append(leaf);
            }

            Assert.Equal(MerkleProof.Root(leaves), resumed.Root);
            Assert.Equal(start + more, resumed.Size);
        });

    [Fact]
    public void Every_leaf_of_every_size_up_to_200_has_an_inclusion_proof_that_holds_for_it_alone()
    {
        var all = Numbered(200);
        for (var size = 1; size <= all.Length; size++)
        {
            var leaves = all[..size];
            var root = MerkleProof.Root(leaves);
            for (var index = 0; index < size; index += 1 + (size / 16))
            {
                var path = MerkleProof.Inclusion(leaves, index);

                Assert.True(MerkleProof.VerifyInclusion(leaves[index], index, size, path, root));
                Assert.False(MerkleProof.VerifyInclusion(MerkleHash.Leaf("x"u8), index, size, path, root));
                Assert.False(MerkleProof.VerifyInclusion(leaves[index], index, size, [.. path, root], root));
                Assert.False(index + 1 < size && MerkleProof.VerifyInclusion(leaves[index], index + 1, size, path, root));
                Assert.False(path.Count > 0 && MerkleProof.VerifyInclusion(leaves[index], index, size, [.. path.Skip(1)], root));
            }
        }
    }

    [Fact]
    public void Every_tree_up_to_200_extends_every_smaller_one_and_no_other()
    {
        var all = Numbered(200);
        var roots = Enumerable.Range(0, 201).Select(size => MerkleProof.Root(all[..size])).ToArray();
        for (var second = 1; second <= 200; second++)
        {
            for (var first = 1; first <= second; first += 1 + (second / 24))
            {
                var path = MerkleProof.Consistency(all[..second], first);

                Assert.True(MerkleProof.VerifyConsistency(first, roots[first], second, roots[second], path));
                Assert.False(MerkleProof.VerifyConsistency(first, roots[first - 1], second, roots[second], path));
                Assert.False(MerkleProof.VerifyConsistency(first, roots[first], second, roots[second - 1], path));
                Assert.False(MerkleProof.VerifyConsistency(first, roots[first], second, roots[second], [.. path, roots[1]]));
            }
        }
    }

    [Fact]
    public void A_changed_hash_anywhere_in_a_proof_is_refused() =>
        Gen.Select(Gen.Int[2, 120], Gen.Int[0, 119], Gen.Int[0, 31]).Sample((size, position, spoiled) =>
        {
            var leaves = Numbered(size);
            var index = position % size;
            var path = MerkleProof.Inclusion(leaves, index).ToArray();
            var at = spoiled % path.Length;
            var bytes = path[at].ToArray();
            bytes[spoiled] ^= 1;
            path[at] = new TreeHash(bytes);

            Assert.False(MerkleProof.VerifyInclusion(leaves[index], index, size, path, MerkleProof.Root(leaves)));
        });

    [Fact]
    public void A_range_of_the_wrong_length_is_refused() =>
        Assert.Throws<FormatException>(() => CompactRange.FromBytes(3, new byte[32]));

    [Fact]
    public void A_hash_has_one_spelling_in_base64()
    {
        var text = Leaves[0].ToBase64();

        Assert.True(TreeHash.TryParseBase64(text, out var hash));
        Assert.Equal(Leaves[0], hash);
        Assert.False(TreeHash.TryParseBase64(text[..42] + (char)(text[42] + 1) + "=", out _));
        Assert.False(TreeHash.TryParseBase64(" " + text[..43], out _));
    }

    private static CompactRangeBuilder Grow(TreeHash[] leaves)
    {
        var tree = new CompactRangeBuilder();
        foreach (var leaf in leaves)
        {
            tree.Append(leaf);
        }

        return tree;
    }

    private static TreeHash[] Numbered(int count) =>
        [.. Enumerable.Range(0, count).Select(number => MerkleHash.Leaf(BitConverter.GetBytes(number)))];
}

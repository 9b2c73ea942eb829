using Balise.Journal.Checkpoints;
using Balise.Journal.Tree;

namespace Balise.Tests.Journal.Checkpoints;

public sealed class CheckpointFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("balise-witness-").FullName, "checkpoints.txt");

    private readonly CheckpointSigner _signer = new("balise.test", new byte[32]);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void What_is_appended_is_read_back_in_order()
    {
        Append(1, 2, 3);

        Assert.Equal([1, 2, 3], Sizes());
    }

    [Fact]
    public void A_checkpoint_cut_anywhere_by_a_crash_is_dropped_and_writing_goes_on()
    {
        Append(1, 2);
        var whole = File.ReadAllBytes(_path);
        var half = whole.Length / 2;

        for (var length = half; length < whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);
            Assert.Equal([1], Sizes());

            Append(3);
            Assert.Equal([1, 3], Sizes());
        }
    }

    [Fact]
    public void A_spoiled_checkpoint_is_refused_with_its_line()
    {
        Append(1, 2);
        File.WriteAllText(_path, File.ReadAllText(_path).Replace("\n2\n", "\ntwo\n"));

        var refusal = Assert.Throws<FormatException>(() => new CheckpointFile(_path).Read());

        Assert.Contains("line 7", refusal.Message);
    }

    private void Append(params int[] sizes)
    {
        foreach (var size in sizes)
        {
            new CheckpointFile(_path).Append(_signer.Sign("gateway/1", size, MerkleHash.Empty));
        }
    }

    private IEnumerable<long> Sizes() => new CheckpointFile(_path).Read().Select(checkpoint => checkpoint.Size);
}

using Balise.Journal.Checkpoints;
using Balise.Journal.Tree;

namespace Balise.Tests.Journal.Checkpoints;

/// <summary>The vector is the published example of signed notes (golang.org/x/mod/sumdb/note).</summary>
public sealed class CheckpointTests
{
    private const string Vkey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private const string Seed = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

    private const string Text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";

    private const string Note = Text
        + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    [Fact]
    public void The_published_note_verifies_with_its_published_key()
    {
        var note = SignedNote.Parse(Note);

        Assert.Equal(Text, note.Text);
        Assert.True(note.IsSignedBy(CheckpointKey.Parse(Vkey)));
    }

    [Fact]
    public void The_published_private_key_signs_the_published_note_byte_for_byte()
    {
        using var signer = new CheckpointSigner("PeterNeumann", Convert.FromBase64String(Seed).AsSpan(1));

        Assert.Equal(Vkey, signer.Key.ToString());
        Assert.Equal(Note, signer.SignText(Text));
    }

    [Fact]
    public void A_changed_character_breaks_the_signature() =>
        Assert.False(SignedNote.Parse(Note.Replace("answer", "Answer")).IsSignedBy(CheckpointKey.Parse(Vkey)));

    [Fact]
    public void A_bad_signature_beside_a_good_one_of_the_same_key_spoils_the_note()
    {
        var spoiled = "— PeterNeumann x08go/ZJkuBS9UH/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

        Assert.False(SignedNote.Parse(Note + spoiled).IsSignedBy(CheckpointKey.Parse(Vkey)));
    }

    [Fact]
    public void A_signature_of_somebody_else_beside_is_ignored()
    {
        using var witness = Signer("witness", 9);
        var theirs = witness.SignText(Text)[(Text.Length + 1)..];

        Assert.True(SignedNote.Parse(Note + theirs).IsSignedBy(CheckpointKey.Parse(Vkey)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n\n- name AAAAAAAA\n")]
    [InlineData("text\n\n— name\n")]
    [InlineData("text\n\n— name AAAA\n")]
    [InlineData("text\n\n— name not base64\n")]
    [InlineData("te\rxt\n\n— name AAAAAAAA\n")]
    [InlineData("text\n\n— name AAAAAAAA")]
    public void What_is_not_a_note_is_refused(string note) => Assert.Throws<FormatException>(() => SignedNote.Parse(note));

    [Theory]
    [InlineData("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumanm+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")]
    [InlineData("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")]
    [InlineData("PeterNeumann+c74f20a3")]
    [InlineData("")]
    public void A_mangled_key_is_refused(string vkey) => Assert.Throws<FormatException>(() => CheckpointKey.Parse(vkey));

    [Fact]
    public void A_checkpoint_is_three_lines_and_a_signature()
    {
        using var signer = Signer("balise.test", 1);

        var checkpoint = signer.Sign("gateway/1", 42, MerkleHash.Empty);

        Assert.StartsWith("gateway/1\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— balise.test ", checkpoint.Note);
        Assert.True(checkpoint.IsSignedBy(signer.Key));
        Assert.Equal(("gateway/1", 42, MerkleHash.Empty), (checkpoint.Origin, checkpoint.Size, checkpoint.Root));
    }

    [Theory]
    [InlineData("log\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log\n007\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("log\n7\n47DEQpj8\n")]
    [InlineData("log\n7\n")]
    [InlineData("\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    public void A_signed_note_that_is_not_a_checkpoint_is_refused(string text)
    {
        using var signer = Signer("balise.test", 1);

        Assert.Throws<FormatException>(() => Checkpoint.Parse(signer.SignText(text)));
    }

    private static CheckpointSigner Signer(string name, byte seed) => new(name, Enumerable.Repeat(seed, 32).ToArray());
}

using System.Text;
using Balise.Journal.Tree;
using NSec.Cryptography;

namespace Balise.Journal.Checkpoints;

/// <summary>Holds the private key of an installation and signs the heads of its logs (Ed25519, RFC 8032). Thread-safe.</summary>
public sealed class CheckpointSigner : IDisposable
{
    /// <summary>Length of the secret seed, in bytes.</summary>
    public const int SeedLength = 32;

    private readonly Key _key;

    /// <param name="name">The name to sign under: no white space, no '+'.</param>
    /// <param name="seed">32 secret bytes.</param>
    /// <exception cref="ArgumentException">The name cannot sign, or the seed has another length.</exception>
    public CheckpointSigner(string name, ReadOnlySpan<byte> seed)
    {
        if (!CheckpointKey.IsName(name))
        {
            throw new ArgumentException($"'{name}' cannot be the name of a key.", nameof(name));
        }

        if (seed.Length != SeedLength)
        {
            throw new ArgumentException($"The seed of a key has {SeedLength} bytes, not {seed.Length}.", nameof(seed));
        }

        _key = NSec.Cryptography.Key.Import(SignatureAlgorithm.Ed25519, seed, KeyBlobFormat.RawPrivateKey);
        Key = new CheckpointKey(name, _key.PublicKey);
    }

    /// <summary>The key to give to whoever verifies.</summary>
    public CheckpointKey Key { get; }

    /// <summary>Signs the head of a log.</summary>
    public Checkpoint Sign(LogHead head) => Sign(head.Log, head.Size, head.Root);

    /// <param name="origin">The name of the log: one line.</param>
    /// <param name="size">Number of entries.</param>
    /// <param name="root">The root of their tree.</param>
    public Checkpoint Sign(string origin, long size, TreeHash root) => Checkpoint.Parse(SignText(Checkpoint.Body(origin, size, root)));

    public void Dispose() => _key.Dispose();

    /// <summary>The note made of any text that ends with a newline.</summary>
    internal string SignText(string text)
    {
        var signature = SignatureAlgorithm.Ed25519.Sign(_key, Encoding.UTF8.GetBytes(text));
        return $"{text}\n{SignedNote.SignatureLine(Key, signature)}";
    }
}

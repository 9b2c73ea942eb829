using System.Globalization;
using Balise.Journal.Tree;

namespace Balise.Journal.Checkpoints;

/// <summary>
/// A signed statement about a log (C2SP tlog-checkpoint): the first <see cref="Size"/> entries of <see cref="Origin"/> have this root.
/// </summary>
public sealed class Checkpoint
{
    private readonly SignedNote _signed;

    private Checkpoint(string note, SignedNote signed, string origin, long size, TreeHash root)
    {
        (Note, _signed) = (note, signed);
        (Origin, Size, Root) = (origin, size, root);
    }

    /// <summary>The whole signed note, to be kept and copied as it is.</summary>
    public string Note { get; }

    /// <summary>The name of the log.</summary>
    public string Origin { get; }

    /// <summary>Number of entries covered.</summary>
    public long Size { get; }

    public TreeHash Root { get; }

    /// <summary>Reads a note. Reading says nothing about the signature: see <see cref="IsSignedBy"/>.</summary>
    /// <exception cref="FormatException">Not a checkpoint.</exception>
    public static Checkpoint Parse(string note)
    {
        var signed = SignedNote.Parse(note);
        var lines = signed.Text.Split('\n')[..^1];

        // Lines after the third are extensions, which the signature covers and nothing here needs.
        if (lines.Length >= 3 && lines.All(line => line.Length > 0)
            && TryParseSize(lines[1], out var size) && TreeHash.TryParseBase64(lines[2], out var root))
        {
            return new Checkpoint(note, signed, lines[0], size, root);
        }

        throw new FormatException("Not a checkpoint: expected an origin, a size and a root in base64, each on its line.");
    }

    /// <summary>Whether this key signed it, and well.</summary>
    public bool IsSignedBy(CheckpointKey key) => _signed.IsSignedBy(key);

    /// <summary>Whether it claims to be signed by this key.</summary>
    internal bool Names(CheckpointKey key) => _signed.Names(key);

    internal static string Body(string origin, long size, TreeHash root) =>
        string.Create(CultureInfo.InvariantCulture, $"{origin}\n{size}\n{root.ToBase64()}\n");

    private static bool TryParseSize(string text, out long size) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size)
        && text == size.ToString(CultureInfo.InvariantCulture);
}

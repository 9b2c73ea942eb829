using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace Balise.Journal.Checkpoints;

/// <summary>
/// The file that keeps the private key of an installation: one line, <c>PRIVATE+KEY+name+hash+base64(0x01 ‖ seed)</c>, the form that
/// golang.org/x/mod/sumdb/note reads. Readable by its owner only.
/// </summary>
public static class SigningKeyFile
{
    private const string Prefix = "PRIVATE+KEY+";

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode TooOpen = UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Loads the key, or makes one under <paramref name="name"/> when there is no file.</summary>
    /// <exception cref="FormatException">The file is not a signing key, or belongs to another name: nothing is overwritten.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is open to others.</exception>
    public static CheckpointSigner LoadOrCreate(string path, string name)
    {
        if (!File.Exists(path))
        {
            Create(path, name);
        }

        var signer = Load(path);
        if (signer.Key.Name != name)
        {
            signer.Dispose();
            throw new FormatException($"The signing key in {path} belongs to '{signer.Key.Name}', not to '{name}'.");
        }

        return signer;
    }

    /// <inheritdoc cref="LoadOrCreate"/>
    public static CheckpointSigner Load(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            RefuseOpenFile(path);
        }

        var text = File.ReadAllText(path).TrimEnd('\r', '\n');
        var parts = text.Split('+', 5);
        if (parts.Length == 5 && text.StartsWith(Prefix, StringComparison.Ordinal)
            && CheckpointKey.IsName(parts[2]) && KeyText.TryDecode(parts[4], out var seed))
        {
            var signer = new CheckpointSigner(parts[2], seed);
            if (parts[3] == $"{signer.Key.Id:x8}")
            {
                return signer;
            }

            signer.Dispose();
        }

        throw new FormatException(
            $"{path} is not a signing key: expected one line PRIVATE+KEY+name+hash+base64. Restore it from a copy; a new key starts a new history.");
    }

    private static void Create(string path, string name)
    {
        var seed = RandomNumberGenerator.GetBytes(CheckpointSigner.SeedLength);
        using var signer = new CheckpointSigner(name, seed);
        var line = $"{Prefix}{name}+{signer.Key.Id:x8}+{KeyText.Encode(seed)}\n";

        // Written apart, then given its name: whoever looks sees a whole key or none, and the first of two processes wins.
        var temporary = $"{path}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.UTF8.GetBytes(line));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void RefuseOpenFile(string path)
    {
        var mode = File.GetUnixFileMode(path);
        if ((mode & TooOpen) != 0)
        {
            throw new UnauthorizedAccessException($"The signing key {path} is open to others ({mode}): chmod 600 it.");
        }
    }
}

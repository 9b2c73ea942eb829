using System.Security.Cryptography;

namespace Balise.Persistence.Secrets;

/// <summary>
/// The installation's master key: 32 random bytes in a file of the data folder that only this account reads, or given to the process
/// when several share one database. Without it, what was sealed is lost: it is saved apart from the database.
/// </summary>
public static class MasterKeyFile
{
    /// <param name="given">The key in base64, when the process was given one; the file is not looked at then.</param>
    /// <exception cref="InvalidDataException">The key or the file is not what it should be.</exception>
    public static byte[] LoadOrCreate(string path, string? given)
    {
        if (given is not null)
        {
            return Decode(given) ?? throw new InvalidDataException("The master key must be 32 bytes in base64, as `openssl rand -base64 32` gives.");
        }

        if (File.Exists(path))
        {
            return Decode(File.ReadAllText(path).Trim()) ?? throw new InvalidDataException($"{path} does not hold a master key: put back the file that was saved.");
        }

        var key = RandomNumberGenerator.GetBytes(32);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var stream = new FileStream(path, options);
            using var writer = new StreamWriter(stream);
            writer.WriteLine(Convert.ToBase64String(key));
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process of the same folder was first.
            return LoadOrCreate(path, null);
        }

        return key;
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text) is { Length: 32 } key ? key : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

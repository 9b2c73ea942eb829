namespace Balise.Host.Startup;

/// <summary>The folder that holds the database, the journal's key and the sessions' keys: for this account alone (ASVS 5, V13.3).</summary>
internal static class DataFolder
{
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            // Only when it is new: an operator who shared it on purpose keeps what was chosen.
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

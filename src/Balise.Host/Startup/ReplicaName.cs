using System.Security.Cryptography;

namespace Balise.Host.Startup;

/// <summary>
/// Name of the log this process writes. Alone on its SQLite file it is always the same; on a shared database each process has its own,
/// kept in its data folder: after a restart it finds what it left open.
/// </summary>
internal static class ReplicaName
{
    public static string Of(HostSettings settings, bool shared)
    {
        if (settings.Replica is { } given)
        {
            return $"gateway-{given}";
        }

        if (!shared)
        {
            return "gateway-1";
        }

        var path = Path.Combine(settings.DataFolder, "replica");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, $"gateway-{RandomNumberGenerator.GetHexString(10, lowercase: true)}");
        }

        return File.ReadAllText(path).Trim();
    }
}

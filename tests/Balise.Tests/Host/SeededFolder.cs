using System.Collections.Concurrent;

namespace Balise.Tests.Host;

/// <summary>
/// Data folders of the demonstration body. It is seeded by a first start, once for all tests, then copied: the seeding itself is what
/// other tests look at, with a clock, norms or a server of their own.
/// </summary>
internal static class SeededFolder
{
    // Nothing of what these say is in the data.
    private static readonly HashSet<string> Neutral =
        ["BALISE_UPSTREAM", "BALISE_UPSTREAM_KEY", "BALISE_DEMO_LIMITS", "BALISE_METRICS_PORT", "BALISE_SMTP", "BALISE_MAIL_FROM", "BALISE_PUBLIC_URL"];

    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Seeded = new();

    /// <summary>Fills an empty folder when a first start in it would only seed what is already here.</summary>
    public static async Task FillAsync(string folder, string[] arguments, (string Name, string Value)[] environment)
    {
        if (arguments.Length > 0 || Directory.EnumerateFileSystemEntries(folder).Any() || !environment.All(v => Neutral.Contains(v.Name)))
        {
            return;
        }

        var limits = environment.LastOrDefault(v => v.Name == "BALISE_DEMO_LIMITS").Value ?? "off";
        Copy(await Seeded.GetOrAdd(limits, l => new(() => SeedAsync(l))).Value, folder);
    }

    private static async Task<string> SeedAsync(string limits)
    {
        var folder = Directory.CreateTempSubdirectory("balise-test-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var first = BaliseProcess.Launch(folder, BaliseProcess.FreePort(), [], [("BALISE_DEMO_LIMITS", limits)], wrapper: null);
        await first.ReadyAsync();
        await first.StopAsync();
        first.Client.Dispose();
        return folder;
    }

    private static void Copy(string from, string to)
    {
        foreach (var directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        }

        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }
}

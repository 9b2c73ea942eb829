using System.Globalization;
using Balise.Cli.Journaling;
using Balise.Cli.Policies;
using Balise.Journal.Verification;
using Microsoft.Data.Sqlite;

namespace Balise.Cli.Doctoring;

/// <summary>Where things are.</summary>
/// <param name="Database"><c>BALISE_DATABASE</c>, or null for <c>balise.db</c> in the data folder.</param>
/// <param name="Clock"><c>BALISE_CLOCK</c>.</param>
internal sealed record Installation(string Data, string? Database, string Norms, string? Clock)
{
    /// <summary>The SQLite file, or null when the database is a server.</summary>
    public string? DatabaseFile => Database switch
    {
        null => Path.Combine(Data, "balise.db"),
        _ when Database.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) || Names(Database, "host") || Names(Database, "server") => null,
        _ when Names(Database, "data source") || Names(Database, "datasource") || Names(Database, "filename") =>
            Path.GetFullPath(new SqliteConnectionStringBuilder(Database).DataSource, Data),
        _ => Path.GetFullPath(Database, Data),
    };

    private static bool Names(string text, string key) =>
        text.Split(';').Any(part => part.Split('=') is [var name, _, ..] && name.Trim().Equals(key, StringComparison.OrdinalIgnoreCase));
}

internal enum CheckState
{
    Ok,
    Skipped,
    Problem,
}

internal sealed record CheckResult(CheckState State, string Name, string Text)
{
    public static CheckResult Ok(string name, string text) => new(CheckState.Ok, name, text);

    public static CheckResult Skipped(string name, string text) => new(CheckState.Skipped, name, text);

    public static CheckResult Problem(string name, string text) => new(CheckState.Problem, name, text);
}

/// <summary>Every check, in the order a person would look.</summary>
internal static class Checks
{
    private const long EnoughBytes = 1L << 30;
    private static readonly Version OldestSqlite = new(3, 35);

    public static IEnumerable<CheckResult> All(Installation installation, TimeProvider clock)
    {
        yield return DataFolder(installation);
        yield return Disk(installation);
        yield return Norms(installation);
        yield return Sqlite();
        foreach (var result in Database(installation, clock))
        {
            yield return result;
        }

        yield return FixedClock(installation);
    }

    private static CheckResult DataFolder(Installation installation)
    {
        const string Name = "data folder";
        if (!Directory.Exists(installation.Data))
        {
            return CheckResult.Problem(Name, $"{installation.Data} does not exist. Start Balise once, or name it with --data or BALISE_DATA.");
        }

        try
        {
            var trial = Path.Combine(installation.Data, ".doctor");
            File.WriteAllBytes(trial, [0]);
            File.Delete(trial);
            return CheckResult.Ok(Name, $"{installation.Data} can be written");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return CheckResult.Problem(Name, $"{problem.Message} Give the account that runs Balise the right to write there.");
        }
    }

    private static CheckResult Disk(Installation installation)
    {
        const string Name = "disk space";
        var free = Directory.Exists(installation.Data) ? new DriveInfo(installation.Data).AvailableFreeSpace : -1;
        return free < 0 ? CheckResult.Skipped(Name, "there is no data folder")
            : free < EnoughBytes ? CheckResult.Problem(Name, $"{Mebibytes(free)} MiB free. Make room: the gateway refuses every request when the journal cannot be written.")
            : CheckResult.Ok(Name, $"{Mebibytes(free)} MiB free");
    }

    private static CheckResult Norms(Installation installation)
    {
        const string Name = "norms";
        try
        {
            var load = NormsFolder.Load(installation.Norms);
            return load.Pack is { } pack
                ? CheckResult.Ok(Name, $"{string.Join(" + ", pack.Layers.Select(l => l.Id))} in {installation.Norms}")
                : CheckResult.Problem(Name, $"{load.Problems.Count} problem(s). Run: balise norms check {installation.Norms}");
        }
        catch (UnusableException problem)
        {
            return CheckResult.Problem(Name, problem.Message);
        }
    }

    private static CheckResult Sqlite()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return Version.TryParse(connection.ServerVersion, out var version) && version >= OldestSqlite
            ? CheckResult.Ok("sqlite", connection.ServerVersion)
            : CheckResult.Problem("sqlite", $"{connection.ServerVersion} is older than {OldestSqlite}. Publish the program again, whole.");
    }

    private static IEnumerable<CheckResult> Database(Installation installation, TimeProvider clock)
    {
        if (installation.DatabaseFile is not { } path)
        {
            return [
                CheckResult.Skipped("database", "BALISE_DATABASE names a server: ask /health/ready of the running process"),
                CheckResult.Skipped("journal", "export it from the portal, then: balise journal verify FILE")];
        }

        if (!File.Exists(path))
        {
            return [CheckResult.Problem("database", $"{path} does not exist. Start Balise once: it makes the database.")];
        }

        try
        {
            using var file = DatabaseFile.Open(path);
            return [CheckResult.Ok("database", $"{path} opens"), Journal(path), Clock(file, clock)];
        }
        catch (Exception problem) when (problem is InvalidDataException or SqliteException)
        {
            return [CheckResult.Problem("database", $"{problem.Message} Restore the last backup of the data folder.")];
        }
    }

    private static CheckResult Journal(string path)
    {
        try
        {
            var report = JournalSource.Verify(path, new VerificationOptions(), new ReadingCount());
            return report.Fault is { } fault
                ? CheckResult.Problem("journal", $"{fault}. Keep the file as it is and compare it with a witness and the last backup.")
                : CheckResult.Ok("journal", $"{report.Entries} entries, {report.Checkpoints} checkpoints");
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException or SqliteException)
        {
            return CheckResult.Problem("journal", $"{problem.Message} Keep the file as it is and compare it with a witness and the last backup.");
        }
    }

    private static CheckResult Clock(DatabaseFile file, TimeProvider clock)
    {
        var last = file.Logs()
            .Select(log => file.Checkpoints(log).LastOrDefault() is { Size: > 0 } seen ? file.Read(log, seen.Size - 1).FirstOrDefault()?.Columns?.At : null)
            .Max();
        var now = clock.GetUtcNow();
        return last is { } at && at > now + VerificationTolerance
            ? CheckResult.Problem("clock", $"the last journal entry is of {Instant(at)} and this machine says {Instant(now)}. Set the clock (NTP), or find who set it back.")
            : CheckResult.Ok("clock", Instant(now));
    }

    private static TimeSpan VerificationTolerance => new VerificationOptions().ClockTolerance;

    private static CheckResult FixedClock(Installation installation) => installation.Clock is { } at
        ? CheckResult.Problem("fixed clock", $"BALISE_CLOCK is {at}: for demonstrations only. Unset it.")
        : CheckResult.Ok("fixed clock", "BALISE_CLOCK is not set");

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static long Mebibytes(long bytes) => bytes >> 20;
}

using System.Globalization;
using Balise.Host.Reminders;

namespace Balise.Host;

/// <summary>The environment the process was started with. Read once; the rest of the code sees values, never variables.</summary>
internal sealed record HostSettings
{
    /// <summary><c>BALISE_DATA</c>: database, keys and <c>demo.json</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary><c>BALISE_URLS</c>, semicolons between addresses.</summary>
    public required string Urls { get; init; }

    /// <summary><c>BALISE_DATABASE</c>; SQLite in the data folder when absent.</summary>
    public string? Database { get; init; }

    /// <summary><c>BALISE_REDIS</c>: counters shared by replicas; in this process alone when absent.</summary>
    public string? Redis { get; init; }

    /// <summary><c>BALISE_DEMO_LIMITS=off</c>, demonstration only: no ceiling and no watch on anomalies is seeded.</summary>
    public bool DemonstrationLimits { get; init; } = true;

    /// <summary><c>BALISE_REPLICA</c>: name of this process's journal, where several share one database; a file otherwise.</summary>
    public string? Replica { get; init; }

    public string? Upstream { get; init; }

    public string? UpstreamKey { get; init; }

    public MailSettings Mail { get; init; } = new(null, "balise@localhost", "http://127.0.0.1:5180");

    /// <summary><c>BALISE_SECRETS_KEY</c>: the master key in base64, where several processes share one database; a file otherwise.</summary>
    public string? SecretsKey { get; init; }

    /// <summary><c>BALISE_CLOCK</c>, demonstration only: every instant is this one.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary><c>BALISE_METRICS_PORT</c>: serves <c>/metrics</c> for Prometheus on that port of this machine, and nowhere else.</summary>
    public int? MetricsPort { get; init; }

    /// <summary><c>--empty</c>: no demonstration body.</summary>
    public bool Empty { get; init; }

    /// <summary>Folder of the norms packs: beside the program.</summary>
    public required string NormsFolder { get; init; }

    /// <exception cref="SettingsException">A value that cannot be read, named with the remedy.</exception>
    public static HostSettings Read(string[] args) => new()
    {
        DataFolder = Path.GetFullPath(Variable("BALISE_DATA") ?? "./data"),
        Urls = Variable("BALISE_URLS") ?? "http://127.0.0.1:5180",
        Database = Variable("BALISE_DATABASE"),
        Replica = ReadReplica(Variable("BALISE_REPLICA")),
        Redis = Variable("BALISE_REDIS"),
        DemonstrationLimits = Variable("BALISE_DEMO_LIMITS") != "off",
        Upstream = ReadUpstream(Variable("BALISE_UPSTREAM")),
        UpstreamKey = Variable("BALISE_UPSTREAM_KEY"),
        SecretsKey = Variable("BALISE_SECRETS_KEY"),
        Clock = ReadClock(Variable("BALISE_CLOCK")),
        MetricsPort = ReadPort(Variable("BALISE_METRICS_PORT")),
        Mail = MailSettings.Read(Variable, Variable("BALISE_URLS") ?? "http://127.0.0.1:5180"),
        Empty = args.Contains("--empty"),
        NormsFolder = Variable("BALISE_NORMS") ?? Path.Combine(AppContext.BaseDirectory, "norms"),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static DateTimeOffset? ReadClock(string? value) =>
        value is null ? null
        : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at
        : throw new SettingsException($"BALISE_CLOCK is '{value}': write an instant such as 2025-04-01 or 2025-04-01T14:00:00Z.");

    private static int? ReadPort(string? value) =>
        value is null ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? port
        : throw new SettingsException($"BALISE_METRICS_PORT is '{value}': write a port such as 9464.");

    private static string? ReadReplica(string? value) =>
        value is null || (value.Length <= 40 && value.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            ? value
            : throw new SettingsException($"BALISE_REPLICA is '{value}': write at most 40 lower-case letters, digits and hyphens.");

    private static string? ReadUpstream(string? value) =>
        value is null || (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            ? value
            : throw new SettingsException($"BALISE_UPSTREAM is '{value}': write an address such as http://127.0.0.1:8080/v1.");
}

/// <summary>The process cannot start as asked; the message says what to change.</summary>
internal sealed class SettingsException(string message) : Exception(message);

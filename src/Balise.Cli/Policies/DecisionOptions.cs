using System.Text.Json;

namespace Balise.Cli.Policies;

/// <summary>A decision and the snapshot it names, as told on the command line.</summary>
internal sealed class DecisionOptions
{
    public Option<string?> Decision { get; } = new("--decision")
    {
        Description = "A decision: its id in the database, or a file that holds its journal entry.", HelpName = "ID|FILE",
    };

    public Option<string?> Database { get; } = new("--database") { Description = "The database file (balise.db) that holds it.", HelpName = "FILE" };

    public Option<string?> Snapshot { get; } = new("--snapshot") { Description = "A file that holds the snapshot it names.", HelpName = "FILE" };

    public void AddTo(Verb verb)
    {
        verb.Options.Add(Decision);
        verb.Options.Add(Database);
        verb.Options.Add(Snapshot);
    }

    /// <summary>The decision asked for.</summary>
    public (JsonDocument Decision, byte[] Snapshot) Read(ParseResult parsed)
    {
        var (decision, database, snapshot) = (parsed.GetValue(Decision)!, parsed.GetValue(Database), parsed.GetValue(Snapshot));
        if (database is null && snapshot is null)
        {
            throw new UnusableException("A decision is judged with the snapshot it names: give --database FILE or --snapshot FILE.");
        }

        using var source = database is null ? null : new DecisionDatabase(database);
        var entry = JsonDocument.Parse(EntryBytes(decision, source));
        return (entry, snapshot is null ? source!.SnapshotOf(entry.RootElement) : File.ReadAllBytes(snapshot));
    }

    private static byte[] EntryBytes(string decision, DecisionDatabase? source)
    {
        if (!Guid.TryParse(decision, out var id))
        {
            return File.ReadAllBytes(decision);
        }

        return source is null
            ? throw new UnusableException("An id is looked for in a database: give --database FILE.")
            : source.Decision(id) ?? throw new UnusableException($"The database holds no decision {id}, or retention removed its content.");
    }
}

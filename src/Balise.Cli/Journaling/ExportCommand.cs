using Balise.Journal.Export;

namespace Balise.Cli.Journaling;

/// <summary>
/// <c>balise journal export PATH</c>: the journal of a database file as JSON Lines, up to its last checkpoints. The bytes of an entry are
/// those that were hashed. The file is only read: it belongs to whoever holds it, and no entry says that it was copied.
/// </summary>
internal static class ExportCommand
{
    public static Verb Define(Terminal terminal)
    {
        var path = new Argument<string>("PATH") { Description = "A database file (balise.db)." };
        var file = new Option<string?>("--output") { Description = "Where to write; the output when absent.", HelpName = "FILE" };
        var export = new Verb("export", "Writes a journal as JSON Lines that `balise journal verify` accepts.") { path, file };
        export.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetValue(file), terminal));
        return export;
    }

    private static int Run(string path, string? file, Terminal terminal)
    {
        if (!JournalSource.IsDatabase(path))
        {
            throw new UnusableException($"{path} is not a database file. An export is made from data/balise.db.");
        }

        using var database = DatabaseFile.Open(path);
        if (file is null)
        {
            terminal.WriteBytes(output => JournalExport.Write(output, database));
        }
        else
        {
            using var output = File.Create(file);
            JournalExport.Write(output, database);
        }

        terminal.Error.WriteLine("Nothing was written in the database: who exported, and why, is for your own records.");
        return ExitCode.Done;
    }
}

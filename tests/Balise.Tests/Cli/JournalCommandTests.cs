using System.Text;
using Balise.Cli;
using Balise.Tests.Persistence;

namespace Balise.Tests.Cli;

/// <summary>Verification and export, on a database file that the product wrote.</summary>
public sealed class JournalCommandTests
{
    [Fact]
    public async Task A_whole_journal_has_its_entries_first_and_ends_well()
    {
        using var journal = await WrittenJournal.CreateAsync();

        var answer = await Shell.BaliseAsync("", "journal", "verify", journal.Database);

        Assert.Equal(ExitCode.Done, answer.Code);
        Assert.Equal($"entries {WrittenJournal.Entries}", answer.Lines[0]);
        Assert.StartsWith("root ", answer.Lines[1]);
        Assert.Contains(answer.Lines, line => line.StartsWith("checkpoints ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_export_verifies_to_the_same_root()
    {
        using var journal = await WrittenJournal.CreateAsync();
        var path = Path.Combine(journal.Folder, "export.jsonl");

        var export = await Shell.BaliseAsync("", "journal", "export", journal.Database, "--output", path);

        var database = await Shell.BaliseAsync("", "journal", "verify", journal.Database);
        var file = await Shell.BaliseAsync("", "journal", "verify", path);
        Assert.Equal((ExitCode.Done, ExitCode.Done), (export.Code, file.Code));
        Assert.Equal(database.Lines.Where(line => line.StartsWith("root ", StringComparison.Ordinal)), file.Lines.Where(line => line.StartsWith("root ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_output_has_the_bytes_of_the_file()
    {
        using var journal = await WrittenJournal.CreateAsync();
        var path = Path.Combine(journal.Folder, "export.jsonl");
        await Shell.BaliseAsync("", "journal", "export", journal.Database, "--output", path);

        var answer = await Shell.BaliseAsync("", "journal", "export", journal.Database);

        Assert.Equal(File.ReadAllText(path), answer.Output);
    }

    [Fact]
    public async Task A_changed_entry_is_named_and_the_end_is_a_fault()
    {
        using var journal = await WrittenJournal.CreateAsync();
        journal.Execute("UPDATE journal_entries SET bytes = CAST(replace(CAST(bytes AS TEXT), 'step-2', 'step-9') AS BLOB) WHERE idx = 2");

        var answer = await Shell.BaliseAsync("", "journal", "verify", journal.Database);

        Assert.Equal(ExitCode.Fault, answer.Code);
        Assert.Equal($"entries {WrittenJournal.Entries}", answer.Lines[0]);
        Assert.Contains("index=2", answer.Lines[^1]);
    }

    [Fact]
    public async Task A_key_that_signed_nothing_here_is_a_fault()
    {
        using var journal = await WrittenJournal.CreateAsync();
        using var other = await WrittenJournal.CreateAsync();

        var answer = await Shell.BaliseAsync("", "journal", "verify", journal.Database, "--key", other.Key);

        Assert.Equal(ExitCode.Fault, answer.Code);
        Assert.StartsWith("fault UnknownSigner", answer.Lines[^1]);
    }

    [Fact]
    public async Task A_witness_of_another_history_is_a_fault()
    {
        using var journal = await WrittenJournal.CreateAsync();
        using var other = await WrittenJournal.CreateAsync();
        var witness = Path.Combine(journal.Folder, "witness.txt");
        File.WriteAllText(witness, other.LastNote() + "\n", new UTF8Encoding(false));

        var answer = await Shell.BaliseAsync("", "journal", "verify", journal.Database, "--witness", witness);

        Assert.Equal(ExitCode.Fault, answer.Code);
    }

    [Fact]
    public async Task What_is_not_there_is_not_a_fault_but_a_misuse()
    {
        var answer = await Shell.BaliseAsync("", "journal", "verify", Path.Combine(Path.GetTempPath(), "no-such-journal.db"));

        Assert.Equal(ExitCode.Misused, answer.Code);
        Assert.Empty(answer.Output);
    }
}

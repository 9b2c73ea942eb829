using Balise.Cli;
using Balise.Tests.Architecture;

namespace Balise.Tests.Cli;

public sealed class DoctorTests
{
    private static readonly string Norms = Path.Combine(Repository.Root, "norms");

    [Fact]
    public async Task A_sound_installation_has_no_problem()
    {
        using var journal = await WrittenJournal.CreateAsync();

        var answer = await Shell.BaliseAsync("", "doctor", "--data", journal.Folder, "--norms", Norms);

        Assert.All(answer.Lines, line => Assert.StartsWith("ok ", line));
        Assert.Contains($"ok journal: {WrittenJournal.Entries} entries, 2 checkpoints", answer.Lines);
        Assert.Equal(ExitCode.Done, answer.Code);
    }

    [Fact]
    public async Task A_damaged_journal_is_a_problem_with_what_to_do()
    {
        using var journal = await WrittenJournal.CreateAsync();
        journal.Execute("DELETE FROM journal_entries WHERE idx = 1");

        var answer = await Shell.BaliseAsync("", "doctor", "--data", journal.Folder, "--norms", Norms);

        Assert.Contains(answer.Lines, line => line.StartsWith("problem journal: OutOfSequence", StringComparison.Ordinal) && line.Contains("Keep the file"));
        Assert.Equal(ExitCode.Fault, answer.Code);
    }

    [Fact]
    public async Task An_empty_folder_says_what_is_missing()
    {
        using var folder = new TemporaryFolder();

        var answer = await Shell.BaliseAsync("", "doctor", "--data", folder.Path, "--norms", folder.Path);

        Assert.Contains(answer.Lines, line => line.StartsWith("problem database: ", StringComparison.Ordinal));
        Assert.Contains(answer.Lines, line => line.StartsWith("problem norms: ", StringComparison.Ordinal));
        Assert.Equal(ExitCode.Fault, answer.Code);
    }
}

using Balise.Cli;
using Balise.Domain.Norms;
using Balise.Domain.Norms.Internal;

namespace Balise.Tests.Domain.Norms;

public sealed class NormsCheckTests : IDisposable
{
    private readonly PackCopy pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void The_shipped_packs_pass_their_own_cases_and_typography()
    {
        var chains = NormsCheck.FindChains(ShippedPacks.Folder);

        var results = chains.Select(NormsCheck.Run).ToList();

        Assert.Equal(2, results.Count);
        Assert.Equal([], results.SelectMany(result => result.Problems).Select(problem => $"{problem.File} {problem.Path} {problem.Message}"));
        Assert.True(results.Sum(result => result.Cases) >= 150);
    }

    [Theory]
    [InlineData("quebec/matrix.json", "\"strict\": true, \"expect\": \"allow\"", "\"strict\": true, \"expect\": \"deny\"")]
    [InlineData("quebec/prohibitions.json", "\"model\": \"my-tuned-ds\", \"expect\": false", "\"model\": \"my-tuned-ds\", \"expect\": true")]
    [InlineData("quebec/suspensions.json", "\"day\": \"2025-12-19\", \"expect\": false", "\"day\": \"2025-12-19\", \"expect\": true")]
    [InlineData("quebec/suspensions.json", "\"missing\": [\"in_service_date\"]", "\"missing\": []")]
    [InlineData("quebec/use-types.json", "\"level\": \"protected_a\", \"expect\": \"forbidden\"", "\"level\": \"protected_a\", \"expect\": \"allowed\"")]
    [InlineData("quebec/finding-levels.json", "\"categories\": [\"SECRET\"], \"level\": \"protected_b\"", "\"categories\": [\"SECRET\"], \"level\": \"protected_a\"")]
    [InlineData("quebec/rules.json", "\"findings\": \"code permanent\"", "\"findings\": \"code\"")]
    public void A_case_with_another_answer_fails(string file, string old, string replacement)
    {
        pack.Replace(file, old, replacement);

        var problems = NormsCheck.Run([pack.Quebec]).Problems;

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(file, problem.File));
        Assert.All(problems, problem => Assert.StartsWith("case failed", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_changed_without_its_cases_fails()
    {
        pack.Replace("quebec/suspensions.json", "\"inServiceBefore\": \"2025-03-13\"", "\"inServiceBefore\": \"2025-03-14\"");

        Assert.NotEmpty(NormsCheck.Run([pack.Quebec]).Problems);
    }

    [Theory]
    [InlineData("L'outil", 1)]
    [InlineData("Attention!", 1)]
    [InlineData("Niveau : A", 1)]
    [InlineData("Niveau\u00a0: A", 0)]
    [InlineData("mention «\u00a0TLP:RED\u00a0»", 0)]
    [InlineData("« mot »", 2)]
    [InlineData("Puis-je\u00a0?", 1)]
    [InlineData("10 %", 1)]
    [InlineData("deux  espaces", 1)]
    public void French_words_follow_the_typography_of_Quebec(string words, int faults) =>
        Assert.Equal(faults, Typography.Faults(words, french: true).Count());

    [Fact]
    public void The_command_prints_one_line_per_problem_and_exits_with_one()
    {
        pack.Replace("quebec/pack.json", "\"id\"", "\"extra\": 1, \"id\"");
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = NormsCheckCommand.Run(pack.Quebec, output, error);

        Assert.Equal(1, exit);
        Assert.StartsWith("quebec/pack.json /extra line ", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, output.ToString().Count(c => c == '\n'));
        Assert.Contains("quebec: 1 problem", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_finds_the_packs_a_local_pack_needs()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = NormsCheckCommand.Run(pack.Local, output, error);

        Assert.Equal(0, exit);
        Assert.Empty(output.ToString());
        Assert.Contains("quebec + cssdgs: no problem", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_command_says_when_there_is_no_pack()
    {
        using var error = new StringWriter();

        Assert.Equal(1, NormsCheckCommand.Run(Path.Combine(pack.Quebec, "instruments"), TextWriter.Null, error));
        Assert.Equal(1, NormsCheckCommand.Run(Path.Combine(pack.Folder, "nowhere"), TextWriter.Null, error));
        Assert.Contains("no pack here", error.ToString(), StringComparison.Ordinal);
    }
}

namespace Balise.Tests.Domain.Norms;

public sealed class BrokenRuleTests : IDisposable
{
    private const string Rules = "quebec/rules.json";
    private readonly PackCopy pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void A_brace_that_nobody_fills_is_refused_with_the_allowed_ones()
    {
        pack.Replace(Rules, "depuis {stopAt}", "depuis {since}").Replace(Rules, "since {stopAt}", "since {since}");

        var problems = pack.ProblemsOfNational();

        Assert.Equal(["/rules/0/happened/fr", "/rules/0/happened/en"], problems.Select(problem => problem.Path));
        Assert.All(problems, problem => Assert.Contains("{stopAt}", problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_languages_use_the_same_braces()
    {
        pack.Replace(Rules, "since {stopAt}", "since this morning");

        Assert.Equal("French and English must use the same braces", pack.OnlyProblem().Message);
    }

    [Fact]
    public void A_brace_left_open_is_refused()
    {
        pack.Replace(Rules, "since {stopAt}", "since {stopAt");

        Assert.Contains(pack.ProblemsOfNational(), problem => problem.Message.Contains("not closed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_no_code_applies_is_refused()
    {
        pack.Replace(Rules, "\"id\": \"quota\"", "\"id\": \"quotas\"");

        var problems = pack.ProblemsOfNational();

        Assert.Contains(problems, problem => problem.Message.Contains("no code applies a rule named “quotas”", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Message.Contains("the words of the rule “quota” are missing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_carries_the_code_that_the_gateway_sends()
    {
        pack.Replace(Rules, "\"code\": \"quota_exceeded\"", "\"code\": \"anomaly_hold\"");

        Assert.Contains("carries the code “quota_exceeded”", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_given_twice_is_refused()
    {
        pack.Replace(Rules, "\"id\": \"matrix.strict\"", "\"id\": \"matrix\"");

        Assert.Contains(pack.ProblemsOfNational(), problem => problem.Message.Contains("“matrix” is already defined", StringComparison.Ordinal));
    }

    [Fact]
    public void A_prohibition_without_words_is_refused()
    {
        pack.Replace("quebec/prohibitions.json", "\"rule\": \"prohibition.deepseek\"", "\"rule\": \"prohibition.other\"");

        Assert.Contains(
            pack.ProblemsOfNational(), problem => problem.Message.Contains("no rule is named “prohibition.other”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_about_nothing_is_refused()
    {
        pack.Replace(Rules, "{ \"level\": \"Protégé\u00a0B\" }", "{ \"niveau\": \"B\" }");

        Assert.Contains("unknown brace {niveau}", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }
}

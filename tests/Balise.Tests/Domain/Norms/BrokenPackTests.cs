using System.Text;

namespace Balise.Tests.Domain.Norms;

public sealed class BrokenPackTests : IDisposable
{
    private readonly PackCopy pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void Malformed_JSON_is_reported_with_its_line()
    {
        pack.Write("quebec/conflicts.json", "{\n  \"conflicts\": [\n    oops\n  ]\n}\n");

        var problem = Assert.Single(pack.ProblemsOfNational(), problem => problem.File == "quebec/conflicts.json");

        Assert.StartsWith("line 3: malformed JSON", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{} {}")]
    [InlineData("{ \"conflicts\": [], }")]
    [InlineData("// no comment\n{ \"conflicts\": [] }")]
    [InlineData("{ \"conflicts\": [ { \"id\": \"\\ud800\" } ] }")]
    public void A_file_that_is_not_one_strict_object_is_refused(string content)
    {
        pack.Write("quebec/conflicts.json", content);

        Assert.Contains(pack.ProblemsOfNational(), problem => problem.File == "quebec/conflicts.json");
    }

    [Fact]
    public void An_unknown_key_is_refused_with_the_known_ones()
    {
        pack.Replace("quebec/pack.json", "\"id\"", "\"identifier\": \"x\", \"id\"");

        var problem = pack.OnlyProblem();

        Assert.Equal(("quebec/pack.json", "/identifier"), (problem.File, problem.Path));
        Assert.Contains("known here: id, title", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_given_twice_is_refused_even_with_the_same_value()
    {
        pack.Replace("quebec/pack.json", "\"id\": \"quebec\"", "\"id\": \"quebec\", \"id\": \"quebec\"");

        Assert.Contains("given twice", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_language_is_refused()
    {
        pack.Write("quebec/pack.json", """{ "id": "quebec", "title": { "fr": "Québec" } }""");

        var problem = pack.OnlyProblem();

        Assert.Equal("/title/en", problem.Path);
        Assert.Contains("both languages", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_words_are_refused()
    {
        pack.Write("quebec/pack.json", """{ "id": "quebec", "title": { "fr": "Québec", "en": " " } }""");

        Assert.Contains("must not be empty", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_refused()
    {
        var file = pack.PathOf("quebec/pack.json");
        File.WriteAllText(file, File.ReadAllText(file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        Assert.Contains("byte order mark", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_in_another_encoding_is_refused()
    {
        var file = pack.PathOf("quebec/conflicts.json");
        File.WriteAllBytes(file, Encoding.Latin1.GetBytes(File.ReadAllText(file)));

        Assert.Contains(pack.ProblemsOfNational(), problem =>
            problem.File == "quebec/conflicts.json" && problem.Message.Contains("is not UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_nobody_reads_is_refused()
    {
        pack.Write("quebec/rule.json", "{}");

        var problem = pack.OnlyProblem();

        Assert.Equal("quebec/rule.json", problem.File);
        Assert.StartsWith("unknown file", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_and_hidden_files_are_let_through()
    {
        pack.Write("quebec/lisez-moi.md", "# Notes\n").Write("quebec/.editor", "x");

        Assert.Equal([], pack.ProblemsOfNational());
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(pack.PathOf("quebec/use-types.json"));

        Assert.Contains(pack.ProblemsOfNational(), problem => problem is { File: "quebec/use-types.json", Message: "the file is missing" });
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        var load = Balise.Domain.Norms.NormsLoader.Load([pack.PathOf("nowhere")]);

        Assert.Null(load.Pack);
        Assert.Contains(load.Problems, problem => problem.Message.Contains("does not exist", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_problem_of_every_file_is_reported_at_once()
    {
        pack.Replace("quebec/pack.json", "\"id\"", "\"extra\": 1, \"id\"")
            .Replace("quebec/matrix.json", "\"effect\": \"deny\"", "\"effect\": \"maybe\"")
            .Replace("quebec/use-types.json", "\"onPublic\": \"allowed\"", "\"onPublic\": \"perhaps\"")
            .Replace("quebec/instruments/guide.json", "\"kind\": \"guide\"", "\"kind\": \"novel\"");

        var files = pack.ProblemsOfNational().Select(problem => problem.File);

        Assert.Superset(
            new HashSet<string> { "quebec/pack.json", "quebec/matrix.json", "quebec/use-types.json", "quebec/instruments/guide.json" },
            files.ToHashSet());
    }
}

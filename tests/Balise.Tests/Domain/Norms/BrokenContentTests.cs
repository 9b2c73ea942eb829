namespace Balise.Tests.Domain.Norms;

public sealed class BrokenContentTests : IDisposable
{
    private readonly PackCopy pack = new();

    public void Dispose() => pack.Dispose();

    [Fact]
    public void A_source_that_names_no_instrument_is_refused()
    {
        pack.Replace("quebec/use-types.json", "\"instrument\": \"guide\"", "\"instrument\": \"guyde\"");

        var problem = pack.OnlyProblem();

        Assert.Equal("/useTypes/0/source/instrument", problem.Path);
        Assert.Contains("no instrument is named “guyde”", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_no_instrument_is_refused()
    {
        pack.Replace("quebec/instruments/guide.json", "\"target\": \"ia-ri-2025-003-op\"", "\"target\": \"ia-ri-9\"");

        Assert.Equal("/links/0/target", pack.OnlyProblem().Path);
    }

    [Fact]
    public void States_that_overlap_are_refused()
    {
        pack.Replace("quebec/instruments/ia-ri-2025-001-op.json", "\"to\": \"2025-12-18\"", "\"to\": \"2025-12-19\"");

        var problem = pack.OnlyProblem();

        Assert.Equal("/states/1/from", problem.Path);
        Assert.StartsWith("overlaps", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_after_an_open_one_is_refused()
    {
        pack.Replace("quebec/instruments/ia-ri-2025-001-op.json", "\"to\": \"2025-12-18\",", "");

        Assert.StartsWith("overlaps", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_ends_before_it_begins_is_refused()
    {
        pack.Replace("quebec/instruments/ia-ri-2025-001-op.json", "\"to\": \"2025-12-18\"", "\"to\": \"2024-12-18\"");

        Assert.Contains("before it begins", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2025-02-30")]
    [InlineData("13 mars 2025")]
    [InlineData("2025-3-13")]
    public void A_date_is_written_year_month_day(string date)
    {
        pack.Replace("quebec/instruments/guide.json", "\"effectiveOn\": \"2025-12-05\"", $"\"effectiveOn\": \"{date}\"");

        Assert.Equal("/effectiveOn", pack.OnlyProblem().Path);
    }

    [Fact]
    public void An_instrument_lives_in_the_file_of_its_name()
    {
        File.Move(pack.PathOf("quebec/instruments/lrsss.json"), pack.PathOf("quebec/instruments/sante.json"));

        Assert.Contains("lrsss.json", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_cell_of_the_matrix_is_named()
    {
        pack.Replace("quebec/matrix.json", """{ "level": "protected_b", "systemType": "sovereign_system", "effect": "allow" },""", "");

        Assert.Contains("protected_b × sovereign_system is missing", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_with_an_unknown_level_is_not_taken_for_another()
    {
        pack.Replace("quebec/matrix.json", "\"level\": \"protected_b\"", "\"level\": \"protected_z\"");

        Assert.Equal(
            ["/cells/8/level", "/cells"], pack.ProblemsOfNational().Select(problem => problem.Path));
    }

    [Fact]
    public void A_cell_given_twice_is_refused()
    {
        const string Cell = """{ "level": "protected_b", "systemType": "sovereign_system", "effect": "allow" },""";
        pack.Replace("quebec/matrix.json", Cell, Cell + Cell);

        Assert.Contains("given twice", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_required_on_one_type_is_not_allowed_on_another()
    {
        pack.Replace(
            "quebec/matrix.json", """{ "level": "protected_c", "systemType": "sovereign_system", "effect": "deny" }""",
            """{ "level": "protected_c", "systemType": "sovereign_system", "effect": "allow" }""");

        Assert.Contains("required on one type and allowed on another", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exemption_without_proof_is_refused()
    {
        pack.Replace("quebec/suspensions.json", "\"id\": \"dpi_answer\"", "\"id\": \"dpi_answer_2\"");

        Assert.Contains(pack.ProblemsOfNational(), problem => problem.Message.Contains("no proof is named “dpi_answer”", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fragment_too_short_to_be_safe_is_refused()
    {
        pack.Replace("quebec/prohibitions.json", "\"r1-distill\"", "\"r-1\"");

        Assert.Contains("innocent names", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deepseek")]
    [InlineData("https://deepseek.com")]
    [InlineData("deep seek.com")]
    public void A_domain_is_a_host_name(string domain)
    {
        pack.Replace("quebec/prohibitions.json", "\"deepseek.com\"", $"\"{domain}\"");

        Assert.Contains("is not a domain name", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_conflict_note_that_does_not_exist_is_refused()
    {
        pack.Replace("quebec/use-types.json", "\"conflict\": \"C13\"", "\"conflict\": \"C99\"");

        Assert.Contains("no conflict note is named “C99”", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_category_given_twice_is_refused()
    {
        pack.Replace("quebec/finding-levels.json", "\"category\": \"IBAN\"", "\"category\": \"CREDIT_CARD\"");

        Assert.Contains("given twice", pack.OnlyProblem().Message, StringComparison.Ordinal);
    }
}

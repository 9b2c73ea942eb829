using Balise.Domain.Norms.Internal;

namespace Balise.Tests.Domain.Norms;

public sealed class RuleCatalogueTests
{
    [Fact]
    public void The_documentation_lists_every_rule_with_its_code_and_braces()
    {
        var page = File.ReadAllText(Path.Combine(ShippedPacks.Folder, "..", "docs", "norms-format.md"));

        Assert.All(RuleCatalogue.All, rule => Assert.Contains(Row(rule, rule.Id), page, StringComparison.Ordinal));
        Assert.Contains(Row(RuleCatalogue.Find("prohibition.any")!, "prohibition.*"), page, StringComparison.Ordinal);
        Assert.Contains(Row(RuleCatalogue.Find("suspension.any")!, "suspension.*"), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_prohibitions_and_suspensions_are_open_to_packs()
    {
        Assert.Null(RuleCatalogue.Find("matrix.local"));
        Assert.Equal("system_prohibited", RuleCatalogue.Find("prohibition.read_ai")!.Code);
        Assert.Equal("instrument_suspended", RuleCatalogue.Find("suspension.2027-01")!.Code);
        Assert.Equal(RuleCatalogue.Allowed, RuleCatalogue.Find("suspension.exempted")!.Code);
    }

    private static string Row(KnownRule rule, string id) =>
        $"| `{id}` | `{rule.Code}` | {(rule.Braces is [] ? "none" : string.Join(' ', rule.Braces.Select(brace => $"`{{{brace}}}`")))} |";
}

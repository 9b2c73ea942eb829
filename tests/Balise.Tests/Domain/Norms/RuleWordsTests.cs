using Balise.Domain.Norms;

namespace Balise.Tests.Domain.Norms;

public sealed class RuleWordsTests
{
    [Fact]
    public void Braces_are_replaced_by_their_values() =>
        Assert.Equal("a 1 b 2 c 1", RuleWords.Fill("a {x} b {y} c {x}", ("x", "1"), ("y", "2")));

    [Fact]
    public void A_brace_without_a_value_is_never_shown() => Assert.Equal("a …", RuleWords.Fill("a {x}", ("y", "2")));

    [Fact]
    public void A_value_that_looks_like_a_brace_is_left_alone() =>
        Assert.Equal("{y} 2", RuleWords.Fill("{x} {y}", ("x", "{y}"), ("y", "2")));

    [Fact]
    public void Every_rule_of_the_pack_can_be_filled()
    {
        foreach (var rule in ShippedPacks.Pack.Rules.Values)
        {
            foreach (var words in new[] { rule.Happened, rule.Why, rule.Remedy })
            {
                Assert.DoesNotContain('{', RuleWords.Fill(words.Fr));
                Assert.DoesNotContain('{', RuleWords.Fill(words.En));
            }
        }
    }
}

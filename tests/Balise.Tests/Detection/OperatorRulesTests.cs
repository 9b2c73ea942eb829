using Balise.Detection;
using Balise.Detection.Rules;

namespace Balise.Tests.Detection;

public sealed class OperatorRulesTests
{
    [Fact]
    public void A_rule_finds_what_it_describes_near_its_words_only()
    {
        var rules = OperatorRules.Load("""{"rules":[{"id":"projet-interne","pattern":"PRJ-[0-9]{4}","type":"FILE_NUMBER","words":["mandat"],"level":"protected_a"}]}""");
        var set = DetectorSet.Create(new DetectorSetOptions { Rules = rules });

        var near = set.Scan("le mandat PRJ-4471 est signé");
        var alone = set.Scan("la porte PRJ-4471 est fermée");

        Assert.Empty(rules.Problems);
        Assert.Equal("projet-interne", Assert.Single(near).Detail);
        Assert.Empty(alone);
    }

    [Fact]
    public void A_check_digit_is_required_by_name()
    {
        var rules = OperatorRules.Load("""{"rules":[{"id":"carte-interne","pattern":"[0-9]{10}","check":"luhn"}]}""");
        var set = DetectorSet.Create(new DetectorSetOptions { Rules = rules });

        Assert.Contains(set.Scan("valeur 1234567897"), f => f.Type == FindingType.Custom);
        Assert.DoesNotContain(set.Scan("valeur 1234567890"), f => f.Type == FindingType.Custom);
    }

    [Fact]
    public void Every_problem_of_a_file_is_listed_at_once_and_no_rule_is_kept()
    {
        var rules = OperatorRules.Load("""
            {"rules":[
              {"id":"Bad Id","pattern":"(a)\\1"},
              {"id":"ok","pattern":"a*","type":"NOPE","check":"crc","confidence":3},
              {"id":"ok2","pattern":"([","colour":"blue","words":"x"},
              12
            ]}
            """);

        Assert.Equal(
            ["rules[0].id", "rules[0].pattern", "rules[1].pattern", "rules[1].type", "rules[1].check", "rules[1].confidence", "rules[2].colour", "rules[2].pattern", "rules[3]"],
            rules.Problems.Select(p => p.Where));
        Assert.All(rules.Problems, p => Assert.False(string.IsNullOrWhiteSpace(p.French) || string.IsNullOrWhiteSpace(p.English)));
        Assert.Empty(rules.Rules);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"rules\":{}}")]
    public void A_file_of_another_shape_is_refused_with_a_reason(string json)
    {
        Assert.NotEmpty(OperatorRules.Load(json).Problems);
    }
}

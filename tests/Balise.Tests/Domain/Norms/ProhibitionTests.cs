using Balise.Domain.Norms;
using Balise.Domain.Norms.Internal;

namespace Balise.Tests.Domain.Norms;

public sealed class ProhibitionTests
{
    private static readonly Prohibition DeepSeek = Assert.Single(ShippedPacks.Pack.Prohibitions);

    [Theory]
    [InlineData("deepseek-chat")]
    [InlineData("DeepSeek-R1-Distill-Qwen-32B")]
    [InlineData("DEEP SEEK V3")]
    [InlineData("d\u0435\u0435ps\u0435\u0435k")]
    [InlineData("de\u0301epseek")]
    [InlineData("deep\u00adseek")]
    public void A_disguised_name_is_found(string model) => Assert.True(DeepSeek.Matches(null, null, model, null, null));

    [Theory]
    [InlineData("my-tuned-ds")]
    [InlineData("deep-seabed-classifier")]
    [InlineData("motor1-distillery")]
    [InlineData("")]
    [InlineData("----")]
    public void An_innocent_name_is_let_through(string model) => Assert.False(DeepSeek.Matches(null, null, model, null, null));

    [Fact]
    public void A_declared_origin_is_enough() => Assert.True(DeepSeek.Matches(null, null, "my-tuned-ds", null, "deepseek-v3"));

    [Theory]
    [InlineData("api.deepseek.com", true)]
    [InlineData("user@api.deepseek.com:443", true)]
    [InlineData("deepseek.com.", true)]
    [InlineData("example.org/deepseek.com", false)]
    [InlineData("api.mistral.ai", false)]
    public void A_domain_covers_its_subdomains(string domain, bool expected) =>
        Assert.Equal(expected, DeepSeek.Matches(null, domain, null, null, null));

    [Fact]
    public void A_derivative_begins_at_a_word_but_a_family_is_found_anywhere()
    {
        var prohibition = new Prohibition("prohibition.x", [], [], ["familyname"], ["sprout-x"]);

        Assert.True(prohibition.Matches(null, null, "prefixFamilyNameSuffix", null, null));
        Assert.True(prohibition.Matches(null, null, "openSprout-X2", null, null));
        Assert.False(prohibition.Matches(null, null, "beansprout-x2", null, null));
    }

    [Fact]
    public void It_holds_from_the_first_day_of_its_instrument_without_end()
    {
        Assert.False(DeepSeek.InForceOn(ShippedPacks.Pack, new(2025, 3, 12)));
        Assert.True(DeepSeek.InForceOn(ShippedPacks.Pack, new(2025, 3, 13)));
        Assert.True(DeepSeek.InForceOn(ShippedPacks.Pack, new(2040, 1, 1)));
    }

    [Fact]
    public void Matching_allocates_nothing()
    {
        DeepSeek.Matches("OpenAI", "api.openai.com", "gpt-4.1-mini", "gpt-4", null);

        var before = GC.GetAllocatedBytesForCurrentThread();
        DeepSeek.Matches("OpenAI", "api.openai.com", "gpt-4.1-mini", "gpt-4", null);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(100_000)]
    public void A_name_is_read_to_its_end_however_long(int length) =>
        Assert.True(DeepSeek.Matches(null, null, new string('x', length - 9) + "-deepseek", null, null));

    [Theory]
    [InlineData("Éèçàûï Œuvre", "eecauiouvre")]
    [InlineData("ＡＢＣ１２", "abc12")]
    [InlineData("Łódź-Ñ_ø×ß", "lodznos")]
    [InlineData("深度求索", "深度求索")]
    public void Folding_keeps_letters_and_digits_only(string name, string folded) => Assert.Equal(folded, NameFolding.Fold(name));
}

namespace Balise.Tests.Host;

/// <summary>S05: the suspension of March 2025, in time (IA-RI-2025-001-OP, art. 8 to 10).</summary>
public sealed class ScenarioS05Tests
{
    [Fact]
    public async Task On_1_April_2025_an_unexempted_assistant_is_suspended()
    {
        await using var balise = await BaliseProcess.StartAsync(("BALISE_CLOCK", "2025-04-01"));

        foreach (var key in new[] { "public", "closed", "sovereign", "government" })
        {
            var answer = await balise.AskAsync(key, "Bonjour");

            Assert.Equal((403, "instrument_suspended"), (answer.Status, answer.Code));
            Assert.Equal("IA-RI-2025-001-OP", answer.Error.GetProperty("balise").GetProperty("rules")[0].GetProperty("instrument").GetString());
        }
    }

    [Fact]
    public async Task On_15_January_2026_the_ordinary_rules_decide()
    {
        await using var balise = await BaliseProcess.StartAsync(("BALISE_CLOCK", "2026-01-15"));

        foreach (var key in new[] { "public", "closed", "sovereign", "government" })
        {
            Assert.Equal(200, (await balise.AskAsync(key, "Bonjour")).Status);
        }

        Assert.Equal("classification_not_permitted", (await balise.AskAsync("public", "Bonjour", level: "protected_b")).Code);
    }
}

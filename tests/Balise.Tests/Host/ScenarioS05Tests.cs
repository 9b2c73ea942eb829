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

    [Fact]
    public async Task Each_of_the_five_exemptions_opens_its_system_on_its_proof_and_the_journal_says_so()
    {
        await using var balise = await BaliseProcess.StartAsync(("BALISE_CLOCK", "2025-04-01"));
        using var authority = await PortalSession.OpenAsync(balise, "designated_authority");
        using var officer = await PortalSession.OpenAsync(balise, "security_officer");

        Assert.Equal(422, await GrantAsync(authority, "redaction-publique", "pre_existing", "", ("in_service_date", "2024-11-04"), ("pia_or_reason", "2024-10-01")));
        Assert.Equal("instrument_suspended", (await balise.AskAsync("public", "Bonjour")).Code);

        Assert.Equal(201, await GrantAsync(
            authority, "redaction-publique", "pre_existing", "security_unit",
            ("in_service_date", "2024-11-04"), ("unit_approval", "2024-10-15"), ("pia_or_reason", "2024-10-01")));
        Assert.Equal(201, await GrantAsync(authority, "assistant-erable", "mcn_experiment", "", ("inclusion_letter", "2025-03-20")));
        Assert.Equal(201, await GrantAsync(authority, "sittelle", "recommended_business_case", "", ("recommendation_number", "2025-03-20")));
        Assert.Equal(201, await GrantAsync(authority, "harfang", "structured_approach", "", ("complete_file", "2025-03-25")));
        Assert.Equal(201, await GrantAsync(authority, "harfang", "dpi_authorisation", "", ("dpi_answer", "2025-03-28")));

        foreach (var key in new[] { "public", "closed", "sovereign", "government" })
        {
            var answer = await balise.AskAsync(key, "Bonjour");

            Assert.Equal((key, 200, null), (key, answer.Status, answer.Code));
        }

        var granted = await officer.GetJsonAsync("/api/v1/journal?type=governance&q=exception.granted");
        Assert.Equal(5, granted.GetProperty("items").GetArrayLength());
    }

    private static async Task<int> GrantAsync(PortalSession authority, string system, string kind, string approverRole, params (string Kind, string Date)[] proofs)
    {
        using var answer = await authority.PostAsync("/api/v1/exemptions", new
        {
            system, kind, approverRole, reason = "Déjà prévu au plan de l’année",
            proofs = proofs.Select(p => new { kind = p.Kind, reference = "GED 2025-114", issuer = "Direction des ressources informationnelles", date = p.Date }),
        });
        return (int)answer.StatusCode;
    }
}

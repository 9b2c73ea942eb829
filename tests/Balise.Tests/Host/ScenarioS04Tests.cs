using System.Net.Http.Json;
using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>S04: the prohibited family, whatever is tried (IA-SI-2025-001-OP; IA-RI-2025-001-OP, art. 10).</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ScenarioS04Tests(RunningBalise running)
{
    private static readonly string[] Names = ["deepseek-chat", "DeepSeek-R1-Distill-Qwen-32B", "deepseek-ai/DeepSeek-V3", "DEEP SEEK coder", "r1-1776"];

    [Fact]
    public async Task An_exemption_for_a_prohibited_system_is_refused_cites_the_instrument_and_is_seen()
    {
        using var authority = await PortalSession.OpenAsync(running.Balise, "designated_authority");
        using var officer = await PortalSession.OpenAsync(running.Balise, "security_officer");

        using var answer = await authority.PostAsync("/api/v1/exemptions", new
        {
            system = "deepseek", kind = "dpi_authorisation", reason = "Essai", approverRole = "", proofs = new[]
            {
                new { kind = "dpi_answer", reference = "D-1", issuer = "DPI", date = "2025-04-01" },
            },
        });
        var body = await answer.Content.ReadAsStringAsync();
        var journal = await officer.GetJsonAsync("/api/v1/journal?type=governance&q=exception.refused");

        Assert.Equal(403, (int)answer.StatusCode);
        Assert.Contains("system.prohibited", body);
        Assert.NotEqual(0, journal.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task No_role_puts_it_in_service()
    {
        foreach (var role in new[] { "designated_authority", "information_officer", "sti", "security_officer" })
        {
            using var person = await PortalSession.OpenAsync(running.Balise, role);
            using var answer = await person.PostAsync("/api/v1/systems/deepseek/move", new { action = "put_in_service" });

            Assert.Equal((role, 403), (role, (int)answer.StatusCode));
        }
    }

    [Fact]
    public async Task A_renamed_derivative_is_found_by_its_family_and_never_serves()
    {
        using var it = await PortalSession.OpenAsync(running.Balise, "sti");
        using var authority = await PortalSession.OpenAsync(running.Balise, "designated_authority");

        using var registered = await it.PostAsync("/api/v1/systems", new
        {
            slug = "outil-maison", details = new
            {
                name = "Outil maison", type = "closed_circuit_system", provider = "Nous", jurisdiction = "CA-QC", hosting = "body_internal",
                modelFamily = "maison", derivedFrom = "DeepSeek-R1", models = new[] { "maison-1" }, openness = "open", maxLevel = "protected_b",
            },
        });
        using var opened = await authority.PostAsync("/api/v1/systems/outil-maison/move", new { action = "put_in_service" });
        var answer = await running.Balise.AskAsync("closed", "Bonjour", model: "maison-1");

        Assert.True(registered.IsSuccessStatusCode, await registered.Content.ReadAsStringAsync());
        Assert.Equal(403, (int)opened.StatusCode);
        Assert.Equal((403, "system_prohibited"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Naming_the_family_is_refused_whatever_the_key_and_nothing_leaves()
    {
        var before = running.Upstream.Requests.Count;
        foreach (var name in Names)
        {
            foreach (var key in new[] { "public", "closed", "government" })
            {
                var answer = await running.Balise.AskAsync(key, "Bonjour", model: name);

                Assert.Equal((name, 403, "system_prohibited"), (name, answer.Status, answer.Code));
                Assert.Equal("IA-SI-2025-001-OP", answer.Error.GetProperty("balise").GetProperty("rules")[0].GetProperty("instrument").GetString());
            }
        }

        Assert.Equal(before, running.Upstream.Requests.Count);
    }
}

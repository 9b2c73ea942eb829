using System.Text.Json;
using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;
using Microsoft.Data.Sqlite;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>S01: a whole request, from a blank form to the first request through the gateway (Procédure 30-02, 6.3, 7, Annexe 1).</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ScenarioS01Tests(RunningBalise running)
{
    [Fact]
    public async Task A_request_goes_from_a_blank_form_to_the_first_request_through_the_gateway()
    {
        await using var desk = new ApprovalDesk(running.Balise, "s01");
        await desk.StartAsync();

        // Left and taken up again, in another session.
        await desk.SaveAsync("requester", LocalForms.AnnexOne, ("system_description", LocalForms.Text("Un assistant de rédaction.")));
        await using (var later = new ApprovalDesk(running.Balise, "s01-later"))
        {
            var held = await later.MustAsync("requester", "GET", $"/dossiers/{desk.Number}/forms/annexe-1");
            Assert.Equal("Un assistant de rédaction.", held.GetProperty("answers").GetProperty("system_description").GetProperty("text").GetString());
        }

        // Sections given to the IT service.
        foreach (var section in new[] { "risques", "supervision", "donnees" })
        {
            await desk.MustAsync("requester", "POST", $"/dossiers/{desk.Number}/assignments", new { form = "annexe-1", section, person = "sophie.nguyen@cssdemo.example", dueOn = desk.Day.AddDays(10) });
        }

        await desk.FillAsync(("max_level", LocalForms.Text("protected_b")), ("system_type", LocalForms.Text("closed_circuit_system")), ("deployment_date", new DateAnswer(desk.Day.AddDays(15))));
        await desk.SaveAsync("sti", LocalForms.AnnexOne, ("risk_result", LocalForms.Text("Faible après mesures.")));
        foreach (var section in new[] { "risques", "supervision", "donnees" })
        {
            await desk.MustAsync("sti", "POST", $"/dossiers/{desk.Number}/assignments/finish", new { form = "annexe-1", section });
        }

        // One required item missing: refused, and the item is named.
        var gains = (await desk.MustAsync("requester", "GET", $"/dossiers/{desk.Number}/forms/annexe-1")).GetProperty("answers").GetProperty("expected_gains");
        await desk.MustAsync("requester", "PUT", $"/dossiers/{desk.Number}/forms/annexe-1", new { edits = new[] { new { question = "expected_gains", before = gains } } });
        var (refused, problem) = await desk.CallAsync("requester", "POST", $"/dossiers/{desk.Number}/submit", new { });
        Assert.Equal(422, refused);
        Assert.Equal(["annexe-1.expected_gains"], Fields(problem));
        await desk.SaveAsync("requester", LocalForms.AnnexOne, ("expected_gains", LocalForms.Text("Une heure par note.")));
        await desk.SubmitAsync();

        // The assessment opens although no personal information is involved.
        var file = await desk.FileAsync();
        Assert.Contains("efvp-allegee", file.GetProperty("forms").EnumerateArray().Select(f => f.GetProperty("form").GetString()));

        await desk.AnalyseAsync();
        var decision = await desk.MustDecideAsync(
            await desk.SitAsync(), outcome: "approve_with_conditions",
            conditions: [new { text = "Afficher la mention d’usage.", owner = "sophie.nguyen@cssdemo.example", dueOn = desk.Day.AddDays(12) }]);
        Assert.Equal("use_case_not_authorized", (await desk.AskAsync()).Code);

        // Training ends after deployment, and a condition is open: each unmet gate is a line.
        var (early, gates) = await desk.CallAsync(Chair, "POST", $"/dossiers/{desk.Number}/move", new { action = "put_in_service" });
        Assert.Equal(422, early);
        Assert.Equal(["training_before_deployment", "conditions_met"], Fields(gates));
        await desk.SaveAsync("requester", LocalForms.AnnexOne, ("deployment_date", new DateAnswer(desk.Day.AddDays(40))));
        await desk.MustAsync("sti", "POST", $"/dossiers/{desk.Number}/conditions/steering/0/meet", new { proof = "Gabarit révisé" });
        var inService = await desk.MoveAsync(Chair, "put_in_service");
        Assert.Equal(("in_service", "in_force"), (inService.GetProperty("state").GetString(), inService.GetProperty("authorizationState").GetString()));

        // Protégé B on a closed circuit: the matrix allows it.
        var answer = await desk.AskAsync("protected_b");
        Assert.Equal(200, answer.Status);
        await SameHashEverywhereAsync(desk, decision, answer.Decision!);
    }

    [Fact]
    public async Task The_demonstration_has_files_at_four_moments_and_one_gave_its_authorisation()
    {
        await using var desk = new ApprovalDesk(running.Balise, "s01-demo");

        var states = (await desk.MustAsync("sti", "GET", "/dossiers?q=D-20&sort=number")).GetProperty("items").EnumerateArray().Take(4).Select(d => d.GetProperty("state").GetString());
        var authorizations = (await desk.MustAsync(Chair, "GET", "/authorizations")).EnumerateArray().ToList();

        Assert.Equal(["in_service", "ready_for_committee", "in_analysis", "draft"], states);
        Assert.Single(authorizations, a => a.GetProperty("useCase").GetString() == "traduire-document" && !a.GetProperty("exceptional").GetBoolean());
        Assert.All(authorizations.Where(a => a.GetProperty("exceptional").GetBoolean()), a => Assert.NotEmpty(a.GetProperty("reason").GetString()!));
    }

    // The decision, the authorisation, the snapshot that decided, the journal's decision and the examined bytes name one file.
    private async Task SameHashEverywhereAsync(ApprovalDesk desk, JsonElement decision, string entry)
    {
        var hash = decision.GetProperty("fileHash").GetString()!;
        var number = decision.GetProperty("authorization").GetString();
        var authorization = await desk.MustAsync(Chair, "GET", $"/authorizations/{number}");
        var journal = (await desk.MustAsync("security_officer", "GET", $"/journal/{entry}")).GetProperty("entry");

        Assert.Equal((hash, desk.Number), (authorization.GetProperty("fileHash").GetString(), authorization.GetProperty("dossier").GetString()));
        Assert.Equal((hash, number), (journal.GetProperty("fileHash").GetString(), journal.GetProperty("authorization").GetString()));
        Assert.Equal(hash, HashInSnapshot(journal.GetProperty("snapshot").GetString()!, number!));
        using var examined = await (await desk.AsAsync("auditor")).GetAsync($"/api/v1/dossiers/{desk.Number}/examinations/{hash}");
        Assert.Equal(hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await examined.Content.ReadAsByteArrayAsync())));
        var facts = (await desk.MustAsync("security_officer", "GET", $"/journal?type=governance&q={number}")).GetProperty("items").ToString();
        Assert.Contains(hash, facts);
    }

    private string? HashInSnapshot(string id, string authorization)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(running.Balise.Data, "balise.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM policy_snapshots WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        using var snapshot = JsonDocument.Parse((byte[])command.ExecuteScalar()!);
        return snapshot.RootElement.GetProperty("authorizations").EnumerateArray().Single(a => a.GetProperty("number").GetString() == authorization).GetProperty("fileHash").GetString();
    }
}

using System.Net.Http.Headers;
using System.Text;
using Balise.Tests.Domain.Norms.Forms;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>What people get wrong around a file, over HTTP: nothing is lost, nothing passes, and each answer says what to do.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ApprovalBadInputTests(RunningBalise running)
{
    [Fact]
    public async Task Two_people_in_one_section_are_merged_and_what_both_typed_is_shown()
    {
        await using var desk = new ApprovalDesk(running.Balise, "deux");
        await desk.StartAsync();
        await desk.MustAsync("requester", "POST", $"/dossiers/{desk.Number}/assignments", new { form = "annexe-1", section = "besoin", person = "elise.fontaine@cssdemo.example", dueOn = desk.Day.AddDays(3) });
        await desk.SaveAsync("teacher", LocalForms.AnnexOne, ("intended_use", LocalForms.Text("Celle d’Élise")));

        // The requester's page was opened before Élise wrote.
        var saved = await desk.MustAsync("requester", "PUT", $"/dossiers/{desk.Number}/forms/annexe-1", new
        {
            edits = new[]
            {
                new { question = "intended_use", after = Wire(LocalForms.Text("Celle de Marc-André")) },
                new { question = "expected_gains", after = Wire(LocalForms.Text(new string('é', 5000))) },
            },
        });

        var conflict = Assert.Single(saved.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(("Celle d’Élise", "Celle de Marc-André"), (Text(conflict, "theirs"), Text(conflict, "yours")));
        Assert.Equal(5000, saved.GetProperty("answers").GetProperty("expected_gains").GetProperty("text").GetString()!.Length);
        Assert.Equal("Celle d’Élise", saved.GetProperty("answers").GetProperty("intended_use").GetProperty("text").GetString());

        static string? Text(System.Text.Json.JsonElement of, string side) => of.GetProperty(side).GetProperty("text").GetString();
    }

    [Fact]
    public async Task Someone_who_takes_no_part_finds_no_file()
    {
        await using var desk = new ApprovalDesk(running.Balise, "etranger");
        await desk.StartAsync();

        Assert.Equal(404, (await desk.CallAsync("teacher", "GET", $"/dossiers/{desk.Number}")).Status);
        Assert.Equal(404, (await desk.CallAsync("teacher", "GET", $"/dossiers/{desk.Number}/forms/annexe-1")).Status);
        Assert.Equal(0, (await desk.MustAsync("teacher", "GET", $"/dossiers?useCase={desk.UseCase}")).GetProperty("total").GetInt32());
        var (status, problem) = await desk.CallAsync("teacher", "PUT", $"/dossiers/{desk.Number}/forms/annexe-1", new { edits = new[] { new { question = "intended_use", after = Wire(LocalForms.Text("Non")) } } });
        Assert.Equal((403, "dossier.not_your_section"), (status, Code(problem)));
        Assert.Equal(403, (await desk.CallAsync("auditor", "PUT", $"/dossiers/{desk.Number}/forms/annexe-1", new { edits = Array.Empty<object>() })).Status);
    }

    [Fact]
    public async Task A_session_without_quorum_decides_nothing()
    {
        await using var desk = new ApprovalDesk(running.Balise, "quorum");
        await desk.ReadyAsync();

        var (status, problem) = await desk.DecideAsync(await desk.SitAsync(present: [Chair]));

        Assert.Equal((409, "session.no_quorum"), (status, Code(problem)));
        Assert.Equal("ready_for_committee", (await desk.FileAsync()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Whoever_stepped_aside_neither_votes_nor_decides_and_the_requester_never_does()
    {
        await using var desk = new ApprovalDesk(running.Balise, "retrait");
        await desk.ReadyAsync();
        var session = await desk.SitAsync(present: [Chair, Member, Officer, "marc-andre.beaupre@cssdemo.example"], votes: [Chair, Member, Officer]);
        await desk.MustAsync(Chair, "POST", $"/sessions/{session}/recusals", new { dossier = desk.Number, reason = "Un proche travaille chez le fournisseur." });

        Assert.Equal((403, "session.recused"), Said(await desk.CallAsync(Chair, "POST", $"/sessions/{session}/votes", new { dossier = desk.Number, vote = "for" })));
        Assert.Equal((403, "session.recused"), Said(await desk.DecideAsync(session)));
        Assert.Equal(403, (await desk.CallAsync("requester", "POST", $"/sessions/{session}/votes", new { dossier = desk.Number, vote = "for" })).Status);
        Assert.Equal(422, (await desk.CallAsync(Member, "POST", $"/sessions/{session}/votes", new { dossier = desk.Number, vote = "against" })).Status);
        Assert.Equal(200, (await desk.DecideAsync(session, by: Member)).Status);

        static (int, string) Said((int Status, System.Text.Json.JsonElement Body) answer) => (answer.Status, Code(answer.Body));
    }

    [Fact]
    public async Task A_decision_names_the_file_as_it_was_read_its_owners_and_dates_in_order()
    {
        await using var desk = new ApprovalDesk(running.Balise, "ordre");
        await desk.ReadyAsync();
        var session = await desk.SitAsync();

        var (changed, problem) = await desk.CallAsync(Chair, "POST", $"/sessions/{session}/decisions", new { dossier = desk.Number, outcome = "approve", reasons = "Oui.", seen = new string('0', 64) });
        var (status, refused) = await desk.DecideAsync(
            session, outcome: "approve_with_conditions", conditions: [new { text = "", owner = "personne@cssdemo.example", dueOn = desk.Day.AddDays(-3) }]);

        Assert.Equal((409, "dossier.changed_since_seen"), (changed, Code(problem)));
        Assert.Equal(422, status);
        Assert.Equal(["conditions.0.text", "conditions.0.owner", "conditions.0.dueOn"], Fields(refused));
        Assert.Equal(422, (await desk.CallAsync("requester", "POST", $"/dossiers/{desk.Number}/assignments", new { form = "annexe-1", section = "nulle-part", person = "elise.fontaine@cssdemo.example", dueOn = desk.Day.AddDays(-1) })).Status);
    }

    [Fact]
    public async Task Training_dates_in_the_wrong_order_are_told_on_their_field()
    {
        await using var desk = new ApprovalDesk(running.Balise, "dates");
        await desk.StartAsync();
        await desk.FillAsync();
        var sheet = LocalForms.Pack.Forms["fiche-fournisseur"];
        await desk.SaveAsync("requester", sheet, ("contract_signed_on", LocalForms.Date(2026, 5, 1)));

        var (status, problem) = await desk.CallAsync("requester", "PUT", $"/dossiers/{desk.Number}/forms/{sheet.Id}", new
        {
            edits = new[] { new { question = "contract_ends_on", after = Wire(LocalForms.Date(2026, 4, 1)) } },
        });

        Assert.Equal(422, status);
        Assert.Equal(["fiche-fournisseur.contract_ends_on"], Fields(problem));
    }

    [Theory]
    [InlineData("facture.pdf", "MZ\u0090\0\u0003", "attachment.kind_unknown")]
    [InlineData("facture.pdf", "<html><script>alert(1)</script></html>", "attachment.disguised")]
    [InlineData("facture.exe", "%PDF-1.7 contenu", "attachment.disguised")]
    [InlineData("vide.txt", "", "attachment.kind_unknown")]
    public async Task A_disguised_document_is_refused(string name, string content, string code)
    {
        await using var desk = new ApprovalDesk(running.Balise, $"faux-{Guid.NewGuid():N}"[..20]);
        await desk.StartAsync();

        var (status, problem) = await AttachAsync(desk, name, Encoding.Latin1.GetBytes(content));

        Assert.Equal(422, status);
        Assert.Equal(code, problem.GetProperty("errors")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_oversized_document_is_refused_and_a_real_one_is_read_back_only_with_the_right()
    {
        await using var desk = new ApprovalDesk(running.Balise, "document");
        await desk.StartAsync();
        var pdf = "%PDF-1.7\n% entente\n"u8.ToArray();
        var (large, problem) = await AttachAsync(desk, "gros.txt", Encoding.UTF8.GetBytes(new string('a', (25 * 1024 * 1024) + 1)));
        var (made, attachment) = await AttachAsync(desk, "../../entente.pdf", pdf);
        var hash = attachment.GetProperty("sha256").GetString();

        Assert.Equal((422, "attachment.too_large"), (large, problem.GetProperty("errors")[0].GetProperty("code").GetString()));
        Assert.Equal((201, "entente.pdf", "application/pdf"), (made, attachment.GetProperty("name").GetString(), attachment.GetProperty("mediaType").GetString()));
        using var read = await (await desk.AsAsync("privacy_officer")).GetAsync($"/api/v1/dossiers/{desk.Number}/attachments/{hash}");
        Assert.Equal(pdf, await read.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "nosniff"), (read.Content.Headers.ContentDisposition!.DispositionType, read.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Equal(404, (await desk.CallAsync("teacher", "GET", $"/dossiers/{desk.Number}/attachments/{hash}")).Status);

        // An answer names a document of its own file, or none.
        var sheet = LocalForms.Pack.Forms["fiche-fournisseur"];
        await desk.SaveAsync("requester", sheet, ("settings_proof", new Balise.Domain.Norms.Forms.FilesAnswer([new("entente.pdf", hash!, pdf.Length)])));
        var (status, unknown) = await desk.CallAsync("requester", "PUT", $"/dossiers/{desk.Number}/forms/efvp-allegee", new
        {
            edits = new[] { new { question = "transfer_agreement_file", after = Wire(new Balise.Domain.Norms.Forms.FilesAnswer([new("autre.pdf", new string('b', 64), 3)])) } },
        });
        Assert.Equal((422, "attachment.not_of_file"), (status, unknown.GetProperty("errors")[0].GetProperty("code").GetString()));
    }

    private static Task<(int Status, System.Text.Json.JsonElement Body)> AttachAsync(ApprovalDesk desk, string name, byte[] content) =>
        desk.CallAsync("requester", "POST", $"/dossiers/{desk.Number}/attachments?name={Uri.EscapeDataString(name)}", new ByteArrayContent(content)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
        });
}

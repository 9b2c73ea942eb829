using System.Net.Http.Headers;
using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;
using Given = Balise.Domain.Norms.Forms.Answer;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>S17: out of service by the rules (Guide, 1.2 et 2.1; Archives Act, s. 7 and 13).</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ScenarioS17Tests(RunningBalise running)
{
    [Fact]
    public async Task A_file_closes_once_its_records_are_sorted_and_its_certificate_is_attached()
    {
        await using var desk = new ApprovalDesk(running.Balise, "s17");
        await desk.ReadyAsync();
        await desk.MustDecideAsync(await desk.SitAsync());
        await desk.MoveAsync(Chair, "put_in_service");
        Assert.Equal(200, (await desk.AskAsync()).Status);

        // Started: the gateway is closed at once, and the keys are revoked.
        var going = await desk.MoveAsync("sti", "decommission");
        Assert.Equal(("decommissioning", "suspended"), (going.GetProperty("state").GetString(), going.GetProperty("authorizationState").GetString()));
        Assert.Equal("use_case_not_authorized", (await desk.AskAsync()).Code);
        await desk.MustAsync("sti", "POST", "/keys/cle-s17/revoke", new { reason = "Mise hors service" });
        Assert.Equal(401, (await desk.AskAsync()).Status);

        // Nothing filled: every missing answer is named.
        var (blank, missing) = await desk.CallAsync("sti", "POST", $"/dossiers/{desk.Number}/move", new { action = "close" });
        Assert.Equal(422, blank);
        Assert.Contains("mise-hors-service.records", Fields(missing));

        // A permanent record is not destroyed.
        var form = LocalForms.Pack.Forms["mise-hors-service"];
        var certificate = await CertificateAsync(desk);
        await desk.MustAsync("sti", "POST", $"/dossiers/{desk.Number}/close-access", new { });
        await desk.FillAsync(form, [.. Files(form, certificate), ("records", Records(form, "destroyed"))]);
        var (refused, kept) = await desk.CallAsync("sti", "POST", $"/dossiers/{desk.Number}/move", new { action = "close" });
        Assert.Equal((422, "dossier.permanent_record"), (refused, kept.GetProperty("errors")[0].GetProperty("code").GetString()));

        await desk.SaveAsync("requester", form, ("records", Records(form, "transferred")));
        Assert.Equal("closed", (await desk.MoveAsync("sti", "close")).GetProperty("state").GetString());
        var (over, problem) = await desk.CallAsync("requester", "PUT", $"/dossiers/{desk.Number}/forms/{form.Id}", new { edits = new[] { new { question = "records" } } });
        Assert.Equal((409, "dossier.answers_closed"), (over, Code(problem)));

        // Nothing is awaited from a closed file, and its whole life is in the journal.
        Assert.Empty((await desk.FileAsync()).GetProperty("deadlines").EnumerateArray());
        var moves = (await desk.MustAsync("security_officer", "GET", $"/journal?type=governance&q={desk.Number}")).GetProperty("items").ToString();
        Assert.Contains("Close", moves);
        Assert.Contains("file.document_attached", moves);
    }

    private static Given Records(Form form, string disposition) =>
        LocalForms.Rows(form.Find("records")!, ("permanent", LocalForms.Text("yes")), ("disposition", LocalForms.Text(disposition)));

    private static IEnumerable<(string, Given)> Files(Form form, FileReference certificate) =>
        form.Questions.Where(question => question.Rule.Type == QuestionType.File).Select(question => (question.Id, (Given)new FilesAnswer([certificate])));

    private static async Task<FileReference> CertificateAsync(ApprovalDesk desk)
    {
        var bytes = "%PDF-1.7\n% attestation de destruction\n"u8.ToArray();
        var made = await desk.MustAsync("requester", "POST", $"/dossiers/{desk.Number}/attachments?name=attestation.pdf", new ByteArrayContent(bytes)
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") },
        });
        return new(made.GetProperty("name").GetString()!, made.GetProperty("sha256").GetString()!, made.GetProperty("size").GetInt64());
    }
}

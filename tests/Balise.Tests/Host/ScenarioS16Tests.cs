using Balise.Domain.Norms.Forms;
using Balise.Tests.Domain.Norms.Forms;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>S16: the supplier’s place, agreement and attestations (Access act, s. 70.1; Énoncé de principes, fournisseurs).</summary>
public sealed class ScenarioS16Tests
{
    [Fact]
    public async Task Ontario_is_outside_Quebec_and_a_lapsed_attestation_stops_the_gateway_until_it_is_renewed()
    {
        var data = Directory.CreateTempSubdirectory("balise-s16-").FullName;
        var (day, sheet) = (new DateOnly(2026, 9, 1), LocalForms.Pack.Forms["fiche-fournisseur"]);
        var attestations = sheet.Find("attestations")!;
        var held = (RowsAnswer)LocalForms.Rows(attestations, ("signed_on", new DateAnswer(day.AddDays(-10))), ("expires_on", new DateAnswer(day.AddDays(30))));
        string number, secret;
        await using (var balise = await BaliseProcess.StartAsync(data, [], ("BALISE_CLOCK", "2026-09-01T14:00:00Z")))
        {
            await using var desk = new ApprovalDesk(balise, "s16") { Day = day };
            await desk.StartAsync();
            await desk.FillAsync(
                ("processing_place", LocalForms.Many("ontario")), ("pia_places", LocalForms.Many("ontario")), ("transfer_adequate", LocalForms.Text("no")),
                ("attestations", held));

            // The transfer section opens for another province, and asks for a written agreement.
            var asked = (await desk.FileAsync()).GetProperty("requirements").EnumerateArray().Single(r => r.GetProperty("target").GetString() == "efvp-allegee/transfert");
            Assert.Equal("70.1", asked.GetProperty("clause").GetString());
            await desk.SubmitAsync();
            await desk.AnalyseAsync();
            await desk.MustDecideAsync(await desk.SitAsync());
            var (status, gates) = await desk.CallAsync(Chair, "POST", $"/dossiers/{desk.Number}/move", new { action = "put_in_service" });
            Assert.Equal((422, "transfer_agreement"), (status, Assert.Single(Fields(gates))));

            // What the assessment says is material: it is signed and decided again.
            await desk.SaveAsync("requester", LocalForms.Pack.Forms["efvp-allegee"], ("transfer_adequate", LocalForms.Text("yes")), ("transfer_agreement", LocalForms.Text("Entente E-12")));
            Assert.Contains("efvp-allegee.transfer_adequate", (await desk.FileAsync()).GetProperty("toReview").EnumerateArray().Select(c => c.GetString()));
            await desk.MoveAsync("sti", "open_review");
            await desk.MustAsync("privacy_officer", "POST", $"/dossiers/{desk.Number}/forms/efvp-allegee/sign", new { });
            await desk.MoveAsync("sti", "mark_ready");
            await desk.MustDecideAsync(await desk.SitAsync());
            await desk.MoveAsync(Chair, "put_in_service");
            Assert.Equal(200, (await desk.AskAsync()).Status);
            (number, secret) = (desk.Number, desk.Secret);
            await balise.KillAsync();
            Keep(balise.Data, data + "-kept");
        }

        Directory.Move(data + "-kept", data);
        await using var later = await BaliseProcess.StartAsync(data, [], ("BALISE_CLOCK", "2026-10-02T14:00:00Z"));
        await using var back = new ApprovalDesk(later, "s16", number, secret) { Day = new(2026, 10, 2) };

        // Told before and after, then stopped without anyone.
        await UntilAsync(async () => (await back.FileAsync()).GetProperty("authorizationState").GetString() == "suspended");
        Assert.Equal("use_case_not_authorized", (await back.AskAsync()).Code);
        await UntilAsync(() => Task.FromResult(Directory.Exists(Path.Combine(data, "mail"))
            && Directory.GetFiles(Path.Combine(data, "mail"), "*.eml").Select(File.ReadAllText).Any(mail => mail.Contains(number) && mail.Contains("sophie.nguyen@"))));

        await back.MoveAsync("sti", "open_review");
        var (closed, gate) = await back.CallAsync(Chair, "POST", $"/dossiers/{number}/move", new { action = "confirm_review", reason = "Motif" });
        Assert.Equal((422, "attestations_valid"), (closed, Assert.Single(Fields(gate))));
        await back.SaveAsync("requester", sheet, ("attestations", new RowsAnswer([.. held.Rows, LocalForms.Row(attestations, ("expires_on", LocalForms.Date(2027, 10, 1)))])));
        await back.MoveAsync(Chair, "confirm_review");
        Assert.Equal(200, (await back.AskAsync()).Status);
    }

    // Disposing of a process removes its folder: what the second one starts on is moved aside first.
    private static void Keep(string data, string aside)
    {
        Directory.CreateDirectory(aside);
        foreach (var file in Directory.GetFiles(data))
        {
            File.Copy(file, Path.Combine(aside, Path.GetFileName(file)));
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 120; attempt++)
        {
            if (await holds())
            {
                return;
            }

            await Task.Delay(500);
        }

        Assert.Fail("It did not happen within a minute.");
    }
}

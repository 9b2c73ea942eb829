using Balise.Tests.Domain.Norms.Forms;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>S06, approval half: a decision about people passes two committees before anything enters service (Procédure 30-02, 5.1.11).</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ScenarioS06ApprovalTests(RunningBalise running)
{
    [Fact]
    public async Task Decision_support_opens_a_second_gate_and_nothing_enters_service_without_it()
    {
        await using var desk = new ApprovalDesk(running.Balise, "s06");
        await desk.ReadyAsync(("supports_decision", LocalForms.Text("yes")));
        var asked = (await desk.FileAsync()).GetProperty("requirements").EnumerateArray().Where(r => r.GetProperty("kind").GetString() == "approval").ToList();
        Assert.Equal(["privacy", "steering"], asked.Select(r => r.GetProperty("target").GetString()).Distinct().Order());
        Assert.All(asked, r => Assert.NotEmpty(r.GetProperty("clause").GetString()!));

        await desk.MustDecideAsync(await desk.SitAsync());
        var (status, gates) = await desk.CallAsync(Chair, "POST", $"/dossiers/{desk.Number}/move", new { action = "put_in_service" });
        Assert.Equal(422, status);
        Assert.Equal(["approvals_given"], Fields(gates));
        Assert.NotEqual(200, (await desk.AskAsync()).Status);

        await desk.MustDecideAsync(await desk.SitAsync("privacy"), "privacy");
        await desk.MoveAsync(Chair, "put_in_service");

        // In service, and at run time each request names the person it is about: the file said that persons are decided about.
        Assert.Equal((403, "subject_needed"), await desk.AskAsync() is var answer ? (answer.Status, answer.Code) : default);
    }

    [Fact]
    public async Task The_second_committee_refuses_and_the_gateway_never_opens()
    {
        await using var desk = new ApprovalDesk(running.Balise, "s06-refus");
        await desk.ReadyAsync(("automated_decision", LocalForms.Text("yes")));
        await desk.MustDecideAsync(await desk.SitAsync());

        await desk.MustDecideAsync(await desk.SitAsync("privacy"), "privacy", "refuse");

        Assert.Equal("refused", (await desk.FileAsync()).GetProperty("state").GetString());
        var (status, _) = await desk.CallAsync(Chair, "POST", $"/dossiers/{desk.Number}/move", new { action = "put_in_service" });
        Assert.Equal(422, status);
        Assert.NotEqual(200, (await desk.AskAsync()).Status);
    }
}

using Balise.Tests.Domain.Norms.Forms;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>S12: proportionate risk analysis, residual risk, and what a new model version does (Guide, 1.2, étapes 2 à 7).</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ScenarioS12Tests(RunningBalise running)
{
    [Fact]
    public async Task A_low_case_asks_for_less_than_a_high_one_and_each_requirement_says_why()
    {
        await using var low = new ApprovalDesk(running.Balise, "s12-bas");
        await using var high = new ApprovalDesk(running.Balise, "s12-haut");
        await low.StartAsync();
        await high.StartAsync();
        await low.FillAsync();
        await high.FillAsync(("supports_decision", LocalForms.Text("yes")), ("audience", LocalForms.Many("citizens")));

        var (light, reinforced) = (await low.FileAsync(), await high.FileAsync());

        Assert.Equal(("light", "reinforced"), (light.GetProperty("tier").GetString(), reinforced.GetProperty("tier").GetString()));
        var (less, more) = (Forms(light), Forms(reinforced));
        Assert.Empty(less.Except(more));
        Assert.Equal(["douze-risques", "impact-equite-droits"], more.Except(less).Order());
        Assert.All(reinforced.GetProperty("requirements").EnumerateArray(), r => Assert.NotEmpty(r.GetProperty("why").GetProperty("fr").GetString()!));
    }

    [Fact]
    public async Task Residual_risk_is_taken_by_the_authority_and_a_new_model_turns_the_decision_to_review()
    {
        await using var desk = new ApprovalDesk(running.Balise, "s12");
        var risks = LocalForms.Rows(
            LocalForms.AnnexOne.Find("risks")!, ("residual_likelihood", LocalForms.Text("likely")), ("residual_impact", LocalForms.Text("major")));
        await desk.ReadyAsync(("risks", risks));
        var session = await desk.SitAsync();

        var (over, problem) = await desk.DecideAsync(session);
        Assert.Equal((409, "dossier.residual_risk"), (over, Code(problem)));
        var (backwards, dates) = await desk.CallAsync(Chair, "POST", $"/dossiers/{desk.Number}/risk", new { rating = 16, reason = "Pilote", until = desk.Day.AddDays(-1) });
        Assert.Equal(422, backwards);
        Assert.Equal(["until"], Fields(dates));
        var (notTheirs, _) = await desk.CallAsync("sti", "POST", $"/dossiers/{desk.Number}/risk", new { rating = 16, reason = "Pilote", until = desk.Day.AddDays(90) });
        Assert.Equal(403, notTheirs);
        await desk.MustAsync(Chair, "POST", $"/dossiers/{desk.Number}/risk", new { rating = 16, reason = "Pilote de trois mois, encadré.", until = desk.Day.AddDays(90) });
        await desk.MustDecideAsync(session);
        await desk.MoveAsync(Chair, "put_in_service");
        Assert.Equal(200, (await desk.AskAsync()).Status);

        // A new version of the model: nobody presses anything, and the gateway stops in the same act.
        var system = await desk.MustAsync("sti", "GET", $"/systems/{desk.System}");
        var details = System.Text.Json.Nodes.JsonNode.Parse(system.GetProperty("details").GetRawText())!;
        details["models"] = new System.Text.Json.Nodes.JsonArray("s12-1", "s12-2");
        await desk.MustAsync("sti", "PUT", $"/systems/{desk.System}", new { version = system.GetProperty("version").GetInt32(), details });

        var file = await desk.FileAsync();
        Assert.Equal(["system.models"], file.GetProperty("toReview").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("suspended", file.GetProperty("authorizationState").GetString());
        Assert.Equal("use_case_not_authorized", (await desk.AskAsync()).Code);
        Assert.Equal(1, (await desk.MustAsync("sti", "GET", $"/dossiers?toReview=true&useCase={desk.UseCase}")).GetProperty("total").GetInt32());

        // Only a new decision puts it back.
        await desk.MoveAsync("sti", "open_review");
        var (confirm, needed) = await desk.CallAsync(Chair, "POST", $"/dossiers/{desk.Number}/move", new { action = "confirm_review", reason = "Rien de neuf" });
        Assert.Equal((409, "dossier.review_needs_decision"), (confirm, Code(needed)));
        await desk.MoveAsync("sti", "mark_ready");
        await desk.MustDecideAsync(await desk.SitAsync());
        await desk.MoveAsync(Chair, "put_in_service");
        Assert.Equal(200, (await desk.AskAsync()).Status);
    }

    private static IReadOnlyList<string> Forms(System.Text.Json.JsonElement file) => [.. file.GetProperty("forms").EnumerateArray().Select(f => f.GetProperty("form").GetString()!)];
}

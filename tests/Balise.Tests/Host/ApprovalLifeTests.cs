using System.Text.Json;
using Balise.Tests.Domain.Norms.Forms;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>A file over time, over HTTP: someone away is replaced, an opinion is taken back, versions are compared, the access is closed.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ApprovalLifeTests(RunningBalise running)
{
    private const string Teacher = "elise.fontaine@cssdemo.example";

    [Fact]
    public async Task A_delegate_sits_votes_and_decides_in_the_place_of_someone_away_and_everything_says_so()
    {
        await using var desk = new ApprovalDesk(running.Balise, "absence");
        await desk.ReadyAsync();
        Assert.Equal(403, (await desk.CallAsync(Teacher, "GET", "/sessions")).Status);
        Assert.Equal(404, (await desk.CallAsync(Teacher, "GET", $"/dossiers/{desk.Number}")).Status);
        var absence = await DeclareAsync(desk, Chair);
        try
        {
            var session = await desk.SitAsync(keeper: Member, present: [Teacher, Member, Officer]);
            var decision = await desk.DecideAsync(session, by: Teacher);
            Assert.True(decision.Status == 200, decision.Body.ToString());
            var (by, inPlaceOf) = (decision.Body.GetProperty("by").GetString(), decision.Body.GetProperty("inPlaceOf").GetString());
            var seat = (await desk.MustAsync(Chair, "GET", $"/sessions/{session}")).GetProperty("members").EnumerateArray().Single(m => m.GetProperty("person").GetString() == by);
            Assert.Equal(inPlaceOf, seat.GetProperty("inPlaceOf").GetString());
            Assert.Contains("Élise Fontaine, en remplacement de Louis Archambault", await PageAsync(desk, Chair, $"/seances/{session}/proces-verbal"));
            Assert.Contains("par Élise Fontaine, en remplacement de Louis Archambault", await PageAsync(desk, Chair, $"/demandes/{desk.Number}/historique"));
            Assert.Contains("En remplacement de Louis Archambault", await PageAsync(desk, Teacher, "/accueil") + await PageAsync(desk, Teacher, $"/demandes/{desk.Number}/decision"), StringComparison.OrdinalIgnoreCase);
            await desk.MoveAsync(Teacher, "put_in_service");
            Assert.Equal(200, (await desk.AskAsync()).Status);

            // Elsewhere the delegate has no more rights than before.
            Assert.Equal(403, (await desk.CallAsync(Teacher, "POST", "/authorizations", new { })).Status);
            Assert.Equal(403, (await desk.CallAsync(Teacher, "GET", "/journal")).Status);
        }
        finally
        {
            await desk.MustAsync(Chair, "POST", $"/absences/{absence}/end", new { });
        }

        Assert.Equal(403, (await desk.CallAsync(Teacher, "GET", "/sessions")).Status);
        Assert.Equal(404, (await desk.CallAsync(Teacher, "GET", $"/dossiers/{desk.Number}")).Status);
    }

    [Fact]
    public async Task A_delegate_who_asked_for_the_use_does_not_decide()
    {
        await using var desk = new ApprovalDesk(running.Balise, "absence-demandeur");
        await desk.ReadyAsync();
        var absence = await DeclareAsync(desk, Chair, "marc-andre.beaupre@cssdemo.example");
        try
        {
            var session = await desk.SitAsync(keeper: Member, present: [Member, Officer]);
            var (status, problem) = await desk.DecideAsync(session, by: "requester");
            Assert.Equal((403, "segregation.own_request"), (status, Code(problem)));
        }
        finally
        {
            await desk.MustAsync(Chair, "POST", $"/absences/{absence}/end", new { });
        }
    }

    [Fact]
    public async Task Whoever_decides_is_replaced_by_a_written_act_and_by_nobody_else_s_word()
    {
        await using var desk = new ApprovalDesk(running.Balise, "absence-acte");
        var (status, problem) = await desk.CallAsync(Chair, "POST", "/absences", new { @delegate = Teacher, from = desk.Day, until = desk.Day.AddDays(2) });
        Assert.Equal((422, "act"), (status, Assert.Single(Fields(problem))));
        Assert.Equal(403, (await desk.CallAsync("sti", "POST", "/absences", new { person = Chair, @delegate = Teacher, from = desk.Day, until = desk.Day.AddDays(2), act = "R" })).Status);
    }

    [Fact]
    public async Task An_opinion_asked_for_by_mistake_is_taken_back_and_its_requirement_is_open_again()
    {
        await using var desk = new ApprovalDesk(running.Balise, "retrait-avis");
        await desk.StartAsync();
        await desk.FillAsync();
        await desk.SubmitAsync();
        await desk.MoveAsync("sti", "begin_analysis");
        var id = (await desk.MustAsync("sti", "POST", $"/dossiers/{desk.Number}/opinions", new { kind = "security" })).GetProperty("id").GetString();
        Assert.Equal(403, (await desk.CallAsync("security_officer", "POST", $"/opinions/{id}/withdraw", new { reason = "Non" })).Status);
        var (status, problem) = await desk.CallAsync("sti", "POST", $"/opinions/{id}/withdraw", new { reason = " " });
        Assert.Equal((422, "reason"), (status, Assert.Single(Fields(problem))));

        var withdrawn = await desk.MustAsync("sti", "POST", $"/opinions/{id}/withdraw", new { reason = "Demandé au mauvais dossier." });

        Assert.Equal(("withdrawn", "Demandé au mauvais dossier."), (withdrawn.GetProperty("state").GetString(), withdrawn.GetProperty("withdrawnBecause").GetString()));
        Assert.Equal(409, (await desk.CallAsync("security_officer", "PUT", $"/opinions/{id}", new { edits = Array.Empty<object>() })).Status);
        Assert.Contains("Demandé au mauvais dossier.", await PageAsync(desk, "sti", $"/demandes/{desk.Number}/historique"));
        Assert.Contains("Pas encore demandé", await PageAsync(desk, "sti", $"/demandes/{desk.Number}"));
        await desk.MustAsync("sti", "POST", $"/dossiers/{desk.Number}/opinions", new { kind = "security" });
    }

    [Fact]
    public async Task Any_two_versions_are_compared_and_the_page_shows_both_values()
    {
        await using var desk = new ApprovalDesk(running.Balise, "versions");
        await desk.StartAsync();
        await desk.FillAsync(("intended_use", LocalForms.Text("Avant le dépôt")));
        await desk.SubmitAsync();
        await desk.SaveAsync("requester", LocalForms.AnnexOne, ("intended_use", LocalForms.Text("Après le dépôt")));

        var versions = (await desk.MustAsync("requester", "GET", $"/dossiers/{desk.Number}/versions")).EnumerateArray().ToList();
        var submitted = versions.Single(v => v.GetProperty("cause").GetString() == "submitted").GetProperty("id").GetString();
        var change = Assert.Single((await desk.MustAsync("requester", "GET", $"/dossiers/{desk.Number}/versions/compare?from={submitted}")).EnumerateArray());

        Assert.Equal(("intended_use", "Avant le dépôt", "Après le dépôt"), (Text(change, "path"), Text(change, "before"), Text(change, "after")));
        Assert.Empty((await desk.MustAsync("requester", "GET", $"/dossiers/{desk.Number}/versions/compare?from={submitted}&to={submitted}")).EnumerateArray());
        Assert.Equal(404, (await desk.CallAsync("requester", "GET", $"/dossiers/{desk.Number}/versions/compare?from={Guid.NewGuid()}")).Status);
        Assert.Equal(404, (await desk.CallAsync("teacher", "GET", $"/dossiers/{desk.Number}/versions")).Status);
        var page = await PageAsync(desk, "requester", $"/demandes/{desk.Number}/versions?de={submitted}&a=maintenant");
        Assert.Contains("Avant le dépôt", page);
        Assert.Contains("Après le dépôt", page);
    }

    [Fact]
    public async Task Closing_the_access_withdraws_the_authorisation_revokes_the_keys_and_the_gateway_refuses_at_once()
    {
        await using var desk = new ApprovalDesk(running.Balise, "sortie");
        await desk.ReadyAsync();
        var number = (await desk.MustDecideAsync(await desk.SitAsync())).GetProperty("authorization").GetString();
        await desk.MoveAsync(Chair, "put_in_service");
        Assert.Equal(200, (await desk.AskAsync()).Status);
        Assert.Equal(409, (await desk.CallAsync("sti", "POST", $"/dossiers/{desk.Number}/close-access", new { })).Status);
        await desk.MoveAsync("sti", "decommission");
        Assert.Equal(403, (await desk.AskAsync()).Status);
        var (status, open) = await desk.CallAsync("sti", "POST", $"/dossiers/{desk.Number}/move", new { action = "close" });
        Assert.Equal((422, "access"), (status, Fields(open)[0]));

        await desk.MustAsync("sti", "POST", $"/dossiers/{desk.Number}/close-access", new { });

        Assert.Equal((401, "invalid_api_key"), ((await desk.AskAsync()).Status, (await desk.AskAsync()).Code));
        var file = await desk.FileAsync();
        Assert.Equal("withdrawn", file.GetProperty("authorizationState").GetString());
        Assert.Equal("retired", (await desk.MustAsync("sti", "GET", $"/use-cases/{desk.UseCase}")).GetProperty("state").GetString());
        var checklist = (await desk.MustAsync("sti", "GET", $"/dossiers/{desk.Number}/forms/mise-hors-service")).GetProperty("answers").GetProperty("closed_items").ToString();
        Assert.Contains(number!, checklist);
        Assert.Contains("cle-sortie", checklist);
        Assert.DoesNotContain("access", Fields((await desk.CallAsync("sti", "POST", $"/dossiers/{desk.Number}/move", new { action = "close" })).Body));
    }

    [Fact]
    public async Task A_ruling_takes_any_number_of_conditions_on_screen_and_adding_one_keeps_what_is_typed()
    {
        await using var desk = new ApprovalDesk(running.Balise, "conditions");
        await desk.ReadyAsync();
        var session = await desk.SitAsync();
        var (path, chair) = ($"/seances/{session}/{desk.Number}", await desk.AsAsync(Chair));
        var owner = (await desk.FileAsync()).GetProperty("requestedBy").GetString()!;
        var typed = Enumerable.Range(0, 9).SelectMany(row => new (string, string)[]
        {
            ($"Input.Conditions.{row}.text", $"Condition numéro {row}"), ($"Input.Conditions.{row}.owner", owner), ($"Input.Conditions.{row}.dueOn", $"{desk.Day.AddDays(20):O}"),
        }).ToList();
        (string, string)[] ruling =
        [
            ("Input.Outcome", "ApproveWithConditions"), ("Input.Reasons", "Bénéfices établis."), ("Input.UseTypes", "write_non_sensitive"), ("Input.MaxLevel", "protected_b"),
            ("Input.Everyone", "true"), ("Input.From", $"{desk.Day:O}"), ("Input.Until", $"{desk.Day.AddDays(300):O}"),
        ];

        var more = await chair.SubmitAsync(path, "rule", [.. typed, .. ruling, ("Act", "add-condition")]);
        Assert.Contains("Condition numéro 8", more);
        Assert.Contains("Bénéfices établis.", more);
        Assert.Contains("name=\"Input.Conditions.9.text\"", more);
        Assert.DoesNotContain("name=\"Input.Conditions.10.text\"", more);
        await chair.SubmitAsync(path, "rule", [.. typed, ("Input.Conditions.9.text", ""), ("Input.Conditions.9.owner", ""), ("Input.Conditions.9.dueOn", ""), .. ruling, ("Act", "rule")]);

        var decision = Assert.Single((await desk.FileAsync()).GetProperty("decisions").EnumerateArray());
        Assert.Equal(9, decision.GetProperty("conditions").GetArrayLength());
    }

    private static async Task<string> DeclareAsync(ApprovalDesk desk, string away, string stand = Teacher) =>
        (await desk.MustAsync(away, "POST", "/absences", new { @delegate = stand, from = desk.Day, until = desk.Day.AddDays(4), act = "Résolution CA-2026-11" })).GetProperty("id").GetString()!;

    private static async Task<string> PageAsync(ApprovalDesk desk, string who, string path)
    {
        using var answer = await (await desk.AsAsync(who)).GetAsync(path);
        return System.Net.WebUtility.HtmlDecode(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

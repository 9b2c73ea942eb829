using System.Net;
using Balise.Tests.Domain.Norms.Forms;
using Microsoft.Data.Sqlite;
using static Balise.Tests.Host.ApprovalDesk;

namespace Balise.Tests.Host;

/// <summary>What changes around a file while it is being filled: a colleague leaves, a form gets a new version.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class ApprovalChangesTests(RunningBalise running)
{
    private const string Colleague = "elise.fontaine@cssdemo.example";

    private static readonly string Pack = """{ "id": "ecole", "title": { "fr": "École", "en": "School" }, "over": "cssdgs" }""";

    [Fact]
    public async Task A_colleague_who_left_acts_no_more_keeps_their_name_and_is_given_nothing_new()
    {
        await using var desk = new ApprovalDesk(running.Balise, "depart");
        await desk.StartAsync();
        await AssignAsync(desk, Colleague);
        await desk.SaveAsync("teacher", LocalForms.AnnexOne, ("intended_use", LocalForms.Text("Ce que voit le personnel")));
        try
        {
            await SetActiveAsync(running.Balise, Colleague, false);

            var refused = await desk.CallAsync("teacher", "PUT", $"/dossiers/{desk.Number}/forms/annexe-1", new { edits = Array.Empty<object>() });
            Assert.Equal(401, refused.Status);
            var (status, problem) = await desk.CallAsync("requester", "POST", $"/dossiers/{desk.Number}/assignments", Assignment(desk, Colleague));
            Assert.Equal((422, "person"), (status, Assert.Single(Fields(problem))));
            var page = await PageAsync(desk, "requester", $"/demandes/{desk.Number}/historique");
            Assert.Contains("par Élise Fontaine", page);
            Assert.Contains("Élise Fontaine", await PageAsync(desk, "requester", $"/demandes/{desk.Number}/formulaire"));
            Assert.Equal("Ce que voit le personnel", (await desk.MustAsync("requester", "GET", $"/dossiers/{desk.Number}/forms/annexe-1")).GetProperty("answers").GetProperty("intended_use").GetProperty("text").GetString());
            await AssignAsync(desk, "sophie.nguyen@cssdemo.example");
        }
        finally
        {
            await SetActiveAsync(running.Balise, Colleague, true);
        }

        Assert.Equal(403, (await desk.CallAsync("teacher", "PUT", $"/dossiers/{desk.Number}/forms/annexe-1", new { edits = new[] { new { question = "intended_use", after = Wire(LocalForms.Text("Trop tard")) } } })).Status);
    }

    [Fact]
    public async Task A_draft_under_an_older_version_of_its_form_loses_nothing_and_says_what_changed()
    {
        var (norms, data) = (Directory.CreateTempSubdirectory("balise-norms-").FullName, Directory.CreateTempSubdirectory("balise-test-").FullName);
        try
        {
            Copy(Path.Combine(BaliseProcess.Root, "norms"), norms);
            await WriteFormAsync(norms, "1", """{ "id": "board_consulted_on", "type": "date", "label": { "fr": "Conseil consulté le", "en": "Board consulted on" } },""", "text");
            string number;
            await using (var first = await BaliseProcess.StartAsync(data, [], ("BALISE_NORMS", norms)))
            {
                await using var before = new ApprovalDesk(first, "version");
                await before.StartAsync();
                number = before.Number;
                await before.MustAsync("requester", "PUT", $"/dossiers/{number}/forms/annexe-ecole", new
                {
                    edits = new object[]
                    {
                        new { question = "board_consulted_on", after = new { date = "2026-10-05" } }, new { question = "school_name", after = new { text = "École du Parc" } },
                        new { question = "pupils", after = new { text = "Deux cents" } },
                    },
                });
                await first.KillAsync();
                Keep(data);
            }

            await WriteFormAsync(norms, "2", "", "number");
            await using var second = await BaliseProcess.StartAsync(Back(data), [], ("BALISE_NORMS", norms));
            await using var desk = new ApprovalDesk(second, "version", number);
            var page = await PageAsync(desk, "requester", $"/demandes/{number}/formulaire/annexe-ecole/vie-scolaire");
            Assert.Contains("Deux cents", page);
            Assert.Contains("École du Parc", page);

            var saved = await desk.MustAsync("requester", "PUT", $"/dossiers/{number}/forms/annexe-ecole", new
            {
                edits = new object[] { new { question = "pupils", after = new { number = 200 } } },
            });

            Assert.Equal(
                [("kind_changed", "pupils"), ("question_gone", "board_consulted_on")],
                saved.GetProperty("migration").EnumerateArray().Select(note => (note.GetProperty("kind").GetString()!, note.GetProperty("question").GetString()!)).Order());
            Assert.EndsWith("+2", saved.GetProperty("version").GetString());
            Assert.Equal("École du Parc", saved.GetProperty("answers").GetProperty("school_name").GetProperty("text").GetString());
        }
        finally
        {
            Directory.Delete(norms, recursive: true);
        }
    }

    private static object Assignment(ApprovalDesk desk, string to) => new { form = "annexe-1", section = "besoin", person = to, dueOn = desk.Day.AddDays(3) };

    private static Task AssignAsync(ApprovalDesk desk, string to) => desk.MustAsync("requester", "POST", $"/dossiers/{desk.Number}/assignments", Assignment(desk, to));

    // The product has no screen for it yet: accounts follow the body's directory.
    private static async Task SetActiveAsync(BaliseProcess balise, string email, bool active)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(balise.Data, "balise.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE people SET active = $active WHERE email = $email";
        command.Parameters.AddWithValue("$active", active);
        command.Parameters.AddWithValue("$email", email);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task WriteFormAsync(string norms, string version, string more, string pupils)
    {
        var folder = Path.Combine(norms, "ecole");
        Directory.CreateDirectory(Path.Combine(folder, "forms"));
        await File.WriteAllTextAsync(Path.Combine(folder, "pack.json"), Pack);
        await File.WriteAllTextAsync(Path.Combine(folder, "forms", "annexe-ecole.json"), $$"""
            {
              "id": "annexe-ecole", "version": "{{version}}", "over": ["annexe-1"],
              "title": { "fr": "Demande de l’école", "en": "Request of the school" },
              "source": { "instrument": "guide", "clause": "3.3" },
              "sections": [
                {
                  "id": "vie-scolaire", "title": { "fr": "Vie scolaire", "en": "School life" },
                  "questions": [
                    {{more}}
                    { "id": "school_name", "type": "text", "label": { "fr": "École", "en": "School" } },
                    { "id": "pupils", "type": "{{pupils}}", "label": { "fr": "Élèves", "en": "Pupils" } }
                  ]
                }
              ]
            }
            """);
    }

    // A process takes its data folder with it: it is put aside, then given back.
    private static void Keep(string data) => Directory.Move(data, data + "-kept");

    private static string Back(string data)
    {
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        Directory.Move(data + "-kept", data);
        return data;
    }

    private static async Task<string> PageAsync(ApprovalDesk desk, string who, string path)
    {
        using var answer = await (await desk.AsAsync(who)).GetAsync(path);
        return WebUtility.HtmlDecode(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

using System.Text;

namespace Balise.Tests.Host;

/// <summary>S02: a trained person pastes a pupil's file into a public assistant: blocked, told why, and nothing of it is kept.</summary>
public sealed class ScenarioS02Tests(ScenarioS02Tests.Stage stage) : IClassFixture<ScenarioS02Tests.Stage>
{
    // A pupil born on 15 May 2008: four letters, day, month + 50, year, two digits of the ministry.
    private const string Code = "TREM15550812";
    private const string Name = "Marie-Ève Tremblay";
    private const string Text = $"Reformule ce message : l’élève {Name}, code permanent {Code}, est absente depuis lundi.";

    [Fact]
    public async Task The_public_system_refuses_names_what_was_found_and_says_what_to_do()
    {
        var before = stage.Upstream.Requests.Count;

        var answer = await stage.Balise.AskAsync("public", Text);

        Assert.Equal((403, "content_blocked"), (answer.Status, answer.Code));
        var balise = answer.Error.GetProperty("balise");
        var found = balise.GetProperty("findings").EnumerateArray()
            .ToDictionary(f => f.GetProperty("type").GetString()!, f => f.GetProperty("count").GetInt32());
        Assert.Equal(new Dictionary<string, int> { ["PERSON"] = 1, ["QC_CODE_PERMANENT"] = 1 }, found);
        var clauses = balise.GetProperty("rules").EnumerateArray().Select(r => $"{r.GetProperty("instrument").GetString()} {r.GetProperty("clause").GetString()}").ToList();
        Assert.Contains(clauses, c => c is "Guide 1.2" or "Guide 4.1");
        Assert.NotEmpty(balise.GetProperty("remedy").GetString()!);
        Assert.Contains("code permanent (1)", answer.Error.GetProperty("message").GetString());
        Assert.DoesNotContain(Code, answer.Body);
        Assert.DoesNotContain("Tremblay", answer.Body);
        Assert.Equal(before, stage.Upstream.Requests.Count);
    }

    [Fact]
    public async Task The_closed_circuit_that_may_take_it_receives_it()
    {
        var before = stage.Upstream.Requests.Count;

        var answer = await stage.Balise.AskAsync("closed", Text);

        Assert.Equal(200, answer.Status);
        var received = stage.Upstream.Requests.Skip(before).Single();
        Assert.Contains(Code, received.Body);
    }

    [Fact]
    public async Task The_journal_holds_the_decision_and_never_the_values()
    {
        var refused = await stage.Balise.AskAsync("public", Text);
        var passed = await stage.Balise.AskAsync("closed", Text);
        using var officer = await PortalSession.OpenAsync(stage.Balise, "security_officer");

        var entry = await officer.GetJsonAsync($"/api/v1/decisions/{refused.Decision}/explain");

        Assert.Equal(("deny", "content_blocked"), (entry.GetProperty("verdict").GetString(), entry.GetProperty("code").GetString()));
        Assert.Matches("^[0-9a-f]{64}$", entry.GetProperty("snapshot").GetString());
        Assert.Equal(["PERSON", "QC_CODE_PERMANENT"], entry.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("type").GetString()!).Order());
        Assert.NotNull(passed.Decision);

        // The text is checked on the portal too: that must leave nothing either.
        var page = await officer.SubmitAsync("/verifier", "verify", ("Input.Text", Text));
        Assert.Contains("<mark class=\"b-found\">" + Code + "</mark>", page);

        var files = Directory.GetFiles(stage.Balise.Data, "*", SearchOption.AllDirectories);
        Assert.Contains(files, f => Path.GetFileName(f) == "balise.db");
        foreach (var file in files)
        {
            var bytes = await ReadSharedAsync(file);
            Assert.False(Holds(bytes, Code), $"{file} holds the code.");
            Assert.False(Holds(bytes, "Tremblay"), $"{file} holds the name.");
        }

        // The search can find: what the journal must hold is there.
        Assert.Contains(files, f => ReadSharedAsync(f).Result is var bytes && Holds(bytes, "QC_CODE_PERMANENT"));
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, string value) =>
        bytes.IndexOf(Encoding.UTF8.GetBytes(value)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(value)) >= 0;

    // The process holds its files open.
    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    public sealed class Stage : IAsyncLifetime
    {
        public BaliseProcess Balise { get; private set; } = null!;

        public ScriptedUpstream Upstream { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Upstream = await ScriptedUpstream.StartAsync();
            Balise = await BaliseProcess.StartAsync(("BALISE_UPSTREAM", Upstream.Address));
        }

        public async ValueTask DisposeAsync()
        {
            await Balise.DisposeAsync();
            await Upstream.DisposeAsync();
        }
    }
}

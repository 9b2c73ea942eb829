using System.Text.Json;
using System.Text.Json.Nodes;
using Balise.Cli;
using Balise.Domain.Policies;
using Balise.Tests.Architecture;

namespace Balise.Tests.Cli;

/// <summary>Explanation, replay and cases, on the cases shipped beside the tests.</summary>
public sealed class PolicyCommandTests
{
    private static readonly string Cases = Path.Combine(Repository.Root, "tests/Balise.Tests/Cases/policies");
    private static readonly string Norms = Path.Combine(Repository.Root, "norms");

    [Fact]
    public async Task The_shipped_cases_pass()
    {
        var answer = await Shell.BaliseAsync("", "policy", "test", Cases, "--norms", Norms);

        Assert.Matches("^cases [0-9]+ failed 0$", Assert.Single(answer.Lines));
        Assert.Equal(ExitCode.Done, answer.Code);
    }

    [Fact]
    public async Task A_case_that_expects_something_else_fails_by_its_title()
    {
        using var folder = new TemporaryFolder();
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(Cases, "matrix.json")))!;
        cases["snapshot"] = JsonNode.Parse(File.ReadAllText(Path.Combine(Cases, "demonstration.snapshot.json")));
        cases["cases"]![0]!["title"] = "the wrong one";
        cases["cases"]![0]!["expected"] = new JsonObject { ["verdict"] = "hold" };
        folder.Write("wrong.json", cases.ToJsonString());

        var answer = await Shell.BaliseAsync("", "policy", "test", folder.Path, "--norms", Norms);

        Assert.StartsWith("wrong.json the wrong one: verdict: expected hold", answer.Lines[0]);
        Assert.Equal(ExitCode.Fault, answer.Code);
    }

    [Fact]
    public async Task A_replay_gives_the_verdict_of_the_day()
    {
        using var folder = new TemporaryFolder();
        var entry = folder.Write("entry.json", Entry().ToJsonString());

        var answer = await Shell.BaliseAsync("", "policy", "replay", "--decision", entry, "--snapshot", Path.Combine(Cases, "demonstration.snapshot.json"));

        Assert.True(JsonDocument.Parse(Assert.Single(answer.Lines)).RootElement.GetProperty("same").GetBoolean());
        Assert.Equal(ExitCode.Done, answer.Code);
    }

    [Fact]
    public async Task A_decision_that_was_changed_replays_otherwise()
    {
        using var folder = new TemporaryFolder();
        var changed = Entry();
        changed["level"] = "protected_c";
        var entry = folder.Write("entry.json", changed.ToJsonString());

        var answer = await Shell.BaliseAsync("", "policy", "replay", "--decision", entry, "--snapshot", Path.Combine(Cases, "demonstration.snapshot.json"));

        Assert.Contains("level: protected_c ≠ unclassified", answer.Output);
        Assert.Equal(ExitCode.Fault, answer.Code);
    }

    [Fact]
    public async Task A_snapshot_that_is_not_the_one_named_is_refused()
    {
        using var folder = new TemporaryFolder();
        var other = Entry();
        other["snapshot"] = new string('0', 64);
        var entry = folder.Write("entry.json", other.ToJsonString());

        var answer = await Shell.BaliseAsync("", "policy", "replay", "--decision", entry, "--snapshot", Path.Combine(Cases, "demonstration.snapshot.json"));

        Assert.Equal(ExitCode.Misused, answer.Code);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task A_rule_is_said_in_the_language_asked()
    {
        var french = await Shell.BaliseAsync("", "policy", "explain", "matrix", "--norms", Norms);
        var english = await Shell.BaliseAsync("", "policy", "explain", "matrix", "--norms", Norms, "--language", "en");

        Assert.Contains("Votre message n’a pas été envoyé", french.Output);
        Assert.Contains("Your message was not sent", english.Output);
        Assert.DoesNotContain("{", french.Output);
    }

    [Fact]
    public async Task An_unknown_rule_is_said_and_the_others_explained()
    {
        var answer = await Shell.BaliseAsync("", "policy", "explain", "matrix", "nothing.like.this", "--norms", Norms);

        Assert.Contains("nothing.like.this", answer.Error);
        Assert.StartsWith("matrix ", answer.Output);
        Assert.Equal(ExitCode.Misused, answer.Code);
    }

    // A decision as the journal holds it, made by the evaluator itself.
    private static JsonObject Entry()
    {
        var snapshot = File.ReadAllBytes(Path.Combine(Cases, "demonstration.snapshot.json"));
        var policy = new CompiledPolicy(PolicySnapshot.Parse(snapshot));
        using var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(Cases, "matrix.json")));
        var facts = DecisionJson.ReadFacts(cases.RootElement.GetProperty("cases")[0], policy);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            DecisionJson.Write(json, policy, in facts, policy.Evaluate(in facts));
            json.WriteEndObject();
        }

        return JsonNode.Parse(bytes.ToArray())!.AsObject();
    }
}

using System.Text.Json;
using Balise.Cli;

namespace Balise.Tests.Cli;

public sealed class ScanTests
{
    private const string Sin = "046 454 286";

    [Fact]
    public async Task A_line_gives_an_object_with_its_id_and_places_in_utf16()
    {
        var answer = await Shell.BaliseAsync($$"""{"id":"a","text":"😀 Son NAS est {{Sin}}."}""", "scan", "--format", "jsonl");

        var found = JsonDocument.Parse(Assert.Single(answer.Lines)).RootElement;
        var span = Assert.Single(found.GetProperty("spans").EnumerateArray(), span => span.GetProperty("type").GetString() == "CA_SIN");
        Assert.Equal("a", found.GetProperty("id").GetString());
        Assert.Equal((15, 26), (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32()));
        Assert.InRange(span.GetProperty("confidence").GetDouble(), 0.5, 1);
        Assert.Equal(ExitCode.Done, answer.Code);
    }

    [Fact]
    public async Task People_are_found_as_in_the_gateway()
    {
        var answer = await Shell.BaliseAsync("""{"id":"a","text":"Mme Élise Tremblay a téléphoné ce matin."}""", "scan");

        Assert.Contains("\"type\":\"PERSON\"", Assert.Single(answer.Lines));
    }

    [Fact]
    public async Task A_broken_line_is_said_apart_and_the_rest_continues()
    {
        var answer = await Shell.BaliseAsync(
            """
            {"id":1,"text":"rien"}
            {"id":2,"text":
            {"id":3}
            {"id":4,"text":"a","text":"b"}
            {"id":5,"text":"\ud83d"}

            {"id":6,"text":"rien non plus"}
            """, "scan");

        Assert.Equal(["1", "6"], answer.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetRawText()));
        Assert.Equal(["input, line 2", "input, line 3", "input, line 4", "input, line 5"], answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(':')[0]));
        Assert.Equal(ExitCode.Fault, answer.Code);
    }

    [Fact]
    public async Task A_text_file_gives_one_object_named_by_its_path()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("note.txt", $"Première ligne.\nNAS : {Sin}\n");

        var answer = await Shell.BaliseAsync("", "scan", path);

        var found = JsonDocument.Parse(Assert.Single(answer.Lines)).RootElement;
        Assert.Equal(path, found.GetProperty("id").GetString());
        Assert.Equal(22, Assert.Single(found.GetProperty("spans").EnumerateArray(), span => span.GetProperty("type").GetString() == "CA_SIN").GetProperty("start").GetInt32());
    }

    [Fact]
    public async Task A_missing_file_does_not_stop_the_others()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("lines.jsonl", """{"id":"a","text":"rien"}""" + "\n");

        var answer = await Shell.BaliseAsync("", "scan", Path.Combine(folder.Path, "none.txt"), path);

        Assert.Single(answer.Lines);
        Assert.Contains("none.txt", answer.Error);
        Assert.Equal(ExitCode.Fault, answer.Code);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("table")]
    public async Task No_value_found_is_written(string format)
    {
        var answer = await Shell.BaliseAsync($$"""{"id":"a","text":"NAS {{Sin}}"}""", "scan", "--format", format);

        Assert.Contains("CA_SIN", answer.Output);
        Assert.DoesNotContain("454", answer.Output + answer.Error);
    }

    [Fact]
    public async Task A_line_longer_than_the_reading_buffer_is_read_whole()
    {
        var answer = await Shell.BaliseAsync($$"""{"id":"long","text":"{{new string('a', 300_000)}} NAS {{Sin}}"}""" + "\n" + """{"id":"next","text":""}""", "scan");

        Assert.Equal(2, answer.Lines.Count);
        Assert.Contains("\"start\":300005", answer.Lines[0]);
    }

    [Fact]
    public async Task An_unknown_format_is_refused()
    {
        var answer = await Shell.BaliseAsync("", "scan", "--format", "xml");

        Assert.Equal(ExitCode.Misused, answer.Code);
        Assert.Empty(answer.Output);
    }

    [Fact]
    public async Task A_sarif_log_names_the_rule_the_level_and_the_place_without_the_value()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("note à jour.txt", $"NAS : {Sin}");

        var answer = await Shell.BaliseAsync("", "scan", "--format", "sarif", path);

        var log = JsonDocument.Parse(answer.Output).RootElement;
        var run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray(), r => r.GetProperty("ruleId").GetString() == "CA_SIN");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Equal("error", result.GetProperty("level").GetString());
        Assert.Equal((6, 11), (place.GetProperty("region").GetProperty("charOffset").GetInt32(), place.GetProperty("region").GetProperty("charLength").GetInt32()));
        Assert.EndsWith("note%20%C3%A0%20jour.txt", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Contains(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), r => r.GetProperty("id").GetString() == "CA_SIN");
        Assert.DoesNotContain("454", answer.Output);
    }

    [Fact]
    public async Task A_sarif_log_of_nothing_is_whole()
    {
        var answer = await Shell.BaliseAsync("", "scan", "--format", "sarif");

        Assert.Equal(0, JsonDocument.Parse(answer.Output).RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
        Assert.Equal(ExitCode.Done, answer.Code);
    }

    [Fact]
    public async Task A_folder_is_read_to_its_depths_and_what_is_no_text_is_said()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "a", "b"));
        folder.Write(Path.Combine("a", "b", "deep.txt"), $"NAS : {Sin}");
        folder.Write("top.txt", "rien");
        File.WriteAllBytes(Path.Combine(folder.Path, "blob.bin"), [0, 255, 254, 1, 2, 3, 200, 201, 0, 0]);

        var answer = await Shell.BaliseAsync("", "scan", folder.Path);

        Assert.Equal(2, answer.Lines.Count);
        Assert.Contains("CA_SIN", answer.Lines[0]);
        Assert.Contains("blob.bin: not scanned", answer.Error);
        Assert.Contains("3 files.", answer.Error);
        Assert.Equal(ExitCode.Fault, answer.Code);
    }

    [Theory]
    [InlineData("protected_b", ExitCode.LevelReached)]
    [InlineData("protected_c", ExitCode.Done)]
    public async Task The_end_says_whether_a_level_is_reached(string limit, int code)
    {
        var answer = await Shell.BaliseAsync($$"""{"id":"a","text":"NAS {{Sin}}"}""", "scan", "--fail-at", limit);

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task A_table_says_the_level_of_each_text()
    {
        var answer = await Shell.BaliseAsync($$"""
            {"id":"a","text":"NAS {{Sin}}"}
            {"id":"b","text":"rien"}
            """, "scan", "--format", "table");

        Assert.Contains(answer.Lines, line => line.Contains("protected_b") && line.EndsWith("\"a\""));
        Assert.Contains(answer.Lines, line => line.Contains("unclassified") && line.EndsWith("\"b\""));
    }
}

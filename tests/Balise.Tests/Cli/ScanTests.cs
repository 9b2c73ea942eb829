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
}

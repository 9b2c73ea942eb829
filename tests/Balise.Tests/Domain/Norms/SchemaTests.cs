using System.Text.Json;
using Balise.Domain.Norms.Internal;

namespace Balise.Tests.Domain.Norms;

/// <summary>The schemas serve editors; the loader serves the process. They must say the same.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(ShippedPacks.Folder, "schema");

    public static TheoryData<string> Schemas => [.. Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_schema_knows_the_keys_the_loader_knows(string file)
    {
        foreach (var (name, definition) in Definitions(file).Where(each => each.Definition.TryGetProperty("properties", out _)))
        {
            var shape = Assert.Single(Shapes.All, shape => shape.Name == name);

            Assert.Equal(shape.Keys.Order(), definition.GetProperty("properties").EnumerateObject().Select(key => key.Name).Order());
            Assert.Equal(shape.Required.Order(), Strings(definition.GetProperty("required")).Order());
            Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
        }
    }

    [Fact]
    public void Every_object_of_the_format_has_its_schema()
    {
        var defined = Schemas.SelectMany(row => Definitions(row.Data)).Select(definition => definition.Name);

        Assert.Superset(Shapes.All.Select(shape => shape.Name).ToHashSet(), defined.ToHashSet());
    }

    [Theory]
    [InlineData("common.schema.json", "level", null)]
    [InlineData("common.schema.json", "systemType", null)]
    [InlineData("instrument.schema.json", "instrument", "kind")]
    [InlineData("instrument.schema.json", "state", "status")]
    [InlineData("instrument.schema.json", "link", "relation")]
    [InlineData("matrix.schema.json", "cell", "effect")]
    [InlineData("use-types.schema.json", "useType", "onPublic")]
    [InlineData("rules.schema.json", "ruleCase", "beat")]
    public void A_closed_list_holds_the_words_the_loader_takes(string file, string name, string? key)
    {
        var definition = Definitions(file).Single(each => each.Name == name).Definition;
        var list = key is null ? definition : definition.GetProperty("properties").GetProperty(key);

        Assert.Equal(WordsOf(key ?? name).Order(), Strings(list.GetProperty("enum")).Order());
    }

    [Fact]
    public void Every_file_of_the_packs_names_a_schema_that_exists()
    {
        foreach (var file in new[] { ShippedPacks.Quebec, ShippedPacks.Cssdgs }
            .SelectMany(pack => Directory.EnumerateFiles(pack, "*.json", SearchOption.AllDirectories)))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var schema = document.RootElement.GetProperty("$schema").GetString()!;

            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, schema)), $"{file}: {schema}");
        }
    }

    private static IEnumerable<string> WordsOf(string list) => list switch
    {
        "level" => Vocabulary.Levels.Names,
        "systemType" => Vocabulary.SystemTypeNames.Names,
        "kind" => Vocabulary.InstrumentKinds,
        "status" => Vocabulary.Statuses.Names,
        "relation" => Vocabulary.Relations,
        "effect" => Vocabulary.Effects.Names,
        "onPublic" => Vocabulary.Permissions.Names,
        _ => Vocabulary.Beats.Names,
    };

    private static List<(string Name, JsonElement Definition)> Definitions(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, file)));
        return [.. document.RootElement.GetProperty("$defs").EnumerateObject().Select(each => (each.Name, each.Value.Clone()))];
    }

    private static IEnumerable<string> Strings(JsonElement list) => list.EnumerateArray().Select(item => item.GetString()!);
}

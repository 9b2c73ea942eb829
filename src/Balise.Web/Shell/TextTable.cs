using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Balise.Web.Shell;

/// <summary>One text in both languages. <c>{0}</c>, <c>{1}</c>… are places for values.</summary>
internal sealed record Bilingual(string Fr, string En)
{
    public string In(Language language) => language == Language.English ? En : Fr;
}

/// <summary>
/// Every text of the screens, read once from the embedded <c>*.texts.json</c> files. A key written twice, or without one of its
/// languages, stops the program at its start: it is a mistake of ours.
/// </summary>
internal static class TextTable
{
    private const string Suffix = ".texts.json";
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static FrozenDictionary<string, Bilingual> Shipped { get; } = Read(typeof(TextTable).Assembly);

    private static FrozenDictionary<string, Bilingual> Read(Assembly assembly)
    {
        var all = new Dictionary<string, Bilingual>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(Suffix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            Add(all, name, JsonSerializer.Deserialize<Dictionary<string, Bilingual>>(stream, Options) ?? []);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, Bilingual> all, string file, Dictionary<string, Bilingual> texts)
    {
        foreach (var (key, text) in texts)
        {
            if (string.IsNullOrWhiteSpace(text.Fr) || string.IsNullOrWhiteSpace(text.En))
            {
                throw new InvalidOperationException($"{file}: the text '{key}' lacks a language.");
            }

            if (!all.TryAdd(key, text))
            {
                throw new InvalidOperationException($"{file}: the text '{key}' is already written elsewhere.");
            }
        }
    }
}

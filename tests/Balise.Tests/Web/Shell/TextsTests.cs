using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Balise.Web.Shell;

namespace Balise.Tests.Web.Shell;

/// <summary>The texts of the screens against the pages that use them.</summary>
public sealed partial class TextsTests
{
    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_places()
    {
        var uneven = TextTable.Shipped
            .Where(t => !Places(t.Value.Fr).SetEquals(Places(t.Value.En)))
            .Select(t => t.Key);

        Assert.NotEmpty(TextTable.Shipped);
        Assert.Empty(uneven);
    }

    [Fact]
    public void No_page_uses_an_unknown_key()
    {
        var unknown = Sources()
            .SelectMany(s => Keys(s.Text).Select(key => (s.File, Key: key)))
            .Where(u => !IsKnown(u.Key))
            .Select(u => $"{u.File}: {u.Key}");

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_counted_text_has_a_singular_and_a_plural()
    {
        var single = TextTable.Shipped.Keys
            .Where(k => k.EndsWith(".one", StringComparison.Ordinal) && !TextTable.Shipped.ContainsKey(k[..^4] + ".many"));

        Assert.Empty(single);
    }

    [Fact]
    public void French_texts_follow_the_typography_of_Quebec()
    {
        var wrong = TextTable.Shipped
            .Where(t => Typography().IsMatch(t.Value.Fr))
            .Select(t => $"{t.Key}: {t.Value.Fr}");

        Assert.Empty(wrong);
    }

    private static bool IsKnown(string key)
    {
        if (!key.Contains('{', StringComparison.Ordinal))
        {
            return TextTable.Shipped.ContainsKey(key);
        }

        // A key with a value in it: at least one text must have its shape.
        var shape = new Regex("^" + Regex.Replace(Regex.Escape(key), @"\\\{[^}]*}", "[^.]+") + "$");

        return TextTable.Shipped.Keys.Any(k => shape.IsMatch(k));
    }

    private static IEnumerable<string> Keys(string text) => DirectUse().Matches(text).Select(m => m.Groups[1].Value)
        .Concat(ChoiceUse().Matches(text).SelectMany(m => new[] { m.Groups[1].Value, m.Groups[2].Value }))
        .Concat(CountUse().Matches(text).Select(m => m.Groups[1].Value + ".many"))
        .Concat(TableUse().Matches(text).Select(m => m.Groups[1].Value));

    private static IEnumerable<(string File, string Text)> Sources([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../src/Balise.Web"));

        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Where(f => !Path.GetRelativePath(root, f).Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"))
            .Select(f => (Path.GetRelativePath(root, f), File.ReadAllText(f)));
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    /// <summary><c>W["key"…]</c>, <c>W[$"key.{value}"]</c>, <c>W.Rich("key"…)</c>.</summary>
    [GeneratedRegex("""\b(?:W|words)(?:\[|\.Rich\()\s*\$?"([^"\s]+)"\s*[\],)]""")]
    private static partial Regex DirectUse();

    /// <summary><c>W[condition ? "key" : "key"…]</c>.</summary>
    [GeneratedRegex("""\bW\[[^"\]]*\?\s*"([^"\s]+)"\s*:\s*"([^"\s]+)"\s*[\],]""")]
    private static partial Regex ChoiceUse();

    [GeneratedRegex("""\b(?:W|words)\.Count\(\s*"([^"\s]+)"\s*,""")]
    private static partial Regex CountUse();

    /// <summary>Keys kept in the navigation table.</summary>
    [GeneratedRegex("""NavigationItem \w+ = new\("[^"]+", "([^"]+)"\)""")]
    private static partial Regex TableUse();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();

    /// <summary>A plain space before a colon, a percent or a closing quote; any space before ? ! ;; a straight apostrophe.</summary>
    [GeneratedRegex(@" [:%»]|« |[\s\u00A0\u202F][?!;]|'")]
    private static partial Regex Typography();
}

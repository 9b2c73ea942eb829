using System.Text;
using System.Text.RegularExpressions;

namespace Balise.NameTraining;

/// <summary>
/// Letters, e-mails, notes, forms and tables made from the project's own sentences (lists/Templates*.txt) and word lists, always
/// the same for a given seed: what news articles do not show, and offices write all day.
/// </summary>
internal sealed partial class SyntheticTexts
{
    private const int TextsPerSentence = 16;

    private readonly SeededRandom _random = new(4120);
    private readonly PersonNames _names;
    private readonly SyntheticWords _words;
    private readonly StringBuilder _text = new();
    private readonly List<LabelledSpan> _spans = [];

    private SyntheticTexts()
    {
        _names = new PersonNames(_random);
        _words = new SyntheticWords(_random, _names);
    }

    /// <summary>The texts made of the sentences chosen by their number, <paramref name="times"/> for each.</summary>
    public static IEnumerable<LabelledText> Make(Func<int, bool> chosen, int? times = null)
    {
        var maker = new SyntheticTexts();
        string[][] languages = [[.. WordLists.Lines("TemplatesFr")], [.. WordLists.Lines("TemplatesEn")]];
        foreach (var all in languages)
        {
            string[] sentences = [.. all.Where((_, i) => chosen(i))];
            for (var i = 0; i < sentences.Length * (times ?? TextsPerSentence); i++)
                yield return maker.Compose(i, sentences[i % sentences.Length], sentences);
        }
    }

    private LabelledText Compose(int number, string first, string[] sentences)
    {
        _text.Clear();
        _spans.Clear();
        Append(first);
        for (var more = _random.Below(3); more > 0; more--)
        {
            _text.Append(_random.Below(4) switch { 0 => "\n\n", 1 => " ", _ => "\n" });
            Append(_random.Pick(sentences));
        }

        var text = _random.Below(100) switch
        {
            < 6 => _text.ToString().ToUpperInvariant(),
            < 14 => _text.ToString().ToLowerInvariant(),
            _ => _text.ToString(),
        };
        return new LabelledText($"made-{number}", text, [.. _spans]);
    }

    private void Append(string sentence)
    {
        var at = 0;
        foreach (Match slot in Slot().Matches(sentence))
        {
            _text.Append(sentence.AsSpan(at, slot.Index - at));
            at = slot.Index + slot.Length;
            if (slot.Value == "\\n")
                _text.Append('\n');
            else
                Fill(slot.Groups[1].Value);
        }

        _text.Append(sentence.AsSpan(at));
    }

    private void Fill(string slot)
    {
        var (value, type) = _names.TryMake(slot) is { } name ? (name, "PERSON") : _words.Make(slot);
        if (type.Length > 0)
            _spans.Add(new LabelledSpan(_text.Length, _text.Length + value.Length, type));
        _text.Append(value);
    }

    [GeneratedRegex(@"\{(\w+)\}|\\n")]
    private static partial Regex Slot();
}

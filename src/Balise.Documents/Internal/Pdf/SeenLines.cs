using System.Text;
using UglyToad.PdfPig.Content;

namespace Balise.Documents.Internal.Pdf;

/// <summary>
/// The lines an eye sees, where the order of the file says something else. A number whose digits are drawn out of order is scrambled in
/// the text of the file and whole on the page.
/// </summary>
internal static class SeenLines
{
    /// <summary>Of the size of the letters: beyond it two letters are in two words, or on two lines.</summary>
    private const double WordGap = 0.25;
    private const double LineGap = 0.4;

    /// <summary>Horizontal lines that hold a word the text does not have.</summary>
    public static IEnumerable<string> NotIn(string text, IReadOnlyList<Letter> letters, CancellationToken ct)
    {
        var known = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var packed = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return Lines(letters).Select(Join).Where(line => line.Split(' ').Any(IsNew));

        bool IsNew(string word)
        {
            ct.ThrowIfCancellationRequested();
            return !known.Contains(word) && !packed.Contains(word, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<List<Letter>> Lines(IReadOnlyList<Letter> letters)
    {
        var line = new List<Letter>();
        foreach (var letter in letters
            .Where(letter => letter.TextOrientation == TextOrientation.Horizontal && !string.IsNullOrWhiteSpace(letter.Value))
            .OrderByDescending(letter => letter.StartBaseLine.Y))
        {
            if (line.Count > 0 && line[^1].StartBaseLine.Y - letter.StartBaseLine.Y > LineGap * Math.Max(1, letter.PointSize))
            {
                yield return line;
                line = [];
            }

            line.Add(letter);
        }

        if (line.Count > 0)
        {
            yield return line;
        }
    }

    private static string Join(List<Letter> line)
    {
        var text = new StringBuilder();
        Letter? before = null;
        foreach (var letter in line.OrderBy(letter => letter.StartBaseLine.X))
        {
            if (before is not null)
            {
                // A letter printed twice in place is bold, not doubled.
                if (letter.Value == before.Value && Math.Abs(letter.StartBaseLine.X - before.StartBaseLine.X) < LineGap)
                {
                    continue;
                }

                if (letter.StartBaseLine.X - before.EndBaseLine.X > WordGap * Math.Max(1, letter.PointSize))
                {
                    text.Append(' ');
                }
            }

            text.Append(letter.Value);
            before = letter;
        }

        return text.ToString();
    }
}

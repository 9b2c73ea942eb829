using System.Text;

namespace Balise.Documents;

/// <summary>A stretch of <see cref="DocumentText.Text"/>, in UTF-16 units, and where it was in the document.</summary>
public readonly record struct TextRun(int Start, int Length, TextLocator At);

/// <summary>A place in a document. Numbers count from 1; what has no meaning for the kind of document is null.</summary>
public sealed record TextLocator(TextArea Area)
{
    /// <summary>The page of a PDF or the slide of a presentation.</summary>
    public int? Page { get; init; }

    public string? Sheet { get; init; }

    /// <summary>The cell, as in <c>B4</c>.</summary>
    public string? Cell { get; init; }

    public int? Paragraph { get; init; }

    public int? Line { get; init; }

    /// <summary>The part of the archive, the attachment, or the field that holds the text.</summary>
    public string? Part { get; init; }

    /// <summary>A short English rendering: <c>page 3, line 2</c>, <c>Feuil1!B4</c>, <c>comment, paragraph 1</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add(Part);
        Add(Area == TextArea.Body ? null : Area.ToString());
        Add(Sheet is null ? null : Cell is null ? Sheet : $"{Sheet}!{Cell}");
        Add(Page is null ? null : $"page {Page}");
        Add(Paragraph is null ? null : $"paragraph {Paragraph}");
        Add(Line is null ? null : $"line {Line}");
        return text.ToString();

        void Add(string? piece) => text.Append(text.Length > 0 && piece is not null ? ", " : "").Append(piece);
    }
}

/// <summary>What kind of place the text was in.</summary>
public enum TextArea
{
    Body,
    Header,
    Footer,

    /// <summary>A footnote, an endnote, or the notes of a slide.</summary>
    Note,
    Comment,
    TextBox,

    /// <summary>A hidden sheet or slide.</summary>
    Hidden,

    /// <summary>Author, title, keywords and custom properties.</summary>
    Properties,
    FormField,

    /// <summary>The target of a link, or a bookmark.</summary>
    Link,

    /// <summary>Alternative text of a picture, chart labels, cached data, styles: whatever else the file carries.</summary>
    Other,
}

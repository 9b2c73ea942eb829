namespace Balise.Web.Documents;

/// <summary>
/// A document of the portal: minutes, a whole file. Composed once, then written as a Word file (<see cref="WordWriter"/>) or shown as a
/// page to print (<see cref="DocumentView"/>): both always say the same thing.
/// </summary>
/// <param name="Subject">Under the title: which file, which session, which body.</param>
/// <param name="Language">Language tag of its words, for example <c>fr-CA</c>.</param>
/// <param name="Foot">At the foot of each page: printed when, by which role.</param>
public sealed record PortalDocument(string Title, string Subject, string Language, string Foot, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>A part of a document. Closed.</summary>
public abstract record DocumentBlock
{
    private protected DocumentBlock()
    {
    }
}

/// <param name="Level">1 to 3, never skipping one.</param>
public sealed record HeadingBlock(int Level, string Text) : DocumentBlock;

/// <param name="Text">Line feeds are kept.</param>
public sealed record ParagraphBlock(string Text) : DocumentBlock;

public sealed record ListBlock(IReadOnlyList<string> Items) : DocumentBlock;

/// <summary>Labels and values.</summary>
public sealed record PairsBlock(string Caption, IReadOnlyList<(string Label, string Value)> Rows) : DocumentBlock;

/// <param name="Caption">Says what the table holds, for those who do not see it.</param>
public sealed record TableBlock(string Caption, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentBlock;

namespace Balise.Domain.Dossiers.Importing;

/// <summary>Reads a form that a body already filled in outside the portal.</summary>
public interface IFilledDocuments
{
    /// <summary>The lines of a Word or Excel file, in reading order; <c>null</c> when it cannot be read whole.</summary>
    FilledDocument? Read(byte[] content, CancellationToken ct);
}

public sealed record FilledDocument(IReadOnlyList<FilledLine> Lines);

/// <summary>A paragraph, or a row of a table: its cells from left to right.</summary>
/// <param name="Where">For people: <c>Feuil1!B4</c>, or the rank of the paragraph.</param>
public sealed record FilledLine(string Where, IReadOnlyList<string> Cells);

namespace Balise.Detection.Context;

/// <summary>Where a value stands in a table: the heading of its column, the line of headings, and the first cell of its own row.</summary>
internal readonly record struct TableCell(int Heading, int HeadingEnd, int Row, int RowEnd, int First = 0, int FirstEnd = 0)
{
    public bool HasHeading => HeadingEnd > Heading;
}

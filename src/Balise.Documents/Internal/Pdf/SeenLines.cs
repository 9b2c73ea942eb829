using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Balise.Documents.Internal.Pdf;

/// <summary>
/// The lines an eye sees, where the order of the file says something else. A number whose digits are drawn out of order is scrambled in
/// the text of the file and whole on the page.
/// </summary>
internal static class SeenLines
{
    private static readonly NearestNeighbourWordExtractor Extractor =
        new(new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 });

    /// <summary>Visual lines that hold a word the text does not have.</summary>
    public static IEnumerable<string> NotIn(string text, Page page)
    {
        var known = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var packed = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return page.GetWords(Extractor)
            .GroupBy(word => Math.Round(word.BoundingBox.Bottom / 2))
            .OrderByDescending(line => line.Key)
            .Where(line => line.Any(word => !known.Contains(word.Text) && !packed.Contains(Packed(word.Text), StringComparison.Ordinal)))
            .Select(line => string.Join(' ', line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)));
    }

    private static string Packed(string word) => string.Concat(word.Where(c => !char.IsWhiteSpace(c)));
}

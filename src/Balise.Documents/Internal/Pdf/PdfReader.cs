using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Balise.Documents.Internal.Pdf;

/// <summary>Reads the pages of a PDF, then what is not on them: form fields, annotations, bookmarks, properties, attached files.</summary>
internal static class PdfReader
{
    /// <summary>Recursion PdfPig may use on nested objects; the thread below has the stack for it.</summary>
    private const int MaxNesting = 256;

    /// <summary>Beyond this share of letters without a Unicode value, the words of a page cannot be trusted.</summary>
    private const double MaxUnmapped = 0.2;

    public static void Read(Reading reading, ReadOnlyMemory<byte> bytes) =>
        OwnThread.Run(() => ReadHere(reading, bytes), reading.Token);

    private static void ReadHere(Reading reading, ReadOnlyMemory<byte> bytes)
    {
        var filters = new GuardedFilters(reading);
        using var document = Open(bytes, filters);
        if (document.NumberOfPages > reading.Limits.MaxPages)
        {
            throw new ReadingStopped(UnreadableReason.TooLarge, $"more than {reading.Limits.MaxPages} pages");
        }

        var (runs, lettered) = (reading.Runs.Count, false);
        var extras = new PdfExtras(reading, document, filters);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            reading.Token.ThrowIfCancellationRequested();
            var page = document.GetPage(number);
            lettered |= ReadPage(reading, page);
            extras.ReadAnnotations(page);
        }

        extras.ReadObjects();
        if (!lettered && !reading.Runs.Skip(runs).Any(run => run.At.Area == TextArea.FormField))
        {
            throw new ReadingStopped(UnreadableReason.ImageOnly, "no page carries a letter");
        }

        extras.ReadProperties();
    }

    private static PdfDocument Open(ReadOnlyMemory<byte> bytes, GuardedFilters filters)
    {
        try
        {
            return PdfDocument.Open(bytes, new ParsingOptions
            {
                UseLenientParsing = true,
                SkipMissingFonts = true,
                MaxStackDepth = MaxNesting,
                FilterProvider = filters,
            });
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new ReadingStopped(UnreadableReason.Encrypted, "a PDF under a password");
        }
    }

    /// <returns>False when the page carries no letter.</returns>
    private static bool ReadPage(Reading reading, Page page)
    {
        var letters = page.Letters;
        if (letters.Count == 0)
        {
            if (page.NumberOfImages > 0 || page.Paths.Count > 0)
            {
                reading.Skip($"page {page.Number}", UnreadableReason.ImageOnly, page.Number);
            }

            return false;
        }

        if (letters.Count(IsUnmapped) > letters.Count * MaxUnmapped)
        {
            reading.Skip($"page {page.Number}", UnreadableReason.Unsupported, page.Number);
        }

        if (page.NumberOfImages > 0)
        {
            reading.Skip($"pictures of page {page.Number}", UnreadableReason.ImageOnly, page.Number);
        }

        var text = ContentOrderTextExtractor.GetText(page);
        var line = 0;
        foreach (var words in text.AsSpan().EnumerateLines())
        {
            line++;
            reading.Append(words.ToString(), reading.At(TextArea.Body) with { Page = page.Number, Line = line });
        }

        foreach (var seen in SeenLines.NotIn(text, letters, reading.Token))
        {
            reading.Append(seen, reading.At(TextArea.Other) with { Page = page.Number });
        }

        return true;
    }

    private static bool IsUnmapped(Letter letter) =>
        string.IsNullOrEmpty(letter.Value) || letter.Value.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FF') >= 0 || letter.Value.Contains('\uFFFD');
}

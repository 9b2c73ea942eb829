using Balise.Documents.Internal.Office;
using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Balise.Documents.Internal.Pdf;

/// <summary>The texts of a PDF that are not drawn on a page.</summary>
internal sealed class PdfExtras(Reading reading, PdfDocument document, IFilterProvider filters)
{
    private const int MaxDepth = 4;

    /// <summary>Dates, names of objects, default appearances: not words.</summary>
    private static readonly HashSet<string> Wordless = ["M", "CreationDate", "ModDate", "DA", "NM", "ID", "Parent", "P", "AP"];

    public void ReadAnnotations(Page page)
    {
        foreach (var annotation in page.GetAnnotations())
        {
            var before = reading.Length;
            AppendStrings(annotation.AnnotationDictionary, reading.At(TextArea.Comment) with { Page = page.Number });
            if (reading.Length == before && annotation.AnnotationDictionary.ContainsKey(NameToken.Ap))
            {
                reading.Skip($"annotation of page {page.Number}", UnreadableReason.Unsupported, page.Number);
            }
        }
    }

    public void ReadForm()
    {
        if (!document.TryGetForm(out var form))
        {
            return;
        }

        foreach (var field in form.GetFields())
        {
            AppendStrings(field.Dictionary, reading.At(TextArea.FormField) with { Page = field.PageNumber, Part = field.Information?.PartialName });
        }

        if (form.Dictionary.TryGet(NameToken.Create("XFA"), out var xfa))
        {
            var packets = new MemoryStream();
            foreach (var token in Resolve(xfa) is ArrayToken array ? array.Data : [xfa])
            {
                if (Resolve(token) is StreamToken stream)
                {
                    packets.Write(stream.Decode(filters).Span);
                }
            }

            WalkXml(packets.ToArray(), TextArea.FormField, "XFA");
        }
    }

    public void ReadAttachments()
    {
        if (document.Advanced.TryGetEmbeddedFiles(out var files))
        {
            foreach (var file in files)
            {
                reading.ReadEmbedded(file.Name, file.Memory);
            }
        }
    }

    public void ReadProperties()
    {
        if (document.Information.DocumentInformationDictionary is { } information)
        {
            AppendStrings(information, reading.At(TextArea.Properties));
        }

        if (document.TryGetXmpMetadata(out var metadata))
        {
            WalkXml(metadata.GetXmlBytes().ToArray(), TextArea.Properties, "metadata");
        }

        if (document.TryGetBookmarks(out var bookmarks))
        {
            foreach (var bookmark in bookmarks.GetNodes())
            {
                reading.Append(bookmark.Title, reading.At(TextArea.Link));
            }
        }
    }

    private IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data).Data : token;

    /// <summary>Strings of a dictionary and of the dictionaries and arrays directly in it: contents, authors, values, addresses.</summary>
    private void AppendStrings(IToken token, TextLocator at, int depth = 0)
    {
        switch (token)
        {
            case StringToken text:
                reading.Append(text.Data, at);
                break;
            case HexToken hex:
                reading.Append(hex.Data, at);
                break;
            case IndirectReferenceToken when Resolve(token) is StringToken or HexToken:
                AppendStrings(Resolve(token), at, depth);
                break;
            case DictionaryToken dictionary when depth < MaxDepth:
                foreach (var (key, value) in dictionary.Data)
                {
                    if (!Wordless.Contains(key))
                    {
                        AppendStrings(value, at, depth + 1);
                    }
                }

                break;
            case ArrayToken array when depth < MaxDepth:
                foreach (var item in array.Data)
                {
                    AppendStrings(item, at, depth + 1);
                }

                break;
        }
    }

    private void WalkXml(byte[] xml, TextArea area, string part)
    {
        if (PartXml.Root(xml) is null)
        {
            reading.Skip(part, UnreadableReason.Broken);
            return;
        }

        new PartWalker(reading).Walk(xml, reading.At(area) with { Part = part });
    }
}

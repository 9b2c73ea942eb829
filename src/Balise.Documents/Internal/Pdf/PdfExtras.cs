using Balise.Documents.Internal.Office;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Balise.Documents.Internal.Pdf;

/// <summary>
/// The texts of a PDF that are not drawn on a page: form fields, annotations, bookmarks, alternative texts, attached files, properties.
/// Every object of the file is looked at once, by number: no graph is followed, so that no circle of references can hold the reader.
/// </summary>
internal sealed class PdfExtras(Reading reading, PdfDocument document, IFilterProvider filters)
{
    private static readonly NameToken Xfa = NameToken.Create("XFA");

    private readonly Dictionary<IndirectReference, int> pageOfAnnotation = [];
    private readonly Dictionary<IndirectReference, string> attached = [];
    private readonly HashSet<IndirectReference> properties = [];
    private readonly List<IToken> forms = [];

    /// <summary>Notes which annotations are on a page; reads those written in the page itself.</summary>
    public void ReadAnnotations(Page page)
    {
        if (!page.Dictionary.TryGet(NameToken.Annots, out var annotations) || Resolve(annotations) is not ArrayToken array)
        {
            return;
        }

        foreach (var token in array.Data)
        {
            if (token is IndirectReferenceToken reference)
            {
                pageOfAnnotation.TryAdd(reference.Data, page.Number);
            }
            else if (token is DictionaryToken annotation)
            {
                ReadAnnotation(annotation, page.Number);
            }
        }
    }

    public void ReadObjects()
    {
        if (document.Structure.Trailer.Info is IndirectReferenceToken pointer)
        {
            properties.Add(pointer.Data);
        }

        var broken = false;
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.OrderBy(key => key.ObjectNumber))
        {
            reading.Token.ThrowIfCancellationRequested();
            if (properties.Contains(reference))
            {
                continue;
            }

            try
            {
                ReadObject(reference, document.Structure.GetObject(reference)?.Data);
            }
            catch (Exception fault) when (fault is not (ReadingStopped or OperationCanceledException or OutOfMemoryException))
            {
                broken = true;
            }
        }

        if (broken)
        {
            reading.Skip("objects", UnreadableReason.Broken);
        }

        forms.ForEach(ReadXfa);
        foreach (var (reference, name) in attached)
        {
            if (document.Structure.GetObject(reference)?.Data is StreamToken stream)
            {
                reading.ReadEmbedded(name, stream.Decode(filters));
            }
        }
    }

    public void ReadProperties()
    {
        if (document.Information.DocumentInformationDictionary is { } information)
        {
            PdfStrings.Append(reading, information, reading.At(TextArea.Properties), Resolve);
        }

        if (document.TryGetXmpMetadata(out var metadata))
        {
            WalkXml(metadata.GetXmlBytes().ToArray(), TextArea.Properties, "metadata");
        }
    }

    private void ReadObject(IndirectReference reference, IToken? token)
    {
        if (token is StreamToken stream && stream.StreamDictionary.TryGet(NameToken.Type, out var type) && type is NameToken { Data: "EmbeddedFile" })
        {
            attached.TryAdd(reference, $"attachment {reference.ObjectNumber}");
        }

        if (pageOfAnnotation.TryGetValue(reference, out var page) && token is DictionaryToken annotation)
        {
            ReadAnnotation(annotation, page);
        }
        else if (token is DictionaryToken or ArrayToken)
        {
            PdfStrings.Append(reading, token, Place(token), Resolve);
        }

        if (token is DictionaryToken dictionary)
        {
            NoteAttachments(dictionary);
            NoteForm(dictionary);
        }
    }

    private void ReadAnnotation(DictionaryToken annotation, int page)
    {
        var before = reading.Length;
        PdfStrings.Append(reading, annotation, Place(annotation) with { Page = page }, Resolve);
        if (reading.Length == before && annotation.ContainsKey(NameToken.Ap))
        {
            reading.Skip($"annotation of page {page}", UnreadableReason.Unsupported, page);
        }
    }

    private TextLocator Place(IToken token) => token switch
    {
        DictionaryToken field when field.ContainsKey(NameToken.Ft) || (field.ContainsKey(NameToken.T) && field.ContainsKey(NameToken.V)) =>
            reading.At(TextArea.FormField) with { Part = field.TryGet(NameToken.T, out var name) ? PdfStrings.Text(Resolve(name)) : null },
        DictionaryToken link when link.ContainsKey(NameToken.Dest) || link.ContainsKey(NameToken.A) => reading.At(TextArea.Link),
        DictionaryToken note when note.ContainsKey(NameToken.Contents) => reading.At(TextArea.Comment),
        _ => reading.At(TextArea.Other),
    };

    /// <summary>A file specification names its streams under EF (ISO 32000-1, 7.11.3).</summary>
    private void NoteAttachments(DictionaryToken specification)
    {
        if (!specification.TryGet(NameToken.Ef, out var files) || Resolve(files) is not DictionaryToken streams)
        {
            return;
        }

        var name = new[] { NameToken.Uf, NameToken.F }
            .Select(key => specification.TryGet(key, out var token) ? PdfStrings.Text(Resolve(token)) : null)
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "attachment";
        foreach (var stream in streams.Data.Values.OfType<IndirectReferenceToken>())
        {
            attached[stream.Data] = name;
        }
    }

    private void NoteForm(DictionaryToken dictionary)
    {
        if (dictionary.TryGet(Xfa, out var xfa)
            || (dictionary.TryGet(NameToken.AcroForm, out var form) && Resolve(form) is DictionaryToken inner && inner.TryGet(Xfa, out xfa)))
        {
            forms.Add(xfa);
        }
    }

    private void ReadXfa(IToken xfa)
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

    private IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference && document.Structure.GetObject(reference.Data)?.Data is { } found ? found : token;

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

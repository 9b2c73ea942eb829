namespace Balise.Tests.Detection.Labelled;

/// <summary>A text of the detection corpus, with the spans a detector must find.</summary>
/// <param name="Id">Unique in the whole corpus.</param>
/// <param name="Language"><c>fr</c>, <c>en</c> or <c>mixed</c>.</param>
/// <param name="Kind">letter, email, ticket, school, hr, legal, code, table, minutes, chat…</param>
/// <param name="Technique">How the text hides a value; null for a plain text.</param>
internal sealed record LabelledText(
    string Id, string Language, string Kind, string? Technique, string Text, IReadOnlyList<LabelledSpan> Labels)
{
    /// <summary>What must be found. A text that has none is a negative: any finding outside the tolerated spans is a false alarm.</summary>
    public IEnumerable<LabelledSpan> Spans => Labels.Where(label => label.Role == SpanRole.Expected);

    public IEnumerable<LabelledSpan> Optional => Labels.Where(label => label.Role == SpanRole.Optional);

    public IEnumerable<LabelledSpan> PublicContacts => Labels.Where(label => label.Role == SpanRole.PublicContact);

    public bool IsNegative => !Spans.Any();

    public string ValueOf(LabelledSpan span) => Text[span.Start..span.End];
}

/// <summary>A stretch of the text: UTF-16 offsets, end exclusive.</summary>
/// <param name="Evaded">True when the value was disguised by the technique of the text.</param>
internal readonly record struct LabelledSpan(int Start, int End, string Type, SpanRole Role, bool Evaded = false);

internal enum SpanRole
{
    /// <summary>Must be found.</summary>
    Expected,

    /// <summary>May be found: neither a miss nor a false alarm.</summary>
    Optional,

    /// <summary>Contact details of an office: finding them is tolerated, and counted apart.</summary>
    PublicContact,
}

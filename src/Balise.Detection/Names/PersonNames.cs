namespace Balise.Detection.Names;

/// <summary>The names tagger as one more detector: a title belongs to the finding, since « Mme » alone tells little but leads to a name.</summary>
public sealed class PersonNames(PersonTagger tagger) : IPersonTagger
{
    [ThreadStatic]
    private static PersonSpanBuffer? spans;

    /// <summary>With the embedded model.</summary>
    public static PersonNames Load() => new(PersonTagger.Load());

    public void Tag(ReadOnlySpan<char> text, FindingBuffer into)
    {
        var found = spans ??= new PersonSpanBuffer();
        tagger.Tag(text, found);
        foreach (ref readonly var person in found.Spans)
        {
            into.Add(new Finding(person.Start, person.End, FindingType.Person, person.Confidence, FindingFlags.None, ReasonOf(person.Reason)));
        }
    }

    private static Reasons ReasonOf(PersonReason reason) => reason switch
    {
        PersonReason.Trigger => Reasons.ContextWord,
        PersonReason.Propagated => Reasons.Repeated,
        _ => Reasons.Model,
    };
}

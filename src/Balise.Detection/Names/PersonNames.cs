using Balise.Detection.Names.Internal;

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
        var people = found.Spans;
        for (var i = 0; i < people.Length; i++)
        {
            var person = people[i];
            var end = MiddleInitials.After(text, person.End);
            while (i + 1 < people.Length && people[i + 1].Start < end)
            {
                end = Math.Max(end, people[++i].End);
            }

            if (NotNames.Is(text, person.Start, end))
            {
                continue;
            }

            into.Add(new Finding(MiddleInitials.Before(text, person.Start), end, FindingType.Person, Math.Min(person.Confidence, 1f), FindingFlags.None, ReasonOf(person.Reason)));
        }
    }

    private static Reasons ReasonOf(PersonReason reason) => reason switch
    {
        PersonReason.Trigger => Reasons.ContextWord,
        PersonReason.Propagated => Reasons.Repeated,
        _ => Reasons.Model,
    };
}

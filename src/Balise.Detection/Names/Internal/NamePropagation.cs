namespace Balise.Detection.Names.Internal;

/// <summary>Turns into names the doubtful words that are part of a fuller name found before or after them.</summary>
internal static class NamePropagation
{
    private const float Confidence = 0.75f, LeastProbability = 0.02f;

    public static void Apply(TaggingWorkspace work, PersonMemory memory, PersonSpanBuffer into)
    {
        if (memory.Count == 0)
            return;
        var found = into.Count;
        foreach (ref readonly var word in work.Doubtful)
            if (!word.Weak && word.Probability >= LeastProbability && memory.Contains(word.Word))
                into.Add(new PersonSpan(word.Start, word.End, word.Start, Confidence, PersonReason.Propagated));
        if (into.Count > found)
            into.Writable.Sort(static (a, b) => a.Start.CompareTo(b.Start));
    }
}

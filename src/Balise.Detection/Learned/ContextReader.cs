using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>
/// Numbers, accounts and passwords that only their surroundings name. Reads the places the walk left, once the detectors have spoken: what one of them
/// is sure of is left to it; what remains is judged by the model, which may add a value or take back one that a detector doubted.
/// </summary>
internal static class ContextReader
{
    /// <summary>A detector as sure as this is not questioned.</summary>
    private const float Sure = .8f;

    /// <summary>Where signs were unfolded the text itself is a guess (« C:\new\table\u12 » has no tabulation): the model must believe more.</summary>
    private const float LeastUnfolded = .6f;

    /// <summary>The model never outweighs a detector that has proof.</summary>
    private const float MostConfident = .84f;

    private const float LeastConfident = .5f;

    /// <summary>
    /// How sure the model must be that a value is nothing before it takes back what a detector doubted. Never an account or a password: their detectors
    /// read code and settings, of which the model has seen little.
    /// </summary>
    private const float LeastVeto = .99f;

    /// <summary>Places judged in one text. A text with more is a heap of numbers, and the rest of it is said to be unread.</summary>
    private const int MaxPlaces = 100_000;

    /// <param name="text">The view that was walked, of which the places are offsets.</param>
    /// <param name="map">From the view to the original; empty when they are one.</param>
    public static void Read(ReadOnlySpan<char> text, ReadOnlySpan<int> map, FindingBuffer into, ContextModel model)
    {
        var desk = into.Context;
        var places = desk.Gather(text, model.Words);
        if (places.IsEmpty)
        {
            return;
        }

        Span<float> best = stackalloc float[ContextClasses.Count];
        var changed = false;
        var settled = into.Count;
        var f = 0;
        var (done, judged) = (0, 0);
        foreach (ref readonly var place in places)
        {
            if (place.Start < done)
            {
                continue;
            }

            var (from, to) = map.IsEmpty ? (place.Start, place.End) : (map[place.Start], map[place.End]);
            while (f < settled && into.Findings[f].End <= from)
            {
                f++;
            }

            var doubted = f < settled && into.Findings[f].Start < to ? f : -1;
            if (doubted >= 0 && !IsDoubtful(into.Findings[doubted]))
            {
                continue;
            }

            if (judged++ == MaxPlaces)
            {
                into.MarkTruncated();
                break;
            }

            into.Work += Surroundings.ReachLeft;
            var found = desk.Judge(text, place, model, best, out var candidate);
            if (found != ContextClass.None && !map.IsEmpty && 1 - best[0] < LeastUnfolded)
            {
                continue;
            }

            if (found != ContextClass.None)
            {
                var (start, end) = map.IsEmpty ? (candidate.Start, candidate.End) : (map[candidate.Start], map[candidate.End]);
                if (doubted >= 0 && into.Findings[doubted] is var held && held.Length > end - start && held.Start <= start && held.End >= end)
                {
                    continue;
                }

                var folded = !map.IsEmpty && end - start != candidate.End - candidate.Start ? Reasons.Folded : Reasons.None;
                into.Add(new Finding(start, end, ContextClasses.Type(found), Confidence(1 - best[0], model.Thresholds[(int)found]), FindingFlags.None, Reasons.Model | folded, desk.Tell(text, candidate, model, found)));
                changed = true;
                done = candidate.End;
            }
            else if (doubted >= 0 && best[0] >= LeastVeto && into.Findings[doubted].Type is not (FindingType.Username or FindingType.Password) && into.Findings[doubted].Start == from && into.Findings[doubted].End == to)
            {
                into.TakeBack(doubted);
                changed = true;
            }
        }

        if (changed)
        {
            into.Settle();
        }
    }

    // The least that is believed counts for a half: each class has a threshold of its own, those who read the findings have one for all.
    private static float Confidence(float probability, float threshold) =>
        Math.Min(LeastConfident + ((1 - LeastConfident) * (probability - threshold) / (1 - threshold)), MostConfident);

    private static bool IsDoubtful(in Finding finding) =>
        finding.Confidence < Sure && ContextClasses.Of(finding.Type) != ContextClass.None && (finding.Reasons & (Reasons.CheckDigit | Reasons.OperatorRule | Reasons.Randomness)) == 0;
}

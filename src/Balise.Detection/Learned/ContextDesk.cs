using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>Where the reader works: its places, what it reads around one, what it makes of it. One for each buffer, reused.</summary>
internal sealed class ContextDesk
{
    private const int MostCandidates = 12;
    private readonly uint[] features = new uint[ContextFeatures.Most];
    private readonly int[] sources = new int[ContextFeatures.Most];
    private readonly ContextCandidate[] candidates = new ContextCandidate[MostCandidates];
    private readonly Surroundings around = new();
    private ContextPlace[] places = [];
    private TableColumn table;

    public ContextPlaces Places { get; } = new();

    public void Clear() => Places.Clear();

    /// <summary>Every place to judge, in order: tokens with digits, and words near those for accounts and passwords.</summary>
    public ReadOnlySpan<ContextPlace> Gather(ReadOnlySpan<char> text, ContextWords words)
    {
        table = default;
        if (Places.Cues.IsEmpty)
        {
            return Places.Numbers;
        }

        var count = CredentialWords.Gather(text, Places, words, ref places);
        return places.AsSpan(0, count);
    }

    /// <summary>The class of the best candidate at a place, and its range; <see cref="ContextClass.None"/> when none passes its threshold.</summary>
    /// <param name="probabilities">Receives those of the best candidate; of the place itself when none is found.</param>
    public ContextClass Judge(ReadOnlySpan<char> text, in ContextPlace place, ContextModel model, Span<float> probabilities, out ContextCandidate found)
    {
        Span<float> each = stackalloc float[ContextClasses.Count];
        var best = ContextClass.None;
        var highest = 0f;
        found = default;
        probabilities.Clear();
        var count = Open(text, place, model.Words, out var cell);
        for (var i = 0; i < count; i++)
        {
            var candidate = candidates[i];
            model.Judge(Features(text, candidate, cell, model.Words), candidate.Allowed, each);
            if (best == ContextClass.None && candidate.Start == place.Start && candidate.End == place.End)
            {
                each.CopyTo(probabilities);
            }

            var likeliest = ContextModel.Likeliest(each);
            if (likeliest != ContextClass.None && 1 - each[0] >= model.Thresholds[(int)likeliest] && 1 - each[0] > highest)
            {
                (best, highest, found) = (likeliest, 1 - each[0], candidate);
                each.CopyTo(probabilities);
            }
        }

        return best;
    }

    /// <summary>Reads around a place and lists its candidates.</summary>
    public int Open(ReadOnlySpan<char> text, in ContextPlace place, ContextWords words, out TableCell cell)
    {
        around.Read(text, place.Start, place.End, words);
        cell = table.CellOf(text, place.Start);
        if (!place.IsWord)
        {
            return ContextShapes.Candidates(text, place, candidates);
        }

        candidates[0] = ContextShapes.Word(text, place.Start, place.End);
        return 1;
    }

    public ReadOnlySpan<ContextCandidate> Candidates => candidates;

    public ReadOnlySpan<uint> Features(ReadOnlySpan<char> text, in ContextCandidate candidate, in TableCell cell, ContextWords words)
    {
        var writer = new ContextFeatures(features, default);
        writer.Extract(text, candidate, around, cell, words);
        return features.AsSpan(0, writer.Count);
    }

    /// <summary>The two words around that weighed most, as constants of the model, never a piece of the text; null when none may be said.</summary>
    public string? Tell(ReadOnlySpan<char> text, in ContextCandidate candidate, ContextModel model, ContextClass found)
    {
        var writer = new ContextFeatures(features, sources);
        writer.Extract(text, candidate, around, table.CellOf(text, candidate.Start), model.Words);
        Span<(int At, int Weight)> words = stackalloc (int, int)[24];
        var count = 0;
        for (var i = 0; i < writer.Count; i++)
        {
            if (sources[i] < 0)
            {
                continue;
            }

            var weight = (sbyte)(model.WeightsOf(features[i]) >> (8 * ((int)found - 1)));
            var k = 0;
            while (k < count && words[k].At != sources[i])
            {
                k++;
            }

            if (k == count && count == words.Length)
            {
                continue;
            }

            count = Math.Max(count, k + 1);
            words[k] = (sources[i], k < count ? words[k].Weight + weight : weight);
        }

        words[..count].Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.At.CompareTo(b.At));
        string? said = null;
        for (var k = 0; k < count && words[k].Weight > 0; k++)
        {
            var end = words[k].At;
            if (ContextWords.Word(text, ref end, text.Length, out _, out var hash, out _) && model.Tell(hash) is { } word && word != said)
            {
                if (said is not null)
                {
                    return said + ", " + word;
                }

                said = word;
            }
        }

        return said;
    }
}

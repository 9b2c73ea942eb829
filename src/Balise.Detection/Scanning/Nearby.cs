using Balise.Detection.Context;

namespace Balise.Detection.Scanning;

/// <summary>What the words around a candidate say.</summary>
/// <param name="Label">Topics of the closest telling word before the candidate.</param>
/// <param name="Gap">Characters between that word and the candidate.</param>
/// <param name="Before">Topics of all words before, within reach.</param>
/// <param name="After">Topics of the words just after, on the same line.</param>
internal readonly record struct Nearby(Topics Label, int Gap, Topics Before, Topics After)
{
    public Topics All => Before | After;

    /// <summary>Whether the word that names the candidate stands right before it, give or take « no », « : », « est ».</summary>
    public bool Names(Topics topic, int within = 28) => (Label & topic) != 0 && Gap <= within;

    /// <summary>Whether that word has not been given its own number on the way: in « ligne 14 : Roy, 130 692 544 », the line is 14.</summary>
    public bool NamesAlone(ReadOnlySpan<char> text, int start, Topics topic, int within = 28) =>
        Names(topic, within) && (Gap > start || !Chars.HasDigit(text.Slice(start - Gap, Gap)));

    public bool Says(Topics topic) => ((Label | After) & topic) != 0;

    public bool Mentions(Topics topic) => (All & topic) != 0;
}

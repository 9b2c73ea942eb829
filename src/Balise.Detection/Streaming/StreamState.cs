namespace Balise.Detection;

/// <summary>What a stream must remember to go on elsewhere: the tail of the text and how far it is settled. Holds text: keep it as such.</summary>
/// <param name="Tail">The last characters received, at most a few thousand.</param>
/// <param name="TailStart">Offset of the tail in the whole stream, UTF-16 units.</param>
/// <param name="Settled">Findings that start before this offset have been given.</param>
/// <param name="LastEnd">End of the last finding given.</param>
/// <param name="Right">How far past the step the scan currently needs to see.</param>
public sealed record StreamState(string Tail, int TailStart, int Settled, int LastEnd, int Right);

namespace Balise.Detection.Names.Internal;

/// <summary>A stretch of words of the window proposed as a name, and what the judge thinks of it.</summary>
internal struct SpanCandidate
{
    public int Start;
    public int End;

    /// <summary>What its first reading makes of it, as a log-odds: in all, then of the name itself, of its sides, of its line, of what is around.</summary>
    public float First, Name, Sides, Line, Around;

    /// <summary>The probability that it is a person's name, once those near it have been read too.</summary>
    public float Probability;
}

namespace Balise.Domain.Norms.Internal;

/// <summary>Gathers the problems of every file of a load; nothing stops at the first one. A problem said twice is kept once.</summary>
internal sealed class ProblemList
{
    private readonly List<NormsProblem> problems = [];
    private readonly HashSet<NormsProblem> seen = [];

    public IReadOnlyList<NormsProblem> All => problems;

    public void Add(string file, string pointer, string message)
    {
        var problem = new NormsProblem(file, pointer, message);
        if (seen.Add(problem))
        {
            problems.Add(problem);
        }
    }

    public void Add(Place place, string message) => Add(place.File, place.Pointer, message);
}

/// <summary>Where something was said: file of a pack (its folder first, for example <c>quebec/rules.json</c>) and JSON pointer.</summary>
internal readonly record struct Place(string File, string Pointer)
{
    public Place At(string key) => this with { Pointer = $"{Pointer}/{key}" };
}

/// <summary>A value and the place that said it.</summary>
internal sealed record Located<T>(T Value, Place Place);

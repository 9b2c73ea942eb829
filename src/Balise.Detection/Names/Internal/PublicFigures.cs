using System.Collections.Frozen;

namespace Balise.Detection.Names.Internal;

/// <summary>
/// Names of history, of books, of science and of firms (<c>figures.txt</c>): nobody's private life. Compared whole, without case nor accents;
/// what a title, a label or a salutation announces is somebody all the same.
/// </summary>
internal static class PublicFigures
{
    private const string Resource = "figures.txt";

    private static readonly FrozenSet<uint> Names = Read();

    public static bool Holds(ReadOnlySpan<char> name) => Names.Contains(Hash(name));

    private static uint Hash(ReadOnlySpan<char> name)
    {
        var hash = WordHash.Seed;
        foreach (var c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                hash = WordHash.Add(hash, LatinFold.Fold(c));
            }
            else if (c == '-')
            {
                // « Jean-Lesage » is an airport; Jean Lesage may be a neighbour.
                hash = WordHash.Add(hash, c);
            }
        }

        return WordHash.Finish(hash);
    }

    private static FrozenSet<uint> Read()
    {
        using var stream = typeof(PublicFigures).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        var names = new HashSet<uint>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            foreach (var name in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                names.Add(Hash(name));
            }
        }

        return names.ToFrozenSet();
    }
}

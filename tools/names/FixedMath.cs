namespace Balise.NameTraining;

/// <summary>An exponential made of exactly rounded operations only: the C library's may differ in the last bit from one machine to another.</summary>
internal static class FixedMath
{
    private const double Ln2 = 0.69314718055994530942;

    public static double Exp(double x)
    {
        if (x < -700)
            return 0;
        x = Math.Min(x, 700);
        var power = Math.Floor(x / Ln2 + 0.5);
        var r = x - power * Ln2;
        double term = 1, sum = 1;
        for (var i = 1; i <= 14; i++)
        {
            term = term * r / i;
            sum += term;
        }

        return sum * BitConverter.Int64BitsToDouble(((long)power + 1023) << 52);
    }

    public static void Normalise(Span<double> row)
    {
        double sum = 0;
        foreach (var value in row)
            sum += value;
        for (var i = 0; i < row.Length; i++)
            row[i] /= Math.Max(sum, 1e-300);
    }
}

/// <summary>A generator of our own (xorshift64*), so that a seed means the same numbers on every version of .NET.</summary>
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15 + 1;

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Below(int limit)
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (int)((_state * 0x2545F4914F6CDD1D >> 33) % (ulong)limit);
    }

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public void Shuffle(int[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}

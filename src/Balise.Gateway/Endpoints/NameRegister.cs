using System.IO.Hashing;

namespace Balise.Gateway.Endpoints;

/// <summary>
/// The names seen in each open object, to find one given twice. Compared by a 128-bit hash: two different names that collide would
/// be refused, never let through.
/// </summary>
internal sealed class NameRegister : IDisposable
{
    private const int Few = 24;

    private readonly Stack<int> starts = new();
    private readonly List<UInt128> seen = [];
    private Dictionary<int, HashSet<UInt128>>? many;

    public void Open(bool isObject)
    {
        if (isObject)
        {
            starts.Push(seen.Count);
        }
    }

    public void Close(bool isObject)
    {
        if (!isObject)
        {
            return;
        }

        var start = starts.Pop();
        seen.RemoveRange(start, seen.Count - start);
        many?.Remove(start);
    }

    public bool TryAdd(ReadOnlySpan<byte> name)
    {
        var hash = XxHash128.HashToUInt128(name);
        var start = starts.Peek();
        if (seen.Count - start < Few)
        {
            for (var i = start; i < seen.Count; i++)
            {
                if (seen[i] == hash)
                {
                    return false;
                }
            }

            seen.Add(hash);
            return true;
        }

        many ??= [];
        if (!many.TryGetValue(start, out var set))
        {
            set = [.. seen.GetRange(start, seen.Count - start)];
            many.Add(start, set);
        }

        return set.Add(hash);
    }

    public void Dispose()
    {
        seen.Clear();
        starts.Clear();
        many?.Clear();
    }
}

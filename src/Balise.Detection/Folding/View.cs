using System.Runtime.Intrinsics;

namespace Balise.Detection.Folding;

/// <summary>A text rebuilt from another, each character remembering where it came from. Reused between scans.</summary>
internal sealed class View
{
    private const int Keep = 1 << 22;
    private char[] chars = new char[256];
    private int[] map = new int[257];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => chars.AsSpan(0, Length);

    /// <summary>One entry more than the text: the last one is where the source ends.</summary>
    public ReadOnlySpan<int> Map => map.AsSpan(0, Length + 1);

    public char Last => Length > 0 ? chars[Length - 1] : '\0';

    /// <summary>Empties the view; lets go of arrays that one very large text made.</summary>
    public void Clear()
    {
        Length = 0;
        if (chars.Length > Keep)
        {
            chars = new char[256];
            map = new int[257];
        }
    }

    public void Reserve(int size)
    {
        if (chars.Length < size)
        {
            Array.Resize(ref chars, size);
            Array.Resize(ref map, size + 1);
        }
    }

    public void Append(char c, int source)
    {
        if (Length == chars.Length)
        {
            Reserve(chars.Length * 2);
        }

        chars[Length] = c;
        map[Length++] = source;
    }

    /// <summary>Copies a stretch as it is.</summary>
    public void Append(ReadOnlySpan<char> text, int source)
    {
        if (Length + text.Length > chars.Length)
        {
            Reserve(Math.Max(chars.Length * 2, Length + text.Length));
        }

        text.CopyTo(chars.AsSpan(Length));
        var places = map.AsSpan(Length, text.Length);
        var k = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var value = Vector256<int>.Indices + Vector256.Create(source);
            for (; k + Vector256<int>.Count <= places.Length; k += Vector256<int>.Count)
            {
                value.StoreUnsafe(ref places[k]);
                value += Vector256.Create(Vector256<int>.Count);
            }
        }

        for (; k < places.Length; k++)
        {
            places[k] = source + k;
        }

        Length += text.Length;
    }

    public void Truncate(int length) => Length = length;

    public void Replace(int at, char c) => chars[at] = c;

    /// <summary>Says where the source of the last character ends.</summary>
    public void End(int source) => map[Length] = source;
}

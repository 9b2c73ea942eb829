using System.Runtime.CompilerServices;

namespace Balise.Detection.Scanning;

/// <summary>Character classes used by the hand validators.</summary>
internal static class Chars
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAsciiLetter(char c) => (uint)((c | 0x20) - 'a') <= 25;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsHex(char c) => IsDigit(c) || (uint)((c | 0x20) - 'a') <= 5;

    /// <summary>For short stretches: the vectorised search allocates while it is not yet optimised.</summary>
    public static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (IsDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsAlphanumeric(char c) => IsDigit(c) || IsAsciiLetter(c);

    public static bool IsLetter(char c) => c < 128 ? IsAsciiLetter(c) : char.IsLetter(c);

    public static bool IsWord(char c) => c < 128 ? IsAsciiLetter(c) || IsDigit(c) || c == '_' : char.IsLetterOrDigit(c);

    public static bool IsUpper(char c) => c < 128 ? (uint)(c - 'A') <= 25 : char.IsUpper(c);

    public static bool IsSpace(char c) => c is ' ' or '\t' or '\u00a0';

    /// <summary>Separators people put inside a number.</summary>
    public static bool IsJoint(char c) => c is ' ' or '-' or '.' or '\u00a0';

    public static bool IsLineEnd(char c) => c is '\n' or '\r';

    /// <summary>Characters of a key or an encoded value: what a double click would select, and the signs of base64.</summary>
    public static bool IsToken(char c) => c < 128 && TokenTable[c];

    private static readonly bool[] TokenTable = BuildTokenTable();

    private static bool[] BuildTokenTable()
    {
        var table = new bool[128];
        for (var c = '0'; c <= 'z'; c++)
        {
            table[c] = IsDigit(c) || IsAsciiLetter(c);
        }

        foreach (var c in "_-+/=.~")
        {
            table[c] = true;
        }

        return table;
    }
}

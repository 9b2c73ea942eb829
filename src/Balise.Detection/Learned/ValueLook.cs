using Balise.Detection.Context;
using Balise.Detection.Identifiers;
using Balise.Detection.Scanning;

namespace Balise.Detection.Learned;

/// <summary>What a value looks like, whatever its digits: its shape letter by letter, its shape in short, its length, its signs.</summary>
internal readonly ref struct ValueLook
{
    public ValueLook(ReadOnlySpan<char> value, bool isDate)
    {
        IsDate = isDate;
        uint full = FeatureHash.Seed, brief = FeatureHash.Seed, signs = 0, classes = 0;
        var last = '\0';
        foreach (var c in value)
        {
            var kind = Chars.IsDigit(c) ? '9' : Chars.IsUpper(c) ? 'A' : Chars.IsLetter(c) ? 'a' : c;
            Digits += kind == '9' ? 1 : 0;
            Letters += kind is 'A' or 'a' ? 1 : 0;
            full = (full ^ kind) * 0x01000193;
            if (kind != last)
            {
                brief = (brief ^ kind) * 0x01000193;
                signs |= kind is '9' or 'A' or 'a' ? 0 : 1u << (kind & 31);
                classes |= kind switch { '9' => 1u, 'A' => 2, 'a' => 4, '-' => 8, ' ' => 16, '.' => 32, '_' => 64, '/' => 128, _ => 256 };
            }

            last = kind;
        }

        Full = FeatureHash.Finish(full);
        Collapsed = isDate ? 0xDA7E : FeatureHash.Finish(brief);
        Signs = signs;
        Classes = classes;
        var prefix = 0;
        while (prefix < value.Length && prefix < 6 && Chars.IsLetter(value[prefix]))
        {
            prefix++;
        }

        Prefix = prefix == 0 ? 0 : ContextHash.Of(value[..prefix]);
        Year = isDate ? YearOf(value) : 0;
    }

    public bool IsDate { get; }

    public int Digits { get; }

    public int Letters { get; }

    public uint Full { get; }

    public uint Collapsed { get; }

    public uint Signs { get; }

    public uint Classes { get; }

    /// <summary>The letters it begins with: INC, DPJ, svc.</summary>
    public uint Prefix { get; }

    /// <summary>For a date, which part of a life its year is in.</summary>
    public uint Year { get; }

    /// <summary>Whether an account was made of a name: « mtremblay » of « Tremblay », at least its first five letters.</summary>
    public static bool Holds(ReadOnlySpan<char> value, ReadOnlySpan<char> name)
    {
        var length = Math.Min(name.Length, 5);
        for (var i = 0; i + length <= value.Length; i++)
        {
            var k = 0;
            while (k < length && WordHash.Fold(value[i + k]) == WordHash.Fold(name[k]))
            {
                k++;
            }

            if (k == length)
            {
                return true;
            }
        }

        return false;
    }

    private static uint YearOf(ReadOnlySpan<char> value)
    {
        for (var i = 0; i + 4 <= value.Length; i++)
        {
            if (Chars.IsDigit(value[i]) && Chars.IsDigit(value[i + 1]) && Chars.IsDigit(value[i + 2]) && Chars.IsDigit(value[i + 3]))
            {
                return (uint)(Checks.Number(value.Slice(i, 4)) / 5);
            }
        }

        return 1;
    }
}

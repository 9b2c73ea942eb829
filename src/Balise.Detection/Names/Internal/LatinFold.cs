namespace Balise.Detection.Names.Internal;

/// <summary>
/// What a character is to the name tagger, and its folded form: lower case, without diacritics. Our own tables, because the
/// invariant globalization mode leaves string.Normalize without effect and a name is often typed without its accents.
/// </summary>
internal static class LatinFold
{
    public const byte Letter = 1, Upper = 2, Digit = 4, Mark = 8;

    private const int Folded = 0x2000;

    // U+00C0..U+017F, one base letter for each. The two positions that are not letters (× and ÷) stand for themselves.
    private const string Latin1AndExtendedA =
        "aaaaaaaceeeeiiiidnooooo×ouuuuytsaaaaaaaceeeeiiiidnooooo÷ouuuuyty" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn" +
        "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    // U+1EA0..U+1EF9: Vietnamese.
    private const string Vietnamese =
        "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";

    private static readonly byte[] Classes = BuildClasses();
    private static readonly char[] Folds = BuildFolds();

    public static ReadOnlySpan<byte> ClassTable => Classes;

    public static ReadOnlySpan<char> FoldTable => Folds;

    public static byte ClassOf(char c) => Classes[c];

    public static char Fold(char c) => c < Folded ? Folds[c] : c;

    /// <summary>True for the ligatures that fold to two letters (œ, æ): the second is always e.</summary>
    public static bool IsLigature(char c) => c is 'œ' or 'Œ' or 'æ' or 'Æ';

    private static byte[] BuildClasses()
    {
        var classes = new byte[char.MaxValue + 1];
        for (var i = 0; i < classes.Length; i++)
        {
            var c = (char)i;
            if (char.IsLetter(c))
                classes[i] = char.IsUpper(c) ? (byte)(Letter | Upper) : Letter;
            else if (char.IsDigit(c))
                classes[i] = Digit;
            else if (c is >= '\u0300' and <= '\u036F')
                classes[i] = Mark;
        }

        return classes;
    }

    private static char[] BuildFolds()
    {
        var folds = new char[Folded];
        for (var i = 0; i < Folded; i++)
            folds[i] = char.ToLowerInvariant((char)i);
        Place(folds, 0xC0, Latin1AndExtendedA);
        Place(folds, 0x1A0, "oo");
        Place(folds, 0x1AF, "uu");
        Place(folds, 0x1CD, "aaiioouuuuuuuuuu");
        Place(folds, 0x218, "sstt");
        Place(folds, 0x1EA0, Vietnamese);
        return folds;
    }

    private static void Place(char[] folds, int from, string letters)
    {
        for (var i = 0; i < letters.Length; i++)
            folds[from + i] = letters[i];
    }
}

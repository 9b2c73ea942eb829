using System.Collections.Frozen;
using Balise.Detection.Context;

namespace Balise.Detection.Folding;

/// <summary>The words of numbers below one thousand, in French (Québec and elsewhere) and English, as people dictate them.</summary>
internal static class NumberWords
{
    /// <summary>A word that multiplies by one hundred what stands before it.</summary>
    public const int Hundred = 100;

    /// <summary>« et », « and », « point », « tiret »: says nothing, continues the run.</summary>
    public const int Link = -2;

    public const int None = -1;

    /// <summary>« double four »: the next digit is said twice.</summary>
    public const int Double = -3;

    public const int Triple = -4;

    private static readonly FrozenDictionary<ulong, int> Values = new (string Words, int Value)[]
    {
        ("zéro oh nul nought naught", 0), ("un une one", 1), ("deux two", 2), ("trois three", 3), ("quatre four", 4), ("cinq five", 5), ("six", 6), ("sept seven", 7),
        ("huit eight", 8), ("neuf nine", 9), ("dix ten", 10), ("onze eleven", 11), ("douze twelve", 12), ("treize thirteen", 13), ("quatorze fourteen", 14),
        ("quinze fifteen", 15), ("seize sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("vingt vingts twenty", 20), ("trente thirty", 30),
        ("quarante forty", 40), ("cinquante fifty", 50), ("soixante sixty", 60), ("septante seventy", 70), ("huitante octante eighty", 80), ("nonante ninety", 90),
        ("cent cents hundred", Hundred), ("et and then puis pis tiret trait dash espace space virgule comma euh uh um", Link), ("double", Double), ("triple", Triple),
    }.SelectMany(p => p.Words.Split(' ').Select(w => (Key: WordHash.Of(w), p.Value))).ToFrozenDictionary(p => p.Key, p => p.Value);

    /// <summary>The value of a word: 0 to 90, <see cref="Hundred"/>, <see cref="Link"/> or <see cref="None"/>.</summary>
    public static int Of(ReadOnlySpan<char> word) => word.Length == 1 ? word[0] is 'o' or 'O' ? 0 : None : word.Length <= 9 && Values.TryGetValue(WordHash.Of(word), out var value) ? value : None;
}

using Balise.Detection.Scanning;

namespace Balise.Detection.Context;

/// <summary>The words of kinship: what stands beside them belongs to a member of a family.</summary>
internal static class RelativeWords
{
    private static readonly HashSet<ulong> Words = [.. ("fils fille filles enfant enfants frère soeur frères soeurs jumeau jumelle jumeaux jumelles bébé nourrisson neveu nièce conjoint conjointe épouse époux mari "
        + "femme mère père maman papa parents charge cousin cousine tuteur tutrice daughter children child brother sister twins baby husband wife mother father spouse dependant dependants "
        + "dependent dependents nephew niece kids").Split(' ').Select(w => WordHash.Of(w))];

    public static bool Mentioned(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!Chars.IsLetter(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && Chars.IsLetter(text[i]))
            {
                i++;
            }

            if (i - start > 2 && Words.Contains(WordHash.Of(text[start..i])))
            {
                return true;
            }
        }

        return false;
    }
}

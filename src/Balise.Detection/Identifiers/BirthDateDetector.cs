using System.Buffers;
using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Date of birth: a date is personal when a word says it is a birth (né le, DDN, date of birth), right before it or just after.</summary>
internal static class BirthDateDetector
{
    private const int Far = 60;

    /// <summary>Pieces of the words that announce a birth: without one nearby, the date is not even read.</summary>
    private static readonly SearchValues<string> Cues = SearchValues.Create(
        ["aissa", "AISSA", "DDN", "ddn", "D.D.N", "né", "Né", "NÉ", "ne ", "ne(", "NE ", "nee", "NEE", "orn", "ORN", "irth", "IRTH", "DOB", "D.O.B", "dob", "atif", "ative", "aiss."],
        StringComparison.Ordinal);

    public static readonly Detector Detector = new()
    {
        Id = "date-of-birth",
        Types = [FindingType.DateOfBirth],
        On = Trigger.Digits,
        RunLengths = (1u << 1) | (1u << 2) | (1u << 4) | (1u << 6) | (1u << 8),
        Examine = Examine,
        Finds =
        [
            "né le ⟦4 octobre 1993⟧ à Rimouski",
            "DDN : ⟦1952/04/18⟧",
            "date de naissance ⟦27-11-1999⟧",
            "née le ⟦13 déc. 1975⟧",
            "DOB: ⟦October 4, 1993⟧",
            "Date de naissance (AAAAMMJJ) : ⟦19610415⟧",
            "She was born on ⟦4th of May 1980⟧.",
            "née le ⟦1er mai 2012⟧",
        ],
        Ignores =
        [
            "La réunion du 4 octobre 1993 est annulée",
            "Le 1952/04/18, le décret a été adopté",
            "la naissance de l'organisme, qui a 12 ans",
            "Il ne l'a reçu que le 4 octobre 1993",
            "version 2024-01-01",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (text[Math.Max(0, start - Far - 12)..Math.Min(text.Length, end + Far)].IndexOfAny(Cues) < 0 && (scan.Column(start) & Topics.Birth) == 0 || !Dates.Read(text, start, end, out var from, out var to))
        {
            return;
        }

        var near = scan.Near(from, to);
        if (near.Names(Topics.Birth, Far) && !IsFigurative(text.Slice(from - near.Gap, near.Gap)) && IsClose(text, from, near.Gap))
        {
            scan.Report(from, to, FindingType.DateOfBirth, .96f, Reasons.Format | Reasons.ContextWord);
        }
        else if ((near.After & Topics.Birth) != 0 && IsFollowed(text[to..]))
        {
            scan.Report(from, to, FindingType.DateOfBirth, .85f, Reasons.Format | Reasons.ContextWord);
        }
        else if (IsUnaccented(text[..from]))
        {
            scan.Report(from, to, FindingType.DateOfBirth, .9f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // « né d'une collaboration »: an idea is born too.
    private static bool IsFigurative(ReadOnlySpan<char> between) => between.StartsWith(" d'") || between.StartsWith(" d’") || between.StartsWith(" de la ") || between.StartsWith(" du ");

    // Another number in between belongs to the word; this one is somebody else's.
    private static bool IsClose(ReadOnlySpan<char> text, int from, int gap) =>
        text.Slice(from - gap, gap).IndexOfAnyInRange('0', '9') < 0 && text.Slice(from - gap, gap).IndexOfAny(";.!?") is < 0 or <= 2;

    private static bool IsFollowed(ReadOnlySpan<char> rest)
    {
        var trimmed = rest.TrimStart(" ,(–-");
        return trimmed.Length < rest.Length && (Lexicon.Of(trimmed[..Math.Min(trimmed.Length, 18)]) & Topics.Birth) != 0;
    }

    // « ne le » and « nee le » typed without accents.
    private static bool IsUnaccented(ReadOnlySpan<char> before)
    {
        var tail = before.TrimEnd(' ');
        return (tail.EndsWith(" le", StringComparison.OrdinalIgnoreCase) && EndsWithBirth(tail[..^3].TrimEnd(' '))) || EndsWithBirth(tail);
    }

    private static bool EndsWithBirth(ReadOnlySpan<char> text)
    {
        foreach (var word in (ReadOnlySpan<string>)["ne", "nee", "ne(e)", "né(e)", "né-e", "né.e", "né·e"])
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (text.Length == word.Length || !Chars.IsLetter(text[^(word.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }
}

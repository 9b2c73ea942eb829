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
        ["aissa", "AISSA", "DDN", "ddn", "D.D.N", "né", "Né", "NÉ", "ne ", "ne(", "NE ", "nee", "NEE", "orn", "ORN", "irth", "IRTH", "d.d.n", "D.N", "d.n", "DN", "fête", "Fête", "nniversaire", "nniv", "bday", "Bday", "D de N", "d de n", "irthday", " ans (", " ans le ", "urned ", "urns ", "ill turn ", " old (", "y.o. (", "DOB", "D.O.B", "dob", "atif", "ative", "aiss."],
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
            "Date de naissance du conjoint : ⟦19610415⟧",
            "D.D.N. : ⟦1990/08/12⟧",
            "Les jumeaux sont nés le ⟦4 mai 2012⟧.",
            "Patiente de 40 ans (⟦1984-03-12⟧)",
            "sa fête, c'est le ⟦8 mars 1979⟧",
            "{\"dateNaissance\": \"⟦1979-03-08⟧\"}",
            "sa date de fête est le ⟦8 mars 1979⟧",
            "Son fils Adam (⟦2018-12-01⟧) est allergique",
            "Louise Tremblay, ⟦2004-12-19⟧, TREM 0462 1925",
            "TREM 0412 1925 | Luc Tremblay | ⟦2004-12-19⟧",
            "Nom,Date de naissance,NAS\nRoy Luc,⟦1977-05-02⟧,130-692-544",
            "DDN ⟦84-03-12⟧",
            "born ⟦12 March, 1984⟧",
            "DN ⟦1990-07-04⟧",
            "L'enfant a eu 12 ans le ⟦27 février 2025⟧.",
            "she turned 18 on ⟦March 11, 2025⟧",
            "Mon chum a eu 18 ans le ⟦11 mars⟧ pi sa mère",
            "her birthday is ⟦July 4⟧.",
            "Mathys aura 16 ans le ⟦30 août 2026⟧",
            "Inscription tardive de Livia Stoica (⟦19/02/2018⟧), 1re année",
        ],
        Ignores =
        [
            "La réunion du 4 octobre 1993 est annulée",
            "Le 1952/04/18, le décret a été adopté",
            "la naissance de l'organisme, qui a 12 ans",
            "Il ne l'a reçu que le 4 octobre 1993",
            "version 2024-01-01",
            "La fête de l'école, le 8 mars 2024",
            "le 20e anniversaire de l'école, le 8 mars 2024",
            "La loi est née le 21 septembre 2021.",
            "la naissance du mouvement, le 4 octobre 1993",
            "Enfants de 2 à 5 ans (2024-03-01 au 2024-06-30)",
            "Histoire Québec (2018-12-01)",
            "L'école a eu 50 ans le 12 mars 2025.",
            "The library turned 40 on March 3, 2024",
            "Le Devoir Montréal (2018-12-01), 3e cahier",
            "NAM TREM 0412 1925, prochain rendez-vous 2026-02-03",
            "rapport sur les enfants (2018-12-01)",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (!MayBegin(text, start, end))
        {
            return;
        }

        if (BirthDateBeside.Confidence(text, start, end, out var after) is > 0 and var sure)
        {
            scan.Report(start, after, FindingType.DateOfBirth, sure, Reasons.Format | Reasons.MutualConfirmation);
            return;
        }

        if (text[Math.Max(0, start - Far - 12)..Math.Min(text.Length, end + Far)].IndexOfAny(Cues) < 0 && (scan.Column(start) & Topics.Birth) == 0 || !Dates.Read(text, start, end, out var from, out var to))
        {
            WithoutYear(ref scan, start, end);
            return;
        }

        var near = scan.Near(from, to);
        if (near.Names(Topics.Birth, Far) && !IsFigurative(text.Slice(from - near.Gap, near.Gap)) && IsClose(text, from, near.Gap) && !IsOfAThing(text[..(from - near.Gap)]) && !IsParty(text[..(from - near.Gap)]))
        {
            scan.Report(from, to, FindingType.DateOfBirth, .96f, Reasons.Format | Reasons.ContextWord);
        }
        else if ((near.After & Topics.Birth) != 0 && IsFollowed(text[to..]))
        {
            scan.Report(from, to, FindingType.DateOfBirth, .85f, Reasons.Format | Reasons.ContextWord);
        }
        else if (IsUnaccented(text[..from]) || BirthDateBeside.IsAge(text[..from]) || IsAbbreviated(text[..from], to < text.Length && text[to] is ')' or ',' or ';'))
        {
            scan.Report(from, to, FindingType.DateOfBirth, .9f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // « aura 16 ans le 30 août », « her birthday is July 4 »: the day alone.
    private static void WithoutYear(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start > 2 || text[Math.Max(0, start - 24)..start].IndexOfAny(Cues) < 0 || !Dates.ReadDay(text, start, end, out var from, out var to))
        {
            return;
        }

        var head = text[Math.Max(0, from - 28)..from].TrimEnd(' ');
        if (BirthDateBeside.IsAge(text[..from]) || head.EndsWith("birthday is") || head.EndsWith("birthday on") || IsOwn(head.EndsWith(" est le") ? head[..^7] : head.EndsWith(" le") ? head[..^3].TrimEnd(" ,") : head) && head.EndsWith(" le"))
        {
            scan.Report(from, to, FindingType.DateOfBirth, .7f, Reasons.Format | Reasons.ContextWord);
        }
    }

    // The cheap test first: « 71 % », « en 2024, » and « (tableau 3) » are most of the numbers of a text.
    private static bool MayBegin(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start >= 6 || end >= text.Length)
        {
            return end - start >= 6 || text[start - 1 < 0 ? 0 : start - 1] == ' ';
        }

        var next = end + 1 < text.Length ? text[end + 1] : ' ';
        return text[end] switch
        {
            '-' or '/' or '.' => Chars.IsDigit(next) || Chars.IsLetter(next) || next == ' ',
            ' ' or '\u00a0' => Chars.IsDigit(next) || Chars.IsLetter(next),
            ',' => next == ' ' && end + 2 < text.Length && Chars.IsDigit(text[end + 2]),
            var c => Chars.IsLetter(c),
        };
    }

    // « né d'une collaboration »: an idea is born too.
    private static bool IsFigurative(ReadOnlySpan<char> between) => between.IndexOf(':') < 0 && IsOfAnother(between);

    private static bool IsOfAnother(ReadOnlySpan<char> between) => between.StartsWith(" d'") || between.StartsWith(" d’") || between.StartsWith(" de la ") || between.StartsWith(" du ");

    // « la fête de l'école, le », « le 20e anniversaire »: only what IsAbbreviated reads is somebody's.
    private static bool IsParty(ReadOnlySpan<char> before) =>
        before.EndsWith("fête", StringComparison.OrdinalIgnoreCase) || before.EndsWith("anniversaire", StringComparison.OrdinalIgnoreCase);

    // « La loi est née le », « Hydro-Québec est née le »: what is born is no one.
    private static bool IsOfAThing(ReadOnlySpan<char> before)
    {
        var head = before[Math.Max(0, before.Length - 48)..];
        var cut = head.LastIndexOfAny(".;\n,");
        head = cut < 0 ? head : head[(cut + 1)..];
        if (!(head.EndsWith("est né", StringComparison.OrdinalIgnoreCase) || head.EndsWith("est née", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        foreach (var thing in (ReadOnlySpan<string>)
            ["loi ", "organis", "entreprise", "société", "compagnie", "école", "mouvement", "parti ", "ville", "projet", "idée", "comité", "fondation", "commission", "ministère", "programme",
             "hydro", "coopérative", "centre ", "syndicat", "association", "musée", "festival", "revue", "journal", "site ", "équipe", "charte", "mesure", "régime", "tradition", "paroisse"])
        {
            if (head.IndexOf(thing, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

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

    // « D.D.N. : », « d.n. »
    private static bool IsAbbreviated(ReadOnlySpan<char> before, bool closed)
    {
        // « Patiente de 40 ans (1984-03-12) »
        if (before.EndsWith(" ans (") || before.EndsWith(" years old (") || before.EndsWith(" y.o. ("))
        {
            return closed;
        }

        var said = before.TrimEnd(' ');
        said = said.Length >= 8 && (said.EndsWith("'est le") || said.EndsWith("’est le")) ? said[..^8].TrimEnd(" ,") : said.EndsWith(" est le") && IsOwn(said[..^7]) ? said[..^7] : said;
        var tail = said.TrimEnd(" :=").TrimEnd('.');
        if (tail.EndsWith("fête") || tail.EndsWith("DN") || tail.EndsWith("nniversaire"))
        {
            // « Fête : », « sa fête, c'est le »: not « le 20e anniversaire, le ».
            return tail.EndsWith("DN") ? tail.Length == 2 || !Chars.IsWord(tail[^3]) : tail.Length < before.TrimEnd(' ').Length && (tail.EndsWith("DN") || before.TrimEnd(' ').EndsWith(":") || said.Length < before.TrimEnd(' ').Length);
        }

        foreach (var word in (ReadOnlySpan<string>)["d.d.n", "d.n", "d. de n", "d de n", "date de n", "d.o.b", "DN", "anniversaire", "birthday", "fête"])
        {
            if (tail.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (tail.Length == word.Length || !Chars.IsLetter(tail[^(word.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    // « sa fête est le », « sa date de fête est le », « mon anniversaire est le »
    private static bool IsOwn(ReadOnlySpan<char> head)
    {
        foreach (var own in (ReadOnlySpan<string>)["sa fête", "ma fête", "date de fête", "son anniversaire", "mon anniversaire", "date d'anniversaire", "date d’anniversaire"])
        {
            if (head.EndsWith(own, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
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

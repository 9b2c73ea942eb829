using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// File, case, patient, student and employee numbers. Their shapes are free: the word that names them must stand right before.
/// The number of a Québec court file (500-17-123456-234) is recognised by itself.
/// </summary>
internal static class LabelledNumberDetector
{
    private const int MaxValue = 30;

    private static readonly HashSet<ulong> Links = [.. "est is le de du the porte portant id sous was number au a c e s".Split(' ').Select(w => WordHash.Of(w))];

    public static readonly Detector Detector = new()
    {
        Id = "labelled-number",
        Types = [FindingType.FileNumber, FindingType.EmployeeId],
        On = Trigger.Digits,
        Examine = Examine,
        Finds =
        [
            "dossier no ⟦2024-118734⟧",
            "No de dossier : ⟦DPJ-88213⟧",
            "Matricule : ⟦104482⟧",
            "# employé : ⟦E12345⟧",
            "cause ⟦500-17-123456-234⟧",
            "numéro d'étudiant ⟦1934567⟧",
            "Employee ID ⟦00482913⟧",
            "dossier patient ⟦4471209⟧",
            "My employee number is ⟦E-204983⟧.",
            "Votre numéro de dossier est le ⟦2024-11-0456⟧.",
            "son dossier c'est ⟦801224⟧",
            "employé(e) no ⟦20418⟧",
            "Son dossier au ministère porte le numéro ⟦CSQ-2019-44817⟧.",
            "Dossier ⟦742318 31 20250412 G⟧",
            "Matricule attribué : ⟦88-2041⟧",
            "No d'employé temporaire : ⟦104482⟧",
            "Constat ⟦8441-20-0187734⟧ remis au conducteur",
            "Reference ⟦PL-2026-0440⟧.",
            "you owe $2,140 on account ⟦HQ-299-118-204⟧",
            "Numéro PIJ ⟦PIJ 448120⟧",
            "Constat ⟦SPVQ 250117-042⟧",
            "dossier CLSC ⟦44-30917⟧",
            "No de demande ............ ⟦PAF-77-20413⟧",
            "Le constat porte le numéro ⟦8412 0077 3319⟧.",
            "No de référence : ⟦RTS-25-09981⟧",
            "application no. ⟦SRACQ-4410927⟧",
            "bring her hospital card ⟦JGH-1180442⟧",
            "Enquête ⟦2025-14⟧, STRICTEMENT CONFIDENTIEL",
            "PICHETTE VIRGINIE   empl. ⟦4471902⟧",
            "Matr. ⟦104482⟧",
            "Mon matricule, c'est ⟦T-20871⟧.",
            "Nom            Matricule   Poste\nRoy Luc        ⟦104482⟧      commis",
            "Nom            Dossier       Ville\nRoy Luc        88-204117     Amos\nGagné Anne     ⟦88-204118⟧     Amos",
            "Mon numéro de compte chez eux est ⟦299 118 204 331⟧",
        ],
        Ignores =
        [
            "dossier 2 de 2024",
            "le dossier de 2024",
            "fiche technique 3",
            "Dossier 2024-2025, page 12",
            "File 20240118.pdf uploaded",
            "Test case 20418 failed",
            "Numéro de demande : CHG0031244",
            "facture no 448213",
            "Règlement 500-17",
            "12 dossiers, 4500 demandes",
            "le dossier de 1500 $",
            "Dossiers traités : 4500",
            "Demande reçue : 2024-05-12",
            "Employés : 412",
            "Poste          Employés\nCommis            10448\nAgente            10512",
            "Dossier 6212-02-119 de la commission",
            "Notre référence : 1230-04-02",
            "Référence : ISO-27001",
            "Expense claim 10-0331: parking",
            "Vendor case 00991427 opened",
            "Enquête 2024 sur la satisfaction",
            "Référence du produit : RTS-25-09981",
            "Matricule 9936-45-1234 au rôle",
            "compte 412-20-331 au budget",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var from = start;
        while (from > 0 && start - from < MaxValue && IsValue(text[from - 1]))
        {
            from--;
        }

        if (from < start && Chars.HasDigit(text[from..start]))
        {
            return;
        }

        while (from < start && text[from] is '-' or '/' or '.')
        {
            from++;
        }

        if (from > 0 && !(text[from - 1] is ' ' or ':' or '#' or '(' or '\t' or '"' or '=' or '°' or 'º' or '|' or '\n' or '\u00a0' or '\'' || (text[from - 1] is ',' or ';' && scan.Column(from) != Topics.None)))
        {
            return;
        }

        var to = start;
        while (to < text.Length && to - from < MaxValue && IsValue(text[to]))
        {
            to++;
        }

        while (to > start && text[to - 1] is '-' or '/' or '.')
        {
            to--;
        }

        if (to - from < MaxValue)
        {
            Judge(ref scan, from, NumberExtent.Extend(text, to));
        }
    }

    private static void Judge(ref Scan scan, int from, int to)
    {
        var text = scan.Text;
        var value = text[from..to];
        if (Shape.Match(text, from, "ddd-dd-dddddd-ddd") == to || Shape.Match(text, from, "ddd-dd-dddddd-dddd") == to)
        {
            scan.Report(from, to, FindingType.FileNumber, .85f, Reasons.Format);
            return;
        }

        // The rental tribunal's: number, region, date, letter.
        if (Shape.Match(text, from, "dddddd dd dddddddd L") is > 0 and var tribunal && Shape.FreeAfter(text, tribunal))
        {
            scan.Report(from, tribunal, FindingType.FileNumber, .85f, Reasons.Format);
            return;
        }

        var digits = 0;
        foreach (var c in value)
        {
            digits += Chars.IsDigit(c) ? 1 : 0;
        }

        // A version: 5.2.14.
        if (digits == value.Length - 2 && value.Length <= 9 && value.Count('.') == 2)
        {
            return;
        }

        // A school or budget year, a file's name, a ticket of the help desk.
        if ((Shape.Match(text, from, "dddd-dddd") == to && value[0] == value[5] && value[1] == value[6] && value[0] is '1' or '2') || (value.Length > 5 && value[^4] == '.' && Chars.IsAsciiLetter(value[^1]) && Chars.IsAsciiLetter(value[^2])) || ThingNumbers.IsTicket(value))
        {
            return;
        }

        if (ThingNumbers.IsFiled(text, from, to))
        {
            return;
        }

        if (digits < 3 || (value.Length == 4 && from > 0 && text[from - 1] == ' ' && text[from] is '1' or '2' && !(from > 1 && text[from - 2] is ':' or '#' or 'o')) || NumberExtent.IsQuantity(text, from, to))
        {
            return;
        }

        const Topics named = Topics.File | Topics.Employee | Topics.Student | Topics.Case;
        if (!scan.IsNamed(from, named))
        {
            if (digits >= 6 && LooseNumbers.IsNamed(ref scan, from, to, digits, out var outer))
            {
                scan.Report(from, outer, FindingType.FileNumber, .72f, Reasons.Format | Reasons.ContextWord);
            }

            return;
        }

        var near = scan.Near(from, to);
        if (!near.Names(named, 38) || (near.Gap > 22 && !EndsWithNumber(text[..from])) || (near.Label & (Topics.Thing | Topics.Phone)) != 0)
        {
            return;
        }

        var between = text.Slice(from - near.Gap, near.Gap);
        between = between.StartsWith(", c'est ") || between.StartsWith(", c’est ") ? between[1..] : between;
        var announced = near.Gap <= 1 ? digits >= 4 : near.Gap > 22 ? between.IndexOfAny(".;,!?\n") < 0 : IsAnnounced(between) || ((digits >= 5 || digits < value.Length) && (LooseNumbers.IsQualified(text, from, to, near.Gap) || LooseNumbers.Acronym(text, from) == from - between.TrimStart(' ').Length));
        announced |= between is ". " && ((near.Label & Topics.Employee) != 0 || EndsWithNumber(text[..(from - near.Gap)])) || digits >= 5 && NumberExtent.IsOfAnOffice(between);
        var year = digits == 4 && value.Length == 4 && Checks.Number(value) is >= 1900 and <= 2099;
        if (!announced || (year && between.IndexOfAny(":#") < 0))
        {
            return;
        }

        if ((near.Label & (Topics.Employee | Topics.Student)) == 0 && ThingNumbers.IsOfAThing(text, from, to))
        {
            return;
        }

        var type = (near.Label & Topics.Employee) != 0 ? FindingType.EmployeeId : FindingType.FileNumber;
        scan.Report(LooseNumbers.Acronym(text, from), to, type, digits >= 5 ? .88f : .75f, Reasons.Format | Reasons.ContextWord);
    }

    // « son dossier au ministère porte le numéro »: the word just before says that a number comes.
    private static bool EndsWithNumber(ReadOnlySpan<char> before)
    {
        var head = before.TrimEnd(" :#");
        return head.EndsWith("numéro", StringComparison.OrdinalIgnoreCase) || head.EndsWith(" no", StringComparison.OrdinalIgnoreCase) || head.EndsWith("number", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether only « no », « numéro », « : », « est » and the like stand between the word and the number.</summary>
    private static bool IsAnnounced(ReadOnlySpan<char> between)
    {
        var i = 0;
        var announced = false;
        while (i < between.Length)
        {
            if (!Chars.IsLetter(between[i]))
            {
                announced |= between[i] is ':' or '#' or '=' or '°' or 'º' or '(' or '\t' or '|';
                if (between[i] == '.' && (i + 1 < between.Length && between[i + 1] == '.' || i > 0 && between[i - 1] == '.'))
                {
                    // « No de demande ............ PAF-77 »: the dots of a form.
                    announced = true;
                    i++;
                    continue;
                }

                if (between[i] is ',' or ';' or '\n' or '.' or '!' or '?' && !(between[i] == '.' && (i == 0 ? between.Length > 2 && between[1] == ' ' && (Chars.IsLetter(between[2]) || between[2] == ':') : between[i - 1] is 'o' or 'e')))
                {
                    return false;
                }

                i++;
                continue;
            }

            var start = i;
            while (i < between.Length && Chars.IsLetter(between[i]))
            {
                i++;
            }

            var word = between[start..i];
            if (word.Length > 9)
            {
                return false;
            }

            var topics = Lexicon.Of(word);
            if ((topics & (Topics.Number | Topics.Private | Topics.Phone)) != 0 || IsLink(word))
            {
                announced |= !IsLink(word) || word.Length > 2 || word is "is";
                continue;
            }

            return false;
        }

        return announced || between.Length <= 2;
    }

    private static bool IsLink(ReadOnlySpan<char> word) => Links.Contains(WordHash.Of(word));

    private static bool IsValue(char c) => Chars.IsDigit(c) || Chars.IsAsciiLetter(c) || c is '-' or '/' or '.';
}

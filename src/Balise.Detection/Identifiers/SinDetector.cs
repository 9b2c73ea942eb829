using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Social insurance number: nine digits, Luhn. One random run of nine digits in twelve passes Luhn, so a bare run needs a word
/// that names it; the printed grouping 3-3-3 is evidence by itself.
/// </summary>
internal static class SinDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "ca-sin",
        Types = [FindingType.CaSin],
        On = Trigger.Digits,
        RunLengths = (1u << 3) | (1u << 9),
        Rejoins = true,
        Examine = Examine,
        Finds =
        [
            "NAS : ⟦046 454 286⟧",
            "Son numéro d'assurance sociale est le ⟦193-456-787⟧.",
            "social insurance number ⟦130692544⟧",
            "nom,nas,ville\nRoy,⟦130692544⟧,Lévis",
            "Employé 12, ⟦130 692 544⟧, entré en 2019",
            "à la ligne 14 : Roy, ⟦130-692-544⟧, 61 204 $",
            "Mon numéro refusé : ⟦046 454 286⟧.",
            "0077341|GAUTHIER AÏSSATA|⟦193456787⟧|2 114,08",
            "Le relevé 1 de Armand Roy (⟦193456787⟧) a été mis dans l'enveloppe d'un autre",
            "T4, case 12 : ⟦193456787⟧",
            "S.I.N.: ⟦193456787⟧",
            "N.A.S. no ⟦193456787⟧",
        ],
        Ignores =
        [
            "TPS 130692544 RT0001",
            "Facture no 130692544 du 3 mai",
            "Le lot 130 692 544 du cadastre du Québec",
            "La somme de 130 692 544 $ a été dépensée",
            "numéro de suivi 4046454286001",
            "Chaise de bureau|193456787|2",
            "Le relevé du compteur (193456787) est bas",
            "une somme (193456787 $)",
            "Tondeuse Honda (193456787)",
            "PIN 193-456-787-0",
        ],
    };

    private const Topics NotSin = Topics.Thing | Topics.Business | Topics.Quantity;

    private static void Examine(ref Scan scan, int start, int end)
    {
        var stop = Shape.Match(scan.Text, start, "ddd_ddd_ddd");
        if (stop < 0 || !Shape.FreeBefore(scan.Text, start) || !Shape.FreeAfter(scan.Text, stop) || Money(scan.Text, stop))
        {
            return;
        }

        var value = scan.Text[start..stop];
        var grouped = stop - start == 11;
        var near = scan.Near(start, stop);
        var named = near.Says(Topics.Sin) || IsDotted(scan.Text[Math.Max(0, start - 16)..start]);
        if (Checks.IsMonotone(value) || IsTaxNumber(scan.Text, stop))
        {
            return;
        }

        if (!Checks.Luhn(value))
        {
            // A mistyped number under its own name is still somebody's number; 123 456 789 is nobody's.
            if (named && !value.StartsWith("123") && !(value[0] == value[1] && value[1] == value[2]))
            {
                scan.Report(start, stop, FindingType.CaSin, .6f, Reasons.Format | Reasons.ContextWord);
            }

            return;
        }

        const Reasons proof = Reasons.Format | Reasons.CheckDigit;
        if (named || (near.Mentions(Topics.Sin) && !near.NamesAlone(scan.Text, start, Topics.Phone)))
        {
            scan.Report(start, stop, FindingType.CaSin, .98f, proof | Reasons.ContextWord);
        }
        else if (grouped && value[0] != '8' && (near.After & NotSin) == 0 && !near.NamesAlone(scan.Text, start, NotSin, 22))
        {
            // No quantity begins with a zero.
            scan.Report(start, stop, FindingType.CaSin, .75f, proof);
        }
        else if (!grouped && value[0] != '8' && (near.After & NotSin) == 0)
        {
            if (IsSlip(scan.Text[Math.Max(0, start - 26)..start].TrimEnd(' ')))
            {
                scan.Report(start, stop, FindingType.CaSin, .92f, proof | Reasons.ContextWord);
            }
            else if (near.NamesAlone(scan.Text, start, NotSin, 22))
            {
                return;
            }
            else if (!near.Mentions(Topics.Vin) && IsBesideName(scan.Text, start, stop) || ((scan.Added & Reasons.Rejoined) != 0 && value[0] != '0' && IsSetApart(scan.Text[..start])))
            {
                scan.Report(start, stop, FindingType.CaSin, .62f, proof | Reasons.Placement);
            }
        }
    }

    // « S.I.N. », « N.A.S. no »: letters that are empty words when they stand alone.
    private static bool IsDotted(ReadOnlySpan<char> head)
    {
        head = head.TrimEnd(" :#\u00a0");
        head = head.EndsWith(" no.") ? head[..^4] : head.EndsWith(" no") || head.EndsWith(" nº") ? head[..^3] : head;
        return head.EndsWith("S.I.N.", StringComparison.OrdinalIgnoreCase) || head.EndsWith("N.A.S.", StringComparison.OrdinalIgnoreCase) || head.EndsWith("S.I.N", StringComparison.OrdinalIgnoreCase) || head.EndsWith("N.A.S", StringComparison.OrdinalIgnoreCase);
    }

    // « T4, case 12 : », « boîte 12 : »: where a tax slip prints it.
    private static bool IsSlip(ReadOnlySpan<char> head) =>
        head.EndsWith(":") && (head.TrimEnd(" :").EndsWith("T4") || head.TrimEnd(" :").EndsWith("ase 12") || head.TrimEnd(" :").EndsWith("oîte 12") || head.TrimEnd(" :").EndsWith("ox 12"));

    // Digits pulled apart that somebody took care to write after a bracket or a comma.
    private static bool IsSetApart(ReadOnlySpan<char> head)
    {
        var before = head.TrimEnd(" *`_\"");
        return !before.IsEmpty && before[^1] is '(' or ',' && before.TrimEnd(" (,:") is [.., var last] && Chars.IsLetter(last);
    }

    // « Roy, Luc|193456787| », « Armand Roy (193456787) »: the place of the number says whose it is.
    private static bool IsBesideName(ReadOnlySpan<char> text, int start, int stop)
    {
        var next = stop < text.Length ? text[stop] : '\n';
        var head = text[Math.Max(0, start - 60)..start].TrimEnd(' ');
        if (head.IsEmpty)
        {
            return false;
        }

        var sign = head[^1];
        head = head[..^1].TrimEnd(" \"'");
        return (sign is '|' or ';' or '\t' && next is '|' or ';' or '\t' or '\n' or '\r' && EndsWithName(head)) || (sign == '(' && next == ')' && EndsWithName(head));
    }

    // Two capitalised words or more: « GAUTHIER AÏSSATA », « Roy, Luc », « de Armand Roy ».
    private static bool EndsWithName(ReadOnlySpan<char> head)
    {
        var words = 0;
        var i = head.Length;
        while (i > 0 && words < 3)
        {
            var end = i;
            while (i > 0 && (Chars.IsLetter(head[i - 1]) || (head[i - 1] is '-' or '\'' or '’' && i < end)))
            {
                i--;
            }

            if (end - i < 2 || !Chars.IsUpper(head[i]))
            {
                break;
            }

            words++;
            if (i == 0 || head[i - 1] is not (' ' or ','))
            {
                break;
            }

            i = head[..i].TrimEnd(" ,").Length;
        }

        return words >= 2;
    }

    private static bool IsTaxNumber(ReadOnlySpan<char> text, int stop)
    {
        var rest = text[stop..Math.Min(text.Length, stop + 3)].TrimStart(' ');
        return rest.StartsWith("RT") || rest.StartsWith("RP") || rest.StartsWith("RC") || rest.StartsWith("RR") || rest.StartsWith("TQ");
    }

    private static bool Money(ReadOnlySpan<char> text, int stop)
    {
        var rest = text[stop..Math.Min(text.Length, stop + 2)].TrimStart(' ').TrimStart('\u00a0');
        return rest.Length > 0 && rest[0] is '$' or '€' or '%';
    }
}

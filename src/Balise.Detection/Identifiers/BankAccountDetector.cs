using System.Collections.Frozen;
using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Canadian bank account: transit (5), institution (3), account (5 to 12), as on a cheque; the electronic form 0iiittttt; or an account
/// number alone under its name.
/// </summary>
internal static class BankAccountDetector
{
    private static readonly FrozenSet<int> Institutions = new[]
    {
        1, 2, 3, 4, 6, 10, 16, 30, 39, 117, 127, 177, 219, 241, 245, 260, 269, 270, 290, 308, 309, 310, 312, 314, 320, 323, 326, 327, 328, 330, 332,
        334, 338, 340, 342, 343, 346, 347, 352, 355, 361, 362, 540, 608, 614, 621, 623, 802, 809, 815, 819, 828, 829, 837, 839, 849, 853, 865, 879, 889, 899,
    }.ToFrozenSet();

    private static readonly string[] Lengths = ["ddddd~ddd~", "ddd~ddddd~"];

    public static readonly Detector Detector = new()
    {
        Id = "ca-bank-account",
        Types = [FindingType.CaBankAccount],
        On = Trigger.Digits,
        Examine = Examine,
        Finds =
        [
            "Dépôt direct : ⟦30231-815-1234567⟧",
            "transit ⟦20002-006-123456789⟧",
            "compte ⟦1234567⟧ à la caisse",
            "EFT ⟦000630231⟧",
            "Bank account no. ⟦004512345678⟧",
            "Folio ⟦084417-2⟧ à la caisse",
            "my account is ⟦1234567⟧ at the branch",
            "transit 04821, institution 010, account ⟦71-33920⟧",
            "Branch transit 05121   Inst. 006   Acct ⟦02-884-19⟧",
            "institution 815, transit 30217, folio ⟦048 221 7⟧",
            "compte ⟦048-221-7⟧, caisse de Limoilou",
            "numéro de compte bancaire ⟦1234-567⟧",
            "bank account number ⟦5003 448⟧",
            "No de compte : ⟦06-12345⟧",
            "His account number at TD is ⟦5217 884⟧.",
            "le remboursement au ⟦006 // 30951 // 609-53-36⟧",
            "dépôt au ⟦004 · 30047 · 7340037⟧",
            "P;00441;TREMBLAY GUY;1820.44;⟦0815-20183-0044271⟧",
            "Projet d'été, 800 $ à ⟦60044-815-2207118⟧",
            "BMO, tr. 20631, cpte ⟦8057-442⟧",
            "débit préautorisé : ⟦004 - 41986 - 5018846⟧",
            "Inst.-transit-compte    ⟦006-01281-\n   7055412⟧",
        ],
        Ignores =
        [
            "règlement 30231-815-12",
            "le compte rendu de 2024",
            "compte tenu des 1500 demandes",
            "l'institution compte 815 élèves",
            "institutions 2024-2025",
            "institution 815, transit 30231",
            "compte 412-20-331 au budget",
            "compte de charges 54 210",
            "Compte : 412-20-331",
            "Compte 5210-00 du grand livre",
            "banque de 2 500 photos",
            "le compte du 12-03-2024 à la banque",
        ],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var length = end - start;
        if (length < 2 || !Shape.FreeBefore(text, start))
        {
            return;
        }

        // « 0815-20183-0044271 »: the institution as the electronic form writes it.
        if (length == 4 && text[start] == '0' && Full(ref scan, start + 1, start))
        {
            return;
        }

        if ((length is 3 or 5) && (Full(ref scan, start, start) || SpreadAccount.Try(ref scan, start, end, Institutions)))
        {
            return;
        }

        if (length is >= 2 and <= 6 && Grouped(ref scan, start, end))
        {
            return;
        }

        // A branch and its bank are public; the account is somebody's.
        if (length is >= 7 and <= 12 && Shape.FreeAfter(text, end))
        {
            Alone(ref scan, start, end);
        }
        else if (length == 6 && Shape.Match(text, start, "dddddd-d") is > 0 and var folio && Shape.FreeAfter(text, folio) && scan.IsNamed(start, Topics.Bank) && scan.Near(start, folio).Names(Topics.Bank, 12))
        {
            // A folio of a caisse, with its check digit.
            scan.Report(start, folio, FindingType.CaBankAccount, .8f, Reasons.Format | Reasons.ContextWord);
        }
    }

    private static bool Full(ref Scan scan, int start, int from)
    {
        var text = scan.Text;
        foreach (var shape in Lengths)
        {
            var head = Shape.Match(text, start, shape);
            if (head < 0 || head - start < 10)
            {
                continue;
            }

            var institution = Checks.Number(text.Slice(shape[3] == '~' ? start : start + 6, 3));
            var stop = head;
            var digits = 0;
            while (stop < text.Length && (Chars.IsDigit(text[stop]) || (text[stop] is '-' or ' ' && digits > 0 && Chars.IsDigit(scan.At(stop + 1)) && digits < 10)))
            {
                digits += Chars.IsDigit(text[stop]) ? 1 : 0;
                stop++;
            }

            if (digits is < 5 or > 12 || !Shape.FreeAfter(text, stop) || !Institutions.Contains(institution))
            {
                continue;
            }

            // Three numbers of 5, 3 and 7 digits joined by hyphens, a bank's in the middle, are nothing else.
            var near = scan.Near(from, stop);
            var named = near.Mentions(Topics.Bank);
            if (named || (digits == 7 && ((text[head - 1] == '-' && stop - head == 7) || !near.Says(Topics.Thing | Topics.Business | Topics.Phone))))
            {
                scan.Report(from, stop, FindingType.CaBankAccount, named ? .96f : .65f, named ? Reasons.Format | Reasons.ContextWord : Reasons.Format);
                return true;
            }
        }

        return false;
    }

    // « account 71-33920 », « folio 048 221 7 »: in groups, right after the word for an account, where a bank is spoken of.
    private static bool Grouped(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        var to = end;
        var digits = end - start;
        var groups = 1;
        var joint = scan.At(end);
        while (joint is '-' or ' ' && scan.At(to) == joint && Chars.IsDigit(scan.At(to + 1)) && groups <= 4)
        {
            var from = ++to;
            while (to < text.Length && Chars.IsDigit(text[to]) && to - from <= 12)
            {
                to++;
            }

            digits += to - from;
            groups++;
        }

        if (groups is < 2 or > 4 || digits is < 5 or > 12 || !Shape.FreeAfter(text, to) || scan.At(to) is '$' || !scan.IsNamed(start, Topics.Bank) || Dates.Read(text, start, end, out _, out _))
        {
            return false;
        }

        var near = scan.Near(start, to);
        var label = text[Math.Max(0, start - near.Gap - 10)..Math.Max(0, start - near.Gap)];
        if (!near.Names(Topics.Bank, text[..start].EndsWith(" is ") || text[..start].EndsWith(" est ") || text[..start].EndsWith(" est le ") ? 24 : 12) || (near.Before & (Topics.Thing | Topics.Business)) != 0 || (near.After & (Topics.Thing | Topics.Quantity)) != 0 || !IsAccountWord(label) || text.Slice(start - near.Gap, near.Gap).IndexOfAny(".,;!?\n") is >= 0 and var stop && text[start - near.Gap + stop] != '.')
        {
            return false;
        }

        var said = text.Slice(start - near.Gap, near.Gap);
        if (digits >= 6 && said.IndexOfAny(":#") >= 0 && (near.Before & Topics.Public) == 0 && Shape.Match(text, start, "ddd-dd-ddd") < 0 && Shape.Match(text, start, "dd-ddd-dd") < 0)
        {
            scan.Report(start, to, FindingType.CaBankAccount, .7f, Reasons.Format | Reasons.ContextWord);
            return true;
        }

        var window = text[Math.Max(0, start - 80)..Math.Min(text.Length, to + 40)];
        foreach (var word in (ReadOnlySpan<string>)["ransit", "nstitution", "Inst", "aisse", "anque", "ancaire", "ank", "ranch", "uccursale", "dépôt", "eposit", "hèque", "heque", "RBC", "BMO", "CIBC", " TD", "BNC", "Desjardins", "Scotia", "Tangerine", "olio", "aie", "ayroll", "irement"])
        {
            if (window.IndexOf(word) >= 0)
            {
                scan.Report(start, to, FindingType.CaBankAccount, .78f, Reasons.Format | Reasons.ContextWord);
                return true;
            }
        }

        return false;
    }

    private static bool IsAccountWord(ReadOnlySpan<char> label)
    {
        foreach (var word in (ReadOnlySpan<string>)["compte", "account", "acct", "folio", "bancaire", "a/c", "chèque", "cpte", "cpt"])
        {
            if (label.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Alone(ref Scan scan, int start, int end)
    {
        if (!scan.IsNamed(start, Topics.Bank) || scan.Near(start, end) is var near && !near.Names(Topics.Bank, 24))
        {
            return;
        }

        var text = scan.Text;
        var length = end - start;
        var label = text[Math.Max(0, start - near.Gap - 14)..start];
        var direct = near.Gap <= 3 || label.IndexOfAny(":#=") >= 0 || (near.Before & Topics.Number) != 0 || text.Slice(start - near.Gap, near.Gap).Trim() is "est" or "is" or "est le" or "c'est" or "c'est le" or "est :";
        var fits = length switch
        {
            9 when text[start] == '0' => Institutions.Contains(Checks.Number(text.Slice(start + 1, 3))) || direct,
            _ => direct,
        };
        if (fits)
        {
            scan.Report(start, end, FindingType.CaBankAccount, .8f, Reasons.Format | Reasons.ContextWord);
        }
    }
}

using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>Keys in groups: a licence or product key under its name, and BitLocker's recovery key: eight groups of six digits, each a multiple of eleven below 720 896 (Microsoft, FVE recovery password).</summary>
internal static class RecoveryKeyDetector
{
    private const int Groups = 8;
    private const int Group = 6;

    public static readonly Detector Detector = new()
    {
        Id = "recovery-key",
        Types = [FindingType.Secret],
        On = Trigger.Digits | Trigger.Token,
        RunLengths = 1u << Group,
        Examine = Examine,
        Finds =
        [
            "Key read over the phone: ⟦447084-205931-660484-117623-398552-071049-554312-283360⟧",
            "Clé de produit : ⟦VK7JG-NPHTM-C97JM-9MPGT-3V66T⟧",
            "licence key ⟦QWERTAS-HIJKLMN-OPQRSTU-VWXYZAB⟧",
            "Clé de récupération : ⟦111111-222222-333333-444444-555555-666666-000011-000022⟧",
        ],
        Ignores = ["le modèle VK7JG-NPHTM-C97JM-9MPGT", "clé : XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "447084-205931-660484-117623", "123456-123456-123456-123456-123456-123456-123456-123456-123456"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (end - start >= 19 && text[start..end].IndexOf('-') is >= 4 and <= 8)
        {
            Product(ref scan, start, end);
            return;
        }

        if (end - start != Group)
        {
            return;
        }

        var stop = start + (Groups * Group) + Groups - 1;
        if (stop > text.Length || text[start + Group] is not ('-' or ' ') || !Shape.FreeBefore(text, start) || !Shape.FreeAfter(text, stop))
        {
            return;
        }

        var joint = text[start + Group];
        for (var i = start; i < stop; i++)
        {
            var edge = (i - start) % (Group + 1) == Group;
            if (edge ? text[i] != joint : !Chars.IsDigit(text[i]))
            {
                return;
            }
        }

        scan.Report(start, stop, FindingType.Secret, .95f, Reasons.Format, detail: "recovery_key");
    }

    // Four groups or more of the same length, capitals and digits, after « key », « clé », « licence ».
    private static void Product(ref Scan scan, int start, int end)
    {
        var token = scan.Text[start..end];
        var group = token.IndexOf('-');
        if ((token.Length + 1) % (group + 1) != 0 || (token.Length + 1) / (group + 1) is < 4 or > 8 || Placeholders.Is(token))
        {
            return;
        }

        var letters = 0;
        for (var i = 0; i < token.Length; i++)
        {
            var edge = i % (group + 1) == group;
            letters += token[i] is >= 'A' and <= 'Z' ? 1 : 0;
            if (edge ? token[i] != '-' : !(Chars.IsDigit(token[i]) || token[i] is >= 'A' and <= 'Z'))
            {
                return;
            }
        }

        var head = scan.Text[Math.Max(0, start - 32)..start];
        if (letters >= 6 && (head.IndexOf("key", StringComparison.OrdinalIgnoreCase) >= 0 || head.IndexOf("clé", StringComparison.OrdinalIgnoreCase) >= 0 || head.IndexOf("licen", StringComparison.OrdinalIgnoreCase) >= 0 || head.IndexOf("activation", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            scan.Report(start, end, FindingType.Secret, .85f, Reasons.Format | Reasons.ContextWord, detail: "product_key");
        }
    }
}

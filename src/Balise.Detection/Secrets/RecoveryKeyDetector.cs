using Balise.Detection.Scanning;

namespace Balise.Detection.Secrets;

/// <summary>BitLocker's recovery key: eight groups of six digits, each a multiple of eleven below 720 896 (Microsoft, FVE recovery password).</summary>
internal static class RecoveryKeyDetector
{
    private const int Groups = 8;
    private const int Group = 6;

    public static readonly Detector Detector = new()
    {
        Id = "recovery-key",
        Types = [FindingType.Secret],
        On = Trigger.Digits,
        RunLengths = 1u << Group,
        Examine = Examine,
        Finds =
        [
            "Key read over the phone: ⟦447084-205931-660484-117623-398552-071049-554312-283360⟧",
            "Clé de récupération : ⟦111111-222222-333333-444444-555555-666666-000011-000022⟧",
        ],
        Ignores = ["447084-205931-660484-117623", "123456-123456-123456-123456-123456-123456-123456-123456-123456"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
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
}

using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Québec health insurance number: AAAA 9999 9999, with its date and check digit.</summary>
internal static class NamDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "qc-nam",
        Types = [FindingType.QcNam],
        On = Trigger.Digits,
        RunLengths = (1u << 2) | (1u << 4) | (1u << 6) | (1u << 8),
        Rejoins = true,
        Examine = Examine,
        Finds =
        [
            "NAM : ⟦TREM 0412 1925⟧",
            "carte d'assurance maladie ⟦TREM04121925⟧ exp. 2027-05",
            "⟦TREM 0412 1916⟧",
            "RAMQ ⟦trem-0412-1925⟧",
        ],
        Ignores = ["la pièce BOLT 9912 3412 est en stock", "code permanent TREM04121935", "SEAO 2024 0412 1925"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var read = FourEight.Read(ref scan, start);
        if (read.Found && read.IsNam)
        {
            scan.Report(read.Start, read.End, FindingType.QcNam, read.Confidence, read.Reasons);
        }
    }
}

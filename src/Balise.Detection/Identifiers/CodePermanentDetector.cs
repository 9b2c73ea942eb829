using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>Permanent code of a Québec pupil: four letters, DDMMYY (month +50 for girls), two digits of the ministry.</summary>
internal static class CodePermanentDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "qc-code-permanent",
        Types = [FindingType.QcCodePermanent],
        On = Trigger.Digits,
        RunLengths = (1u << 2) | (1u << 4) | (1u << 6) | (1u << 8),
        Rejoins = true,
        Examine = Examine,
        Finds =
        [
            "Code permanent : ⟦GAGN27119907⟧",
            "L'élève ⟦LAVJ 1465 0803⟧ est absent",
            "CP ⟦BOUM 3006 1204⟧",
        ],
        Ignores = ["NAM : TREM 0412 1925", "commande CMDE20240001", "le modèle ABCD99999999"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var read = FourEight.Read(ref scan, start);
        if (read.Found && !read.IsNam)
        {
            scan.Report(read.Start, read.End, FindingType.QcCodePermanent, read.Confidence, read.Reasons);
        }
    }
}

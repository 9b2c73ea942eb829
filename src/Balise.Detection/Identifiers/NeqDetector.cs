using Balise.Detection.Context;
using Balise.Detection.Scanning;

namespace Balise.Detection.Identifiers;

/// <summary>
/// Québec enterprise number. It identifies businesses, so it is not a finding; prefix 22 is a sole proprietor, that is a person,
/// and gives a signal.
/// </summary>
internal static class NeqDetector
{
    public static readonly Detector Detector = new()
    {
        Id = "neq",
        Types = [FindingType.Neq],
        On = Trigger.Digits,
        RunLengths = (1u << 10) | (1u << 4) | (1u << 2),
        Examine = Examine,
        Finds = [],
        Notes = ["NEQ ⟦2245678901⟧", "numéro d'entreprise ⟦22 4567 8901⟧"],
        Ignores = ["NEQ 1145678901", "NEQ 2245678901"],
    };

    private static void Examine(ref Scan scan, int start, int end)
    {
        var text = scan.Text;
        if (text[start] != '2' || scan.At(start + 1) != '2')
        {
            return;
        }

        var stop = Shape.Match(text, start, "dddd~ddd~ddd");
        if (stop < 0)
        {
            stop = Shape.Match(text, start, "dd~dddd~dddd");
        }

        if (stop > 0 && Shape.FreeBefore(text, start) && Shape.FreeAfter(text, stop) && scan.Near(start, stop).Names(Topics.Business))
        {
            scan.Note(start, stop, SignalKind.SoleProprietor);
        }
    }
}

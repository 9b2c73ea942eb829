namespace Balise.Domain.Norms.Internal;

/// <summary>Reads <c>anomalies.json</c>.</summary>
internal static class AnomalyReader
{
    private static readonly Choices<AnomalySignal> Signals = new(
        ("volume", AnomalySignal.Volume), ("hour", AnomalySignal.Hour), ("refusals", AnomalySignal.Refusals), ("findings", AnomalySignal.Findings),
        ("place", AnomalySignal.Place), ("injection", AnomalySignal.Injection));

    private static readonly Choices<AnomalyAction> Actions = new(("off", AnomalyAction.Off), ("alert", AnomalyAction.Alert), ("hold", AnomalyAction.Hold));

    public static void Read(string file, JsonEntry entry, Layer layer, ProblemList problems)
    {
        if (Fields.Of(file, entry, Shapes.Anomalies, problems) is not { } fields)
        {
            return;
        }

        foreach (var item in fields.Objects("anomalies", Shapes.Anomaly))
        {
            var pattern = new AnomalyPattern(
                item.Text("id"), item.Choice("signal", Signals), Whole(item, "threshold"), Whole(item, "minutes"), item.Choice("action", Actions),
                item.Source("source"), item.Words("title"), item.Words("why"))
            {
                From = Whole(item, "from"), Until = Whole(item, "until"), Phrases = item.Texts("phrases"),
            };
            if (pattern.Threshold < 1 || pattern.Minutes < 1)
            {
                problems.Add(item.PlaceOf("threshold"), "a threshold and its minutes are whole numbers from 1");
            }

            if (pattern.Signal is AnomalySignal.Injection && pattern.Phrases.Count == 0)
            {
                problems.Add(item.Place, "signals of injection need “phrases” to look for");
            }

            layer.Anomalies.Add(new(pattern, item.Place));
        }
    }

    private static int Whole(Fields item, string name) => item.Number(name) is { } value && value == Math.Truncate(value) && value is >= 0 and < int.MaxValue ? (int)value : 0;
}

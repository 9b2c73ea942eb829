using Balise.Detection;

namespace Balise.Tests.Detection;

public sealed class DetectorExamplesTests
{
    /// <summary>The detectors alone: what the reader of context adds is not theirs to answer for.</summary>
    private static readonly DetectorSet Set = DetectorSet.Create(new DetectorSetOptions { Context = false });

    public static TheoryData<string> Ids => [.. DetectorSet.Standard.Detectors.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_detector_finds_its_true_examples(string id)
    {
        var detector = DetectorSet.Standard.Detectors.Single(d => d.Id == id);

        var missed = detector.Finds.Where(example => !Finds(detector, example)).ToList();

        Assert.NotEmpty(detector.Finds.Concat(detector.Notes));
        Assert.Empty(missed);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_detector_ignores_its_false_examples(string id)
    {
        var detector = DetectorSet.Standard.Detectors.Single(d => d.Id == id);

        var alarms = detector.Ignores.Where(text => Set.Scan(text).Any(f => detector.Types.Contains(f.Type))).ToList();

        Assert.NotEmpty(detector.Ignores);
        Assert.Empty(alarms);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_detector_notes_its_weak_examples_apart_from_findings(string id)
    {
        var detector = DetectorSet.Standard.Detectors.Single(d => d.Id == id);
        var buffer = new FindingBuffer();

        foreach (var example in detector.Notes)
        {
            var start = example.IndexOf('⟦');
            Set.Scan(example.Replace("⟦", "").Replace("⟧", ""), buffer);

            Assert.Contains(buffer.Signals.ToArray(), s => s.Start == start);
            Assert.DoesNotContain(buffer.Findings.ToArray(), f => detector.Types.Contains(f.Type));
        }
    }

    // The part between the brackets must be the finding, to the character.
    private static bool Finds(Detector detector, string example)
    {
        var start = example.IndexOf('⟦');
        var end = example.IndexOf('⟧') - 1;
        var text = example.Replace("⟦", "").Replace("⟧", "");
        return Set.Scan(text).Any(f => detector.Types.Contains(f.Type) && f.Start == start && f.End == end);
    }
}

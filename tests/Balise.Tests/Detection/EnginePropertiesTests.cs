using Balise.Detection;
using CsCheck;

namespace Balise.Tests.Detection;

public sealed class EnginePropertiesTests
{
    private static readonly DetectorSet Set = DetectorSet.Standard;

    [Fact]
    public void A_scan_never_throws_and_its_spans_stay_inside_any_text()
    {
        TextGenerators.Anything.Sample(AssertSane, iter: 2000);
    }

    [Fact]
    public void A_scan_never_throws_and_its_spans_stay_inside_plausible_text()
    {
        TextGenerators.Plausible.Sample(AssertSane, iter: 2000);
    }

    [Fact]
    public void The_same_text_gives_the_same_answer_whatever_was_scanned_before()
    {
        var worker = new FindingBuffer();

        Gen.Select(TextGenerators.Plausible, TextGenerators.Plausible).Sample((first, second) =>
        {
            Set.Scan(first, worker);
            Set.Scan(second, worker);

            Assert.Equal(Set.Scan(second), worker.Findings.ToArray());
        }, iter: 500, threads: 1);
    }

    [Fact]
    public void Masking_what_was_found_leaves_nothing_certain_to_find_at_the_same_place()
    {
        TextGenerators.Letters.Sample(text =>
        {
            var masked = text.ToCharArray();
            foreach (var finding in Set.Scan(text))
            {
                masked.AsSpan(finding.Start, finding.Length).Fill('_');
            }

            Assert.DoesNotContain(Set.Scan(new string(masked)), f => (f.Reasons & Reasons.CheckDigit) != 0);
        }, iter: 300);
    }

    [Fact]
    public void The_cap_on_findings_holds_and_is_said()
    {
        var buffer = new FindingBuffer(capacity: 10);
        var text = string.Concat(Enumerable.Repeat("a.b@exemple.ca ", 100));

        Set.Scan(text, buffer);

        Assert.True(buffer.Truncated);
        Assert.True(buffer.Findings.Length <= 10);
    }

    [Fact]
    public void Nothing_is_allocated_when_nothing_is_found()
    {
        var buffer = new FindingBuffer();
        const string text = "Le comité se réunira le 12 mars 2025 afin d'examiner 1 250 000 $ de demandes : voir l'annexe 3, article 4.2.";

        // The vectorised searches allocate until the runtime has optimised them: what counts is where the scans settle.
        var least = Enumerable.Range(0, 3000).Select(_ => Allocated(text, buffer)).Index().First(x => x.Item == 0 || x.Index == 2999).Item;

        Assert.Equal(0, least);
        Assert.Equal(0, buffer.Findings.Length);
    }

    [Theory]
    [InlineData("@")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("a1")]
    [InlineData("&#49;")]
    [InlineData("%25")]
    [InlineData("cinq ")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData(":=")]
    [InlineData("1\n")]
    [InlineData("Prot")]
    [InlineData("1,2;3|")]
    [InlineData("\u0430a")]
    [InlineData("QUFB")]
    [InlineData("7")]
    [InlineData("Ab1")]
    public void Adversarial_repetition_costs_work_in_proportion_to_its_length(string unit)
    {
        var small = Work(string.Concat(Enumerable.Repeat(unit, 4_000)));
        var large = Work(string.Concat(Enumerable.Repeat(unit, 16_000)));

        // Four times the text may not cost much more than four times the work; quadratic work would cost sixteen times.
        Assert.True(large <= (small * 6) + 10_000, $"{small} then {large}");
    }

    /// <summary>Each of these once cost the square of its length. A minute is no measure of speed: the square would need several.</summary>
    [Theory]
    [InlineData("123 ")]
    [InlineData("514 555 ")]
    [InlineData("12.")]
    [InlineData("1.1.")]
    [InlineData("1/")]
    [InlineData("1234 ")]
    [InlineData("the corner of 1 Oak and Elm ")]
    [InlineData("USS Ab, APO AE 12345 ")]
    [InlineData("Unit 1234 Box 1234 ")]
    [InlineData("Rua de Oak 12 ")]
    [InlineData("create user a identified by b1 ")]
    [InlineData("\u001b[94mab12")]
    public async Task A_long_repetition_comes_to_its_end(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 800_000 / unit.Length));

        await Task.Run(() => Set.Scan(text, new FindingBuffer())).WaitAsync(TimeSpan.FromSeconds(60));
    }

    private static long Allocated(string text, FindingBuffer buffer)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Set.Scan(text, buffer);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Work(string text)
    {
        var buffer = new FindingBuffer(100);
        Set.Scan(text, buffer);
        return buffer.Work;
    }

    private static void AssertSane(string text)
    {
        var end = 0;
        foreach (var finding in Set.Scan(text))
        {
            Assert.True(finding.Start >= end && finding.Start < finding.End && finding.End <= text.Length, $"{finding} in {text.Length}");
            Assert.InRange(finding.Confidence, 0.01f, 1f);
            Assert.NotEqual(Reasons.None, finding.Reasons);
            end = finding.End;
        }
    }
}

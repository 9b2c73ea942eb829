namespace Balise.Tests.Detection.Labelled;

public sealed class LabelledCorpusTests
{
    private static readonly LabelledCorpus Corpus =
        LabelledCorpus.Load(Path.Combine(AppContext.BaseDirectory, "Cases", "detection"));

    [Fact]
    public void The_corpus_has_no_fault() =>
        Assert.Empty(LabelledCorpusCheck.Faults(Corpus));

    [Fact]
    public void A_third_of_the_texts_are_negatives()
    {
        var texts = Corpus.Development.Concat(Corpus.Test).ToList();

        Assert.True(texts.Count >= 260, $"{texts.Count} texts");
        Assert.InRange(texts.Count(text => text.IsNegative) / (double)texts.Count, 0.28, 0.45);
        Assert.True(Corpus.DevelopmentEvasions.Count + Corpus.TestEvasions.Count >= 120);
    }

    [Fact]
    public void Every_type_is_in_both_halves()
    {
        // The test half is empty between the day it is retired and the day the next one is written.
        foreach (var half in new[] { Corpus.Development, Corpus.Test }.Where(half => half.Count > 0))
        {
            var present = half.SelectMany(text => text.Spans).Select(span => span.Type).ToHashSet();

            Assert.Empty(IdentifierRules.Types.Except(present));
        }
    }

    [Fact]
    public void Every_evasion_has_an_evaded_span_and_a_technique() =>
        Assert.All(
            Corpus.DevelopmentEvasions.Concat(Corpus.TestEvasions),
            text => Assert.True(text.Technique is not null && text.Spans.Any(span => span.Evaded), text.Id));

    [Fact]
    public void Marks_leave_the_text_and_give_offsets()
    {
        var (text, labels) = LabelledTextFile.ReadMarks("NAS [[CA_SIN|046 454 286]], [[?PERSON|Éva]] : gh{{}}p [[ -z $x ]]", "t");

        Assert.Equal("NAS 046 454 286, Éva : ghp [[ -z $x ]]", text);
        Assert.Equal(
            [new LabelledSpan(4, 15, "CA_SIN", SpanRole.Expected), new LabelledSpan(17, 20, "PERSON", SpanRole.Optional)],
            labels);
    }

    [Theory]
    [InlineData("CA_SIN", "046 454 286")]
    [InlineData("CA_SIN", "287 334 126")]
    [InlineData("QC_NAM", "TREM 0412 1935")]
    [InlineData("CREDIT_CARD", "4111 1111 1111 1112")]
    [InlineData("IBAN", "FR14 2004 1010 0505 0001 3M02 607")]
    [InlineData("VIN", "1M8GDM9A9KP042788")]
    [InlineData("IMEI", "490154203237519")]
    public void A_wrong_check_digit_is_a_fault(string type, string value) =>
        Assert.NotNull(IdentifierRules.Fault(type, value));

    [Theory]
    [InlineData("QC_NAM", "TREM 0412 1925")]
    [InlineData("QC_NAM", "TREM 0412 1916")]
    [InlineData("CREDIT_CARD", "4111 1111 1111 1111")]
    [InlineData("IBAN", "FR14 2004 1010 0505 0001 3M02 606")]
    [InlineData("VIN", "1M8GDM9AXKP042788")]
    [InlineData("IMEI", "490154203237518")]
    public void Published_vectors_pass(string type, string value) =>
        Assert.Null(IdentifierRules.Fault(type, value));

    [Fact]
    public void Offsets_can_be_counted_in_code_points()
    {
        var text = new LabelledText("a", "fr", "chat", null, "😀 ab", [new LabelledSpan(3, 5, "PERSON", SpanRole.Expected)]);

        Assert.Contains("\"start\":2,\"end\":4", LabelledJson.Write(text, codePoints: true, escapeAll: true));
        Assert.Contains("\"start\":3,\"end\":5", LabelledJson.Write(text, codePoints: false, escapeAll: true));
    }

    [Fact]
    public void A_line_of_json_reads_back()
    {
        var text = new LabelledText("a", "fr", "chat", "zero-width", "é\u200B1", [new LabelledSpan(0, 3, "PERSON", SpanRole.Expected, Evaded: true)]);

        var read = LabelledJson.Read(LabelledJson.Write(text, codePoints: false, escapeAll: true));

        Assert.Equal(text with { Labels = [] }, read with { Labels = [] });
        Assert.Equal(text.Labels, read.Labels);
    }
}

using Balise.Detection;
using Balise.Tests.Detection.Labelled;
using CsCheck;

namespace Balise.Tests.Detection;

public sealed class StreamTests
{
    private static readonly DetectorSet Set = DetectorSet.Standard;

    [Fact]
    public void The_answer_does_not_depend_on_how_the_text_was_cut()
    {
        Gen.Select(TextGenerators.Plausible, Gen.Int[1, 200].Array[1, 20]).Sample((text, cuts) =>
            Assert.Equal(Stream(text, [1]), Stream(text, cuts)), iter: 150);
    }

    [Fact]
    public void A_stream_finds_in_letters_what_a_whole_scan_finds()
    {
        Gen.Select(TextGenerators.Letters, Gen.Int[1, 300].Array[1, 10]).Sample((text, cuts) =>
            Assert.Equal(Set.Scan(text), Stream(text, cuts)), iter: 100);
    }

    [Fact]
    public void A_stream_finds_in_every_labelled_text_what_a_whole_scan_finds()
    {
        var corpus = LabelledCorpus.Load(Path.Combine(AppContext.BaseDirectory, "Cases", "detection"));
        // A value longer than the window ahead, once disguised, is beyond a stream: docs/detection.md says so.
        var texts = corpus.Development.Concat(corpus.Test).Concat(corpus.DevelopmentEvasions.Concat(corpus.TestEvasions).Where(t => t.Text.Length <= ScanStream.Left + ScanStream.Right && t.Spans.All(s => s.End - s.Start <= ScanStream.Right)));

        Assert.All(texts, text =>
        {
            Assert.Equal(Set.Scan(text.Text), Stream(text.Text, [97]));
            Assert.Equal(Stream(text.Text, [1]), Stream(text.Text, [97]));
        });
    }

    [Theory]
    [InlineData("\" +\n  + \"")]
    [InlineData("\r\n")]
    [InlineData("\n# ")]
    public void A_private_key_written_as_code_is_one_value_in_a_stream_too(string lineEnd)
    {
        var lines = Enumerable.Repeat("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7", 24).Prepend("-----BEGIN RSA PRIVATE KEY-----").Append("-----END RSA PRIVATE KEY-----");
        var text = "clé = \"" + string.Join(lineEnd, lines) + "\";\nmerci";

        Assert.Equal(Set.Scan(text), Stream(text, [50]));
        Assert.Single(Stream(text, [50]), f => f.Type == FindingType.Secret);
    }

    [Fact]
    public void A_saved_stream_resumes_where_it_was()
    {
        Gen.Select(TextGenerators.Letters, Gen.Int[0, 2000]).Sample((text, cut) =>
        {
            cut = Math.Min(cut, text.Length);
            var found = new List<Finding>();
            var buffer = new FindingBuffer();
            var first = Set.OpenStream();
            first.Push(text.AsSpan(0, cut), buffer);
            found.AddRange(buffer.Findings);

            var second = Set.OpenStream(first.Save());
            second.Push(text.AsSpan(cut), buffer);
            found.AddRange(buffer.Findings);
            second.Complete(buffer);
            found.AddRange(buffer.Findings);

            Assert.Equal(Stream(text, [64]), found);
        }, iter: 100);
    }

    [Fact]
    public void A_private_key_longer_than_the_window_is_found_whole()
    {
        var key = "-----BEGIN PRIVATE KEY-----\n" + string.Concat(Enumerable.Repeat("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\n", 40)) + "-----END PRIVATE KEY-----";
        var text = "voici la clé : " + key + " merci";

        var found = Stream(text, [7]);

        Assert.Contains(found, f => f.Type == FindingType.Secret && text[f.Start..f.End] == key);
    }

    [Fact]
    public void What_may_be_released_never_holds_the_start_of_something_found_later()
    {
        TextGenerators.Letters.Sample(text =>
        {
            var stream = Set.OpenStream();
            var buffer = new FindingBuffer();
            var released = 0;
            foreach (var c in text)
            {
                stream.Push([c], buffer);
                foreach (var finding in buffer.Findings)
                {
                    Assert.True(finding.Start >= released);
                }

                released = stream.Settled;
            }
        }, iter: 20);
    }

    private static List<Finding> Stream(string text, int[] cuts)
    {
        var stream = Set.OpenStream();
        var buffer = new FindingBuffer();
        var found = new List<Finding>();
        for (int at = 0, n = 0; at < text.Length; n++)
        {
            var length = Math.Min(cuts[n % cuts.Length], text.Length - at);
            stream.Push(text.AsSpan(at, length), buffer);
            found.AddRange(buffer.Findings);
            at += length;
        }

        stream.Complete(buffer);
        found.AddRange(buffer.Findings);
        return found;
    }
}

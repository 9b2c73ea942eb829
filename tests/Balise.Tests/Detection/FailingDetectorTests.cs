using Balise.Detection;

namespace Balise.Tests.Detection;

/// <summary>A fault in a detector is never a way out: the text counts as unread, and those who run the product are told.</summary>
public sealed class FailingDetectorTests
{
    private const string Text = "Mon NAS est le 046 454 286, celui de Josée Tremblay.";

    [Fact]
    public void A_text_on_which_a_detector_fails_counts_as_unread()
    {
        var told = new List<Exception>();
        var found = new FindingBuffer();

        Failing(told).Scan(Text, found);

        Assert.True(found.Truncated);
        Assert.Empty(found.Findings.ToArray());
        Assert.IsType<IndexOutOfRangeException>(Assert.Single(told));
    }

    [Fact]
    public void The_buffer_serves_again_after_a_failure()
    {
        var found = new FindingBuffer();
        Failing([]).Scan(Text, found);

        DetectorSet.Standard.Scan(Text, found);

        Assert.False(found.Truncated);
        Assert.Equal(FindingType.CaSin, Assert.Single(found.Findings.ToArray()).Type);
    }

    [Fact]
    public void A_conversation_in_which_a_detector_fails_counts_as_unread()
    {
        var found = new ConversationBuffer();

        Failing([]).ScanConversation(["Bonjour".AsMemory(), Text.AsMemory()], found);

        Assert.True(found.Truncated);
    }

    [Fact]
    public void A_stream_in_which_a_detector_fails_counts_as_unread()
    {
        var found = new FindingBuffer();
        var stream = Failing([]).OpenStream();

        stream.Push(Text, found);
        stream.Complete(found);

        Assert.True(found.Truncated);
    }

    private static DetectorSet Failing(List<Exception> told) => DetectorSet.Create(new DetectorSetOptions { PersonTagger = new FailingTagger(), Failed = told.Add });

    private sealed class FailingTagger : IPersonTagger
    {
        public void Tag(ReadOnlySpan<char> text, FindingBuffer into) => throw new IndexOutOfRangeException();
    }
}

using Balise.Detection.Names;
using Balise.Detection.Names.Internal;
using static Balise.Tests.Detection.Names.PersonTaggerCases;

namespace Balise.Tests.Detection.Names;

public sealed class PersonTaggerContractTests
{
    [Fact]
    public void A_text_without_capitals_allocates_nothing()
    {
        var buffer = new PersonSpanBuffer();
        var text = string.Concat(Enumerable.Repeat("le formulaire est incomplet, il manque la deuxième page.\n", 400));
        Shared.Tag(text, buffer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Shared.Tag(text, buffer);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_warm_buffer_allocates_nothing_even_with_names()
    {
        var buffer = new PersonSpanBuffer();
        var text = string.Concat(Enumerable.Repeat("Le dossier de Marie-Ève Tremblay est incomplet. Mme Lavoie l'a dit à Tremblay.\n", 100));
        Shared.Tag(text, buffer);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Shared.Tag(text, buffer);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(buffer.Count >= 200);
    }

    [Fact]
    public void Spans_come_in_order_and_never_overlap()
    {
        var buffer = new PersonSpanBuffer();
        var text = string.Concat(Enumerable.Range(0, 300).Select(i => $"{i}. Tremblay a vu Marie-Ève Tremblay et M. Roy, puis « Ousmane ».\n"));

        Shared.Tag(text, buffer);

        var end = 0;
        foreach (var span in buffer.Spans)
        {
            Assert.True(span.TitleStart >= end && span.Start >= span.TitleStart && span.End > span.Start && span.End <= text.Length);
            Assert.InRange(span.Confidence, 0.01f, 1f);
            end = span.End;
        }
    }

    [Fact]
    public void Any_text_is_accepted()
    {
        var random = new Random(7);
        var buffer = new PersonSpanBuffer();
        const string alphabet = "aAéÉzZ -'’.,:;@<>/\\_\n\r\t\u0301\uD83D\uDE00\u00AD«»œŒ0M.Mme ";

        for (var turn = 0; turn < 3000; turn++)
        {
            var text = string.Create(random.Next(0, 60), random, (span, r) =>
            {
                foreach (ref var c in span)
                    c = alphabet[r.Next(alphabet.Length)];
            });
            Shared.Tag(text, buffer);
            foreach (var span in buffer.Spans)
                Assert.InRange(span.End, span.Start + 1, text.Length);
        }
    }

    [Fact]
    public void A_line_longer_than_a_window_is_read_to_its_end()
    {
        var text = string.Concat(Enumerable.Repeat("le mot ", WordScanner.WindowWords)) + "et enfin le dossier de Marie-Ève Tremblay.";

        Assert.EndsWith("⟦Marie-Ève Tremblay⟧.", Marked(text));
    }

    [Fact]
    public void A_memory_carries_names_from_one_message_to_the_next()
    {
        var buffer = new PersonSpanBuffer();
        var memory = new PersonMemory();
        const string second = "Est-ce que Zbyszewski a répondu?";

        Shared.Tag("Bonjour, je suis Amadou Zbyszewski.", buffer, memory);
        Shared.Tag(second, buffer, memory);

        Assert.Equal("Est-ce que ⟦Zbyszewski⟧ a répondu?", Mark(second, buffer.Spans));
    }

    [Fact]
    public void A_full_memory_stops_learning_and_still_answers()
    {
        var memory = new PersonMemory();
        for (var word = 1u; word <= PersonMemory.Capacity + 500; word++)
            memory.Add(word * 2654435761);

        Assert.Equal(PersonMemory.Capacity, memory.Count);
        Assert.False(memory.Contains(12345));
        memory.Clear();
        Assert.Equal(0, memory.Count);
    }

    [Fact]
    public void Reasons_are_told_apart()
    {
        var buffer = new PersonSpanBuffer();

        Shared.Tag("Mme Zbyszewski est ici. Je crois que Zbyszewski partira. Le dossier de Marie Tremblay suit.", buffer);

        var reasons = buffer.Spans.ToArray().Select(s => s.Reason).ToArray();
        Assert.Equal(PersonReason.Trigger, reasons[0]);
        Assert.Contains(PersonReason.Model, reasons);
    }

    [Fact]
    public void The_card_says_where_the_model_comes_from()
    {
        Assert.Contains("WiNER-fr", Shared.Card);
        Assert.Contains("CC BY", Shared.Card);
        Assert.Contains("winer_fr_test", Shared.Card);
    }

    [Fact]
    public void A_file_that_is_not_a_model_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => NameModel.Read("not a model at all"u8));
        Assert.Throws<InvalidDataException>(() => NameModel.Read([0x42, 0x4E, 0x4D, 0x32, 0xFF, 0xFF, 0, 0, 1]));
    }
}

namespace Balise.Tests.Detection.Labelled;

public sealed class LabelledCorpusCheckTests
{
    [Theory]
    [InlineData("NAS [[CA_SIN|286 036 090]] ici", "autre texte, NAS [[CA_SIN|286-036-090]]", "in both halves")]
    [InlineData("par [[PERSON|Ana Roy]]", "de [[PERSON|ANA ROY]] aussi", "a person of both halves")]
    [InlineData("on se voit [[PHONE|418 555-0100]] mardi matin au bureau de la caisse", "on se voit mardi matin au bureau de la caisse", "nearly the same text")]
    [InlineData("par [[PERSON|Ana Deschênes]], puis Deschênes", "b", "\"Deschênes\" is marked once and bare")]
    [InlineData("[[NOPE|x1]]", "b", "unknown type NOPE")]
    [InlineData("[[CA_SIN|286 036 091]]", "b", "expected nine digits")]
    public void A_fault_is_named(string development, string test, string expected) =>
        Assert.Contains(LabelledCorpusCheck.Faults(Corpus(development, test)), fault => fault.Contains(expected));

    [Fact]
    public void An_id_given_twice_is_a_fault()
    {
        var text = LabelledTextFile.Parse("=== a | fr | chat\nbonjour", "f").Single();

        var faults = LabelledCorpusCheck.Faults(new LabelledCorpus([text], [text], [], []));

        Assert.Contains("a: id given twice", faults);
    }

    [Fact]
    public void A_file_of_two_texts_reads_as_two_texts()
    {
        var texts = LabelledTextFile.Parse("# note\n=== a | fr | chat\nun\n\n=== b | en | email\n\ntwo\nlines\n", "f").ToList();

        Assert.Equal(["un", "two\nlines"], texts.Select(text => text.Text));
        Assert.Equal(["chat", "email"], texts.Select(text => text.Kind));
    }

    [Theory]
    [InlineData("stray\n=== a | fr | chat\nun")]
    [InlineData("=== a | fr\nun")]
    [InlineData("=== a | fr | chat\n[[PERSON|never closed")]
    public void A_malformed_file_is_refused(string content) =>
        Assert.Throws<FormatException>(() => LabelledTextFile.Parse(content, "f").ToList());

    private static LabelledCorpus Corpus(string development, string test) => new(
        [.. LabelledTextFile.Parse("=== d | fr | chat\n" + development, "d")],
        [.. LabelledTextFile.Parse("=== t | fr | chat\n" + test, "t")],
        [],
        []);
}

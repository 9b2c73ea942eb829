using Balise.Detection.Names;
using Balise.Tests.Detection.Labelled;

namespace Balise.Tests.Detection.Fuzzing;

/// <summary>A few seconds of <c>tools/fuzz-detection.cs</c>, always the same.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Mutated_texts_break_no_invariant()
    {
        var seeds = LabelledCorpus.Load(Path.Combine(AppContext.BaseDirectory, "Cases", "detection")).All.Select(text => text.Text).ToList();
        var mutation = new Mutation(seeds, new Random(20250301));
        var invariants = new Invariants(PersonNames.Load());

        for (var i = 0; i < 1500; i++)
        {
            var text = mutation.Next();

            Assert.Null(invariants.BrokenBy(text));
        }
    }

    [Fact]
    public void Small_changes_around_numbers_break_no_invariant()
    {
        var seeds = LabelledCorpus.Load(Path.Combine(AppContext.BaseDirectory, "Cases", "detection")).All.Select(text => text.Text).ToList();
        var mutation = new Mutation(seeds, new Random(20261123));
        var invariants = new Invariants(PersonNames.Load());

        for (var i = 0; i < 20_000; i++)
        {
            var text = mutation.Close();

            Assert.True(invariants.BrokenBy(text) is null, text);
        }
    }

    /// <summary>Found by mutation; each made a detector look before the beginning or behind the end of the text.</summary>
    [Theory]
    [InlineData("'est le 29 septembre 1993")]
    [InlineData("rang, . 12 ")]
    public void What_once_broke_a_detector_is_read(string text) => Assert.Null(new Invariants(PersonNames.Load()).BrokenBy(text));
}

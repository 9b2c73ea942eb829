using Balise.Journal.Entries;

namespace Balise.Tests.Journal.Entries;

public sealed class EntryIdTests
{
    [Fact]
    public void An_id_holds_its_instant_to_the_millisecond()
    {
        var at = new DateTimeOffset(2026, 3, 2, 12, 34, 56, 789, TimeSpan.FromHours(-5)).AddTicks(4321);

        Assert.Equal(at.AddTicks(-4321), EntryId.New(at).At);
    }

    [Fact]
    public void The_text_of_an_id_has_one_spelling()
    {
        var id = EntryId.New(JournalScene.Noon);
        var text = id.ToString();

        Assert.True(EntryId.TryParse(text, out var parsed));
        Assert.Equal(id, parsed);
        Assert.False(EntryId.TryParse(text.ToUpperInvariant(), out _));
        Assert.False(EntryId.TryParse(text.Replace("-", ""), out _));
    }

    [Fact]
    public void An_id_made_at_another_time_cannot_name_an_entry() =>
        Assert.Throws<ArgumentException>(() => new PendingEntry(
            EntryId.New(JournalScene.Noon), EntryType.Governance, JournalScene.Noon.AddHours(1), "org-1", EntryBody.Empty));

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("expired")]
    [InlineData("Decision")]
    [InlineData("")]
    public void A_type_that_an_export_could_mistake_is_refused(string type) =>
        Assert.Throws<ArgumentException>(() => new PendingEntry(
            EntryId.New(JournalScene.Noon), type, JournalScene.Noon, "org-1", EntryBody.Empty));

    [Fact]
    public void An_outcome_names_its_decision() =>
        Assert.Throws<ArgumentException>(() => new PendingEntry(
            EntryId.New(JournalScene.Noon), EntryType.Outcome, JournalScene.Noon, "org-1", EntryBody.Empty));
}

using System.Text;
using Balise.Detection;
using Balise.Domain.Policies;
using Balise.Gateway;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Content.Masking.Vault;
using Balise.Persistence.Secrets;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Gateway.Content;

/// <summary>Two processes, one store: a conversation goes on wherever its next turn arrives.</summary>
public sealed class VaultTests : IDisposable
{
    private static readonly GatewayOptions Options = new() { MaxConversations = 10, MaxPlaceholders = 40 };

    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2026-03-02T12:00:00Z"));
    private readonly MemoryPlaceholders store;
    private readonly PlaceholderVault a;
    private readonly PlaceholderVault b;

    public VaultTests()
    {
        store = new MemoryPlaceholders(clock);
        a = new PlaceholderVault(store, new SecretBox(new byte[32]), Options, clock);
        b = new PlaceholderVault(store, new SecretBox(new byte[32]), Options, clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        a.Dispose();
        b.Dispose();
    }

    [Fact]
    public async Task What_one_process_masks_the_other_restores_and_names_the_same()
    {
        await IssueAsync(a, Holder(), "c", "046 454 286");

        var elsewhere = await OpenAsync(b, Holder(), "c");

        Assert.True(elsewhere.TryRestore(new Placeholder(FindingType.CaSin, 1), out var value));
        Assert.Equal("046 454 286", value);
        Assert.True(elsewhere.TryIssue(FindingType.CaSin, "046454286", out var same));
        Assert.True(elsewhere.TryIssue(FindingType.CaSin, "130 692 544", out var next));
        Assert.Equal(("[[CA_SIN_1]]", "[[CA_SIN_2]]"), (same.ToString(), next.ToString()));
    }

    [Fact]
    public async Task Only_the_same_conversation_of_the_same_key_person_use_case_and_organisation_finds_it_again()
    {
        var name = await IssueAsync(a, Holder(), "c", "046 454 286");

        PlaceholderSet[] strangers =
        [
            await OpenAsync(b, Holder(), "d"),
            await OpenAsync(b, Holder() with { Key = "other" }, "c"),
            await OpenAsync(b, Holder() with { UseCase = "other" }, "c"),
            await OpenAsync(b, Holder() with { Organization = Guid.NewGuid() }, "c"),
            await OpenAsync(b, Holder() with { Requester = new Requester(Guid.NewGuid(), [], "") }, "c"),
            b.Alone(),
        ];

        Assert.All(strangers, s => Assert.False(s.TryRestore(name, out _)));
    }

    [Fact]
    public async Task Two_processes_that_name_at_once_agree_in_the_end()
    {
        var (first, second) = (await OpenAsync(a, Holder(), "c"), await OpenAsync(b, Holder(), "c"));
        first.TryIssue(FindingType.CaSin, "046 454 286", out _);
        second.TryIssue(FindingType.CaSin, "130 692 544", out _);

        Assert.True(await a.TryKeepAsync(Holder(), "c", first, Ct));
        Assert.False(await b.TryKeepAsync(Holder(), "c", second, Ct));
        var again = await OpenAsync(b, Holder(), "c");
        again.TryIssue(FindingType.CaSin, "130 692 544", out var name);

        Assert.True(await b.TryKeepAsync(Holder(), "c", again, Ct));
        Assert.Equal("[[CA_SIN_2]]", name.ToString());
        Assert.Equal(2, store.All.Count);
    }

    [Fact]
    public async Task The_same_value_masked_at_once_by_both_is_kept_once()
    {
        var (first, second) = (await OpenAsync(a, Holder(), "c"), await OpenAsync(b, Holder(), "c"));
        second.Reserve(new Placeholder(FindingType.CaSin, 1));
        first.TryIssue(FindingType.CaSin, "046 454 286", out _);
        second.TryIssue(FindingType.CaSin, "046454286", out _);

        Assert.True(await a.TryKeepAsync(Holder(), "c", first, Ct));
        Assert.False(await b.TryKeepAsync(Holder(), "c", second, Ct));
        Assert.Single(store.All);
    }

    [Fact]
    public async Task What_was_not_kept_is_not_there_for_the_next_turn()
    {
        var set = await OpenAsync(a, Holder(), "c");
        set.TryIssue(FindingType.CaSin, "046 454 286", out var name);
        store.Down = true;
        await Assert.ThrowsAsync<IOException>(() => a.TryKeepAsync(Holder(), "c", set, Ct));
        store.Down = false;

        Assert.False((await OpenAsync(a, Holder(), "c")).TryRestore(name, out _));
    }

    [Fact]
    public async Task A_turn_with_nothing_new_writes_nothing()
    {
        await IssueAsync(a, Holder(), "c", "046 454 286");
        var writes = store.Writes;

        await IssueAsync(a, Holder(), "c", "046454286");

        Assert.Equal(writes, store.Writes);
        Assert.NotNull(a.Recall(Holder(), "c"));
    }

    [Fact]
    public async Task An_idle_conversation_is_forgotten_by_all_and_its_names_are_free()
    {
        var name = await IssueAsync(a, Holder(), "c", "046 454 286");

        clock.Advance(TimeSpan.FromHours(9));
        var (here, elsewhere) = (await OpenAsync(a, Holder(), "c"), await OpenAsync(b, Holder(), "c"));

        Assert.False(here.TryRestore(name, out _));
        Assert.False(elsewhere.TryRestore(name, out _));
        Assert.Equal(name, await IssueAsync(b, Holder(), "c", "130 692 544"));
    }

    [Fact]
    public async Task A_conversation_in_use_is_kept_and_what_lapsed_is_erased()
    {
        var name = await IssueAsync(a, Holder(), "used", "046 454 286");
        await IssueAsync(a, Holder(), "idle", "130 692 544");
        clock.Advance(TimeSpan.FromHours(5));
        a.Recall(Holder(), "used");
        await a.CareAsync(Ct);
        clock.Advance(TimeSpan.FromHours(5));

        await b.CareAsync(Ct);

        Assert.Single(store.All);
        Assert.True((await OpenAsync(b, Holder(), "used")).TryRestore(name, out _));
    }

    [Fact]
    public async Task Nothing_kept_can_be_read_and_a_row_moved_elsewhere_does_not_open()
    {
        var name = await IssueAsync(a, Holder(), "c", "046 454 286");
        await IssueAsync(a, Holder(), "d", "046 454 286");
        var (first, second) = (store.All[0], store.All[1]);

        Assert.NotEqual(first.Fingerprint, second.Fingerprint);
        Assert.DoesNotContain("046", Encoding.Latin1.GetString(first.Sealed));
        var moved = new ConversationValues(new(new(Holder().Organization), "x"), new ConversationSeal(new SecretBox(new byte[32]), new(new(Holder().Organization), "x")));
        moved.Add([first]);
        Assert.False(new PlaceholderSet(moved, 40).TryRestore(name, out _));
    }

    [Fact]
    public async Task Another_master_key_leaves_the_placeholder_where_it_is()
    {
        var name = await IssueAsync(a, Holder(), "c", "046 454 286");
        using var stranger = new PlaceholderVault(store, new SecretBox([.. Enumerable.Repeat((byte)7, 32)]), Options, clock);

        var set = await OpenAsync(stranger, Holder(), "c");

        Assert.Equal("[[CA_SIN_1]]", Restorer.Whole(set, "[[CA_SIN_1]]", false).ToString());
        Assert.False(set.TryRestore(name, out _));
    }

    [Fact]
    public async Task What_came_back_says_of_which_kind_it_was()
    {
        var name = await IssueAsync(a, Holder(), "c", "046 454 286");
        var set = await OpenAsync(b, Holder(), "c");

        Assert.Equal(0UL, set.RestoredTypes);
        set.TryRestore(name, out _);

        Assert.Equal(1UL << (int)FindingType.CaSin, set.RestoredTypes);
    }

    private static KeyHolder Holder() => new([], "key", Guid.Parse("01980000-0000-7000-8000-000000000001"), "use", Requester.Nobody, null, Revoked: false);

    private static async Task<PlaceholderSet> OpenAsync(PlaceholderVault vault, KeyHolder holder, string conversation) =>
        vault.Open(await vault.LoadAsync(holder, conversation, Ct));

    private static async Task<Placeholder> IssueAsync(PlaceholderVault vault, KeyHolder holder, string conversation, string value)
    {
        var set = vault.Recall(holder, conversation) is { } known ? vault.Open(known) : await OpenAsync(vault, holder, conversation);
        Assert.True(set.TryIssue(FindingType.CaSin, value, out var name));
        Assert.True(await vault.TryKeepAsync(holder, conversation, set, Ct));
        return name;
    }
}

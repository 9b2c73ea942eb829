using System.Text;
using System.Text.Json;
using Balise.Detection;
using Balise.Gateway;
using Balise.Gateway.Content;
using Balise.Gateway.Content.Masking;
using Balise.Gateway.Content.Masking.Vault;
using Balise.Persistence.Secrets;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Gateway.Content;

/// <summary>Values become placeholders and come back, and only to those who sent them.</summary>
public sealed class MaskingTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.Parse("2026-03-02T12:00:00Z"));
    private readonly PlaceholderVault vault;

    public MaskingTests() => vault = new PlaceholderVault(
        new MemoryPlaceholders(clock), new SecretBox(new byte[32]), new GatewayOptions { MaxConversations = 10, MaxPlaceholders = 40 }, clock);

    public void Dispose() => vault.Dispose();

    [Fact]
    public void The_same_value_gets_the_same_placeholder_whatever_its_separators()
    {
        var set = vault.Alone();

        Assert.True(set.TryIssue(FindingType.CaSin, "046 454 286", out var first));
        Assert.True(set.TryIssue(FindingType.CaSin, "046454286", out var second));
        Assert.True(set.TryIssue(FindingType.CaSin, "130 692 544", out var third));

        Assert.Equal(("[[CA_SIN_1]]", "[[CA_SIN_1]]", "[[CA_SIN_2]]"), (first.ToString(), second.ToString(), third.ToString()));
    }

    [Fact]
    public void Two_secrets_that_differ_by_case_are_two_values()
    {
        var set = vault.Alone();

        set.TryIssue(FindingType.Secret, "abcDEF123", out var first);
        set.TryIssue(FindingType.Secret, "ABCdef123", out var second);

        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_conversation_keeps_so_many_values_and_no_more()
    {
        var set = vault.Alone();

        var issued = Enumerable.Range(0, 60).Count(i => set.TryIssue(FindingType.Phone, $"514 555-{i:0000}", out _));

        Assert.Equal(40, issued);
        Assert.True(set.TryIssue(FindingType.Phone, "514 555-0003", out _));
    }

    [Fact]
    public void A_placeholder_somebody_wrote_is_never_issued()
    {
        var set = vault.Alone();

        var sent = Mask("""{"model":"m","prompt":"[[CA_SIN_1]] et NAS 046 454 286"}""", set);

        Assert.Equal("""{"model":"m","prompt":"[[CA_SIN_1]] et NAS [[CA_SIN_2]]"}""", sent);
        Assert.Equal("[[CA_SIN_1]] 046 454 286", Restorer.Whole(set, "[[CA_SIN_1]] [[CA_SIN_2]]", false).ToString());
    }

    [Fact]
    public void A_value_found_once_is_masked_wherever_it_stands()
    {
        var sent = Mask("""{"model":"m","prompt":"Mon NAS est 046 454 286. Note : 046 454 286."}""", vault.Alone());

        Assert.DoesNotContain("046", sent);
    }

    [Theory]
    [InlineData("[[CA_SIN_1]]")]
    [InlineData("[[ca_sin_1]]")]
    [InlineData("[[ CA_SIN_1 ]]")]
    [InlineData("[[CA SIN 1]]")]
    [InlineData("[CA_SIN_1]]")]
    [InlineData("[[CA_SIN_1]")]
    [InlineData("[CA_SIN_1]")]
    [InlineData("CA_SIN_1]]")]
    [InlineData("[[CA_SIN_1")]
    [InlineData("\\[\\[CA_SIN_1\\]\\]")]
    [InlineData("[[CA\\_SIN\\_1]]")]
    [InlineData("[[**CA_SIN_1**]]")]
    [InlineData("⟦CA_SIN_1⟧")]
    public void A_damaged_placeholder_is_still_restored(string damaged)
    {
        var set = vault.Alone();
        set.TryIssue(FindingType.CaSin, "046 454 286", out _);

        Assert.Equal("Le 046 454 286, voilà", Restorer.Whole(set, $"Le {damaged}, voilà", false).ToString());
    }

    [Theory]
    [InlineData("[[CA_SIN_2]]")]
    [InlineData("[[CA_SIN_10]]")]
    [InlineData("[[CA_SIN_01]]")]
    [InlineData("[[EMAIL_1]]")]
    [InlineData("[[CA_SIN]]")]
    [InlineData("CA_SIN_1")]
    [InlineData("[[wiki]]")]
    [InlineData("[1]")]
    public void What_is_not_ours_stays_as_it_is(string other)
    {
        var set = vault.Alone();
        set.TryIssue(FindingType.CaSin, "046 454 286", out _);

        Assert.Equal($"a {other} b", Restorer.Whole(set, $"a {other} b", false).ToString());
    }

    [Fact]
    public void What_is_put_back_in_arguments_is_escaped_for_them()
    {
        var set = vault.Alone();
        set.TryIssue(FindingType.Password, "a\"b\\c\n", out _);

        var arguments = Restorer.Whole(set, """{"mot":"[[PASSWORD_1]]"}""", json: true).ToString();

        Assert.Equal("a\"b\\c\n", JsonDocument.Parse(arguments).RootElement.GetProperty("mot").GetString());
    }

    [Fact]
    public void Masking_then_restoring_gives_the_text_back() => Gen.Select(Texts, Gen.Bool).Sample((words, ascii) =>
    {
        var said = string.Join(' ', words);
        var body = JsonSerializer.Serialize(new { model = "m", prompt = said }, ascii ? JsonSerializerOptions.Default : Relaxed);
        var set = vault.Alone();

        var sent = JsonDocument.Parse(Mask(body, set)).RootElement.GetProperty("prompt").GetString()!;

        return Restorer.Whole(set, sent, false).ToString() == said && (!said.Contains("NAS : 046 454 286") || !sent.Contains("046")) && !sent.Contains("ghp_") && !sent.Contains('@');
    });

    [Fact]
    public void A_stream_is_restored_however_it_is_cut() => Gen.Select(Texts, Gen.Int[1, 9].Array[1, 60]).Sample((words, cuts) =>
    {
        var set = vault.Alone();
        var said = string.Join(' ', words.Select(w => Planted.Contains(w) && set.TryIssue(FindingType.Secret, w, out var p) ? p.ToString() : w));
        var restorer = new Restorer(set, false);
        var shown = new StringBuilder();
        var longest = 0;

        for (int at = 0, i = 0; at < said.Length; i++)
        {
            var length = Math.Min(cuts[i % cuts.Length], said.Length - at);
            at += length;
            shown.Append(restorer.Push(said.AsSpan(at - length, length), at == said.Length));
            longest = Math.Max(longest, restorer.Held);
        }

        return shown.ToString() == Restorer.Whole(set, said, false).ToString() && longest <= Placeholder.Longest;
    });

    private static readonly string[] Planted = ["046 454 286", "ghp_0123456789abcdefghijABCDEFGHIJ012345", "jean.tremblay@exemple.org", "514 555-0199"];

    private static readonly string[] Words =
        [.. Planted, "NAS : 046 454 286", "tél. 514 555-0199", "NAS", "mot", "[[", "]]", "[[CA_SIN_7]]", "é😀", "\\", "\"", "\u0001", "CA_SIN_", "[a]", "courriel :", "fin\n"];

    private static readonly Gen<string[]> Texts = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 12];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Mask(string body, PlaceholderSet set)
    {
        using var text = Bodies.Read(Bodies.Shape("completions"), body);
        var categories = GatewayPolicy.Categories;
        var report = new ContentScanner(DetectorSet.Standard).Scan(text, categories);
        var edits = new BodyEdits();

        Assert.True(new Masker(text, WrittenPlaceholders.In(text), set, edits).TryMask(report, categories, ulong.MaxValue));
        return Encoding.UTF8.GetString(edits.Apply(text.Body.Span, out var length), 0, length);
    }
}

using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>
/// The filter keeps so many values and no more. What comes after them is unread, and does not leave: thousands of addresses of offices would
/// otherwise hide one pupil (Guide, 1.2).
/// </summary>
[Collection(RunningBaliseTests.Name)]
public sealed class OverflowTests(RunningBalise running)
{
    private const string Pupil = "Mon NAS est le 046 454 286.";

    private static readonly string Harmless = string.Concat(Enumerable.Repeat("info@ecole.qc.ca ", 6000));

    [Theory]
    [InlineData("public", false)]
    [InlineData("public", true)]
    [InlineData("closed", true)]
    public async Task A_heap_of_harmless_values_hides_nothing(string key, bool before)
    {
        var sent = running.Upstream.Requests.Count;

        var answer = await running.Balise.AskAsync(key, before ? Harmless + Pupil : Pupil + Harmless);

        Assert.Equal((403, "content_blocked"), (answer.Status, answer.Code));
        Assert.Equal(sent, running.Upstream.Requests.Count);
        Assert.Contains(answer.Error.GetProperty("balise").GetProperty("rules").EnumerateArray(), r => r.GetProperty("id").GetString() == "content.overflow");
        Assert.False(PlantedSecrets.ShowsIn(answer.Body), answer.Body);
    }

    [Fact]
    public async Task A_text_longer_than_is_read_is_refused_before_it_costs_anything()
    {
        var answer = await running.Balise.AskAsync("public", string.Concat(Enumerable.Repeat("1234 ", 1_100_000)));

        Assert.Equal((403, "content_blocked"), (answer.Status, answer.Code));
        Assert.Contains("plus de texte", answer.Error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Fewer_harmless_values_than_are_kept_pass()
    {
        var answer = await running.Balise.AskAsync("public", string.Concat(Enumerable.Repeat("info@ecole.qc.ca ", 3000)));

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_too_full_to_be_checked_is_withheld(bool stream)
    {
        running.Upstream.Answer = async (http, body) =>
        {
            if (stream)
            {
                await ScriptedUpstream.StreamAsync(http, [.. Enumerable.Repeat(string.Concat(Enumerable.Repeat("info@ecole.qc.ca ", 100)), 60), Pupil, " Voilà."]);
                return;
            }

            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(
                $$$"""{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"{{{Harmless + Pupil}}}"},"finish_reason":"stop"}]}""");
        };
        try
        {
            var answer = await running.Balise.AskAsync("public", "Bonjour", stream);

            Assert.DoesNotContain("046 454", answer.Body);
            Assert.Contains(stream ? "output.blocked" : "output.overflow", answer.Body);
        }
        finally
        {
            running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;
        }
    }
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Balise.Gateway.Endpoints;
using Balise.Tests.Gateway;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>
/// A value planted in every place of every endpoint, streamed or not, plain or disguised: where the policy blocks or masks, the
/// provider never sees it, and nobody else ever gets it back.
/// </summary>
[Collection(RunningBaliseTests.Name)]
public sealed class PlantedSecretTests(RunningBalise running) : IDisposable
{
    private BaliseProcess Balise => running.Balise;

    public void Dispose() => running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;

    public static TheoryData<string, string, bool, string> Matrix()
    {
        var data = new TheoryData<string, string, bool, string>();
        foreach (var row in PlantedSecrets.Rows)
        {
            foreach (var stream in new[] { false, true }.Where(s => !s || row.Family != "embeddings"))
            {
                data.Add(row.Family, row.Place, stream, "plain");
                data.Add(row.Family, row.Place, stream, "disguised");
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_planted_value_never_reaches_the_provider(string family, string place, bool stream, string dress)
    {
        var row = PlantedSecrets.Rows.Single(r => r.Family == family && r.Place == place);
        running.Upstream.Answer = EchoAsync;

        var blocked = await SendAsync("public", row, stream, dress);
        var masked = await SendAsync("bulletin", row, stream, dress);

        Assert.Equal((403, "content_blocked", null), (blocked.Answer.Status, blocked.Answer.Code, blocked.Seen));
        Assert.True(masked.Answer.Status == 200 || masked.Answer.Code == "content_blocked", masked.Answer.Body);
        Assert.DoesNotContain("046454286", masked.Seen is null ? "" : PlantedSecrets.Digits(masked.Seen));
        Assert.True(row.File || masked.Seen is not null, "A value in a string is masked, not refused.");
    }

    [Theory]
    [InlineData("chat")]
    [InlineData("responses")]
    [InlineData("completions")]
    [InlineData("messages")]
    public async Task A_value_comes_back_to_its_conversation_and_to_no_other(string family)
    {
        var row = PlantedSecrets.Rows.First(r => r.Family == family && r.Place is "user");
        running.Upstream.Answer = EchoAsync;
        foreach (var stream in new[] { false, true })
        {
            var own = await SendAsync("bulletin", row, stream, "plain", $"own-{family}-{stream}");
            var again = await SendAsync("bulletin", row, stream, "Redis [[CA_SIN_1]]", $"own-{family}-{stream}");
            var foreign = await SendAsync("bulletin", row, stream, "Redis [[CA_SIN_1]]", $"foreign-{family}-{stream}");
            var other = await SendAsync("closed", row, stream, "Redis [[CA_SIN_1]]", $"own-{family}-{stream}");
            var alone = await SendAsync("bulletin", row, stream, "Redis [[CA_SIN_1]]");

            Assert.False(PlantedSecrets.ShowsIn(own.Seen!), own.Seen);
            Assert.Contains(PlantedSecrets.Value, Words(own.Answer.Body));
            foreach (var answer in new[] { foreign, other, alone })
            {
                Assert.Equal(200, answer.Answer.Status);
                Assert.False(PlantedSecrets.ShowsIn(Words(answer.Answer.Body)), answer.Answer.Body);
                Assert.Contains("[[CA_SIN_1]]", Words(answer.Answer.Body));
            }

            Assert.Equal(200, again.Answer.Status);
            Assert.Contains("[[CA_SIN_1]]", again.Seen);
            Assert.Contains(PlantedSecrets.Value, Words(again.Answer.Body));
        }
    }

    [Theory]
    [InlineData("chat", false)]
    [InlineData("chat", true)]
    [InlineData("responses", false)]
    [InlineData("responses", true)]
    [InlineData("completions", false)]
    [InlineData("completions", true)]
    [InlineData("messages", false)]
    [InlineData("messages", true)]
    public async Task A_value_the_provider_brings_where_it_may_not_is_withheld(string family, bool stream)
    {
        var row = PlantedSecrets.Rows.First(r => r.Family == family && r.Place is "user");
        running.Upstream.Answer = (http, body) => EchoAsync(http, body, $"Voici : {PlantedSecrets.Dress("plain")} {new string('x', 3)} fin de la réponse.");

        var answer = (await SendAsync("public", row, stream, "Bonjour")).Answer;

        Assert.Contains("output.blocked", answer.Body);
        Assert.False(PlantedSecrets.ShowsIn(Words(answer.Body)), answer.Body);
        Assert.DoesNotContain("[DONE]", answer.Body);
    }

    [Fact]
    public void Every_place_a_shape_leads_to_has_a_row()
    {
        var names = PlantedSecrets.Rows.SelectMany(r => Names(JsonDocument.Parse(r.Body).RootElement)).Append("model").Append("stream").Distinct().ToList();
        foreach (var shape in Bodies.Shapes)
        {
            var rows = PlantedSecrets.Rows.Where(r => r.Family == shape.Name)
                .Select(r => PlantedSecrets.PlaceOfHole(shape, JsonDocument.Parse(r.Body).RootElement, Place.Root)).ToHashSet();

            foreach (var place in Reachable(shape, names).Where(p => p is Place.Messages or Place.Content or Place.Attachment or Place.Stored or Place.Other))
            {
                Assert.True(rows.Contains(place), $"{shape.Name}: no row plants anything in {place}.");
            }
        }
    }

    private static HashSet<Place> Reachable(EndpointShape shape, List<string> names)
    {
        HashSet<Place> reached = [Place.Root];
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            foreach (var place in reached.ToArray())
            {
                reached.UnionWith(names.Select(n => shape.Enter(PlantedSecrets.Inside(place), Encoding.UTF8.GetBytes(n))));
            }
        }

        return reached;
    }

    private static IEnumerable<string> Names(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(m => Names(m.Value).Prepend(m.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Names),
        _ => [],
    };

    private async Task<(Answer Answer, string? Seen)> SendAsync(string key, PlantedRow row, bool stream, string dress, string? conversation = null)
    {
        var text = dress is "plain" or "disguised" ? PlantedSecrets.Dress(dress) : dress;
        using var request = new HttpRequestMessage(HttpMethod.Post, Bodies.Shape(row.Family).Route)
        {
            Content = new StringContent(row.With(Balise.Model(key), stream, text), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Balise.Key(key));
        if (conversation is not null)
        {
            request.Headers.Add("x-balise-conversation", conversation);
        }

        var before = running.Upstream.Requests.Count;
        using var response = await Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        return (answer, running.Upstream.Requests.Skip(before).LastOrDefault()?.Body);
    }

    private static Task EchoAsync(HttpContext http, string body) => EchoAsync(http, body, Last(JsonDocument.Parse(body).RootElement));

    private static async Task EchoAsync(HttpContext http, string body, string text)
    {
        var family = Bodies.Shapes.Single(s => s.Route == http.Request.Path).Name;
        var answer = EchoedAnswer.Of(family, text, streamed: body.Contains("\"stream\":true"));
        http.Response.ContentType = answer.Type;
        foreach (var piece in answer.Pieces)
        {
            await http.Response.WriteAsync(piece);
            await http.Response.Body.FlushAsync();
        }
    }

    // The last string said, wherever the family keeps it.
    private static string Last(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Array => element.GetArrayLength() == 0 ? "" : Last(element[element.GetArrayLength() - 1]),
        JsonValueKind.Object => new[] { "messages", "input", "prompt", "content", "text" }
            .Where(n => element.TryGetProperty(n, out _)).Select(n => Last(element.GetProperty(n))).FirstOrDefault(""),
        _ => "",
    };

    /// <summary>Every string of an answer, one after the other: fragments join.</summary>
    private static string Words(string body) => string.Concat(body.Split('\n')
        .Select(l => l.StartsWith("data: ", StringComparison.Ordinal) ? l[6..] : l).Where(l => l.StartsWith('{'))
        .SelectMany(l => Strings(JsonDocument.Parse(l).RootElement)));

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.Object => element.EnumerateObject().Where(m => m.Name is not ("id" or "type" or "object" or "model")).SelectMany(m => Strings(m.Value)),
        _ => [],
    };
}

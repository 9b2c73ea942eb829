using System.Net.Http.Headers;
using System.Text;

namespace Balise.Tests.Host;

/// <summary>What goes wrong in a request gets a clear error in the contract's shape, and nothing reaches the upstream.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class BadInputTests(RunningBalise running)
{
    private BaliseProcess Balise => running.Balise;

    [Theory]
    [InlineData("{", 400, "invalid_json")]
    [InlineData("[]", 400, "invalid_request")]
    [InlineData("42", 400, "invalid_request")]
    [InlineData("""{"messages":[]}""", 400, "invalid_request")]
    [InlineData("""{"model":"erable-moyen"}""", 400, "invalid_request")]
    [InlineData("""{"model":7,"messages":[]}""", 400, "invalid_request")]
    [InlineData("""{"model":"erable-moyen","stream":"yes","messages":[]}""", 400, "invalid_request")]
    [InlineData("""{"model":"erable-moyen","messages":[{"role":"wizard","content":"a"}]}""", 400, "invalid_request")]
    [InlineData("""{"model":"erable-moyen","messages":[{"role":"user","content":"\ud800"}]}""", 400, "invalid_json")]
    [InlineData("""{"model":"erable-moyen","mod\u0065l":"x","messages":[]}""", 400, "invalid_json")]
    [InlineData("""{"model":"erable-moyen","messages":[{"role":"user","role":"system","content":"a"}]}""", 400, "invalid_json")]
    [InlineData("""{"model":"gpt-unknown","messages":[{"role":"user","content":"a"}]}""", 404, "model_not_found")]
    public async Task A_request_that_cannot_be_understood_is_refused_with_a_code(string body, int status, string code)
    {
        var before = running.Upstream.Requests.Count;

        var answer = await Balise.PostRawAsync("closed", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.Equal("error", answer.Json.GetProperty("type").GetString());
        Assert.Equal("false", answer.ShouldRetry);
        Assert.NotNull(answer.Decision);
        Assert.Equal(before, running.Upstream.Requests.Count);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_not_json()
    {
        var content = new ByteArrayContent([.. """{"model":"erable-moyen","messages":[{"role":"user","content":"caf"""u8, 0xE9, .. "\"}]}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var answer = await Balise.PostRawAsync("closed", content);

        Assert.Equal((400, "invalid_json"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Thirty_megabytes_are_too_many()
    {
        var body = $$"""{"model":"erable-moyen","messages":[{"role":"user","content":"{{new string('a', 30 * 1024 * 1024)}}"}]}""";

        var answer = await Balise.PostRawAsync("closed", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(413, answer.Status);
        Assert.Equal("request_too_large", answer.Code);
    }

    [Fact]
    public async Task A_body_that_is_not_json_by_its_type_is_415()
    {
        var answer = await Balise.PostRawAsync("closed", new StringContent("hello", Encoding.UTF8, "text/plain"));

        Assert.Equal(415, answer.Status);
    }

    [Theory]
    [InlineData("/v1/files")]
    [InlineData("/v1/chat/completions/../models")]
    [InlineData("/v1/")]
    [InlineData("/v1/anything/at/all")]
    public async Task An_unlisted_route_is_404_and_never_passed_through(string path)
    {
        var before = running.Upstream.Requests.Count;

        var answer = await Balise.PostRawAsync("closed", new StringContent("{}", Encoding.UTF8, "application/json"), path);

        Assert.Equal((404, "unknown_route"), (answer.Status, answer.Code));
        Assert.Equal(before, running.Upstream.Requests.Count);
    }

    [Fact]
    public async Task An_unknown_key_is_401_whatever_it_asks()
    {
        using var request = Balise.Chat("closed", "Bonjour");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "bal_unknown");

        using var response = await Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((401, "invalid_api_key"), (answer.Status, answer.Code));
        Assert.DoesNotContain("bal_unknown", answer.Body);
    }

    [Theory]
    [InlineData("x-balise-classification", "secret")]
    [InlineData("x-balise-use-type", "anything")]
    public async Task An_unknown_header_value_is_a_mistake_not_silence(string header, string value)
    {
        using var request = Balise.Chat("closed", "Bonjour");
        request.Headers.Add(header, value);

        using var response = await Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((400, "invalid_request"), (answer.Status, answer.Code));
        Assert.Equal(header, answer.Error.GetProperty("param").GetString());
    }

    [Fact]
    public async Task A_part_that_cannot_be_read_passes_only_unclassified()
    {
        const string body = """
            {"model":"erable-moyen","messages":[{"role":"user","content":[{"type":"text","text":"Que voyez-vous?"},
            {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}}]}]}
            """;

        var open = await Balise.PostRawAsync("closed", new StringContent(body, Encoding.UTF8, "application/json"));
        using var request = Balise.Chat("closed", "", level: "protected_a");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Balise.Client.SendAsync(request);
        var guarded = await Answer.ReadAsync(response);

        Assert.Equal(200, open.Status);
        Assert.Equal((403, "content_blocked"), (guarded.Status, guarded.Code));
        Assert.Equal("content.unscanned", guarded.Error.GetProperty("balise").GetProperty("rules")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_was_found_is_counted_and_never_echoed()
    {
        var answer = await Balise.AskAsync("public", "Le NAS de Marie est 046 454 286 et son courriel marie@exemple.ca");

        Assert.Equal(403, answer.Status);
        Assert.False(PlantedSecrets.ShowsIn(answer.Body), answer.Body);
        Assert.DoesNotContain("marie@", answer.Body);
        Assert.Contains(answer.Error.GetProperty("balise").GetProperty("findings").EnumerateArray(), f => f.GetProperty("type").GetString() == "CA_SIN");
    }

    [Fact]
    public async Task A_refusal_is_in_English_for_who_asks_in_English()
    {
        using var request = Balise.Chat("public", "Bonjour", level: "protected_c");
        request.Headers.AcceptLanguage.ParseAdd("en-CA");

        using var response = await Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Contains("message", answer.Error.GetProperty("message").GetString());
        Assert.DoesNotContain("Votre", answer.Body);
    }

    [Fact]
    public async Task Client_headers_query_and_key_never_reach_the_upstream()
    {
        using var request = Balise.Chat("closed", "Bonjour");
        request.RequestUri = new Uri("/v1/chat/completions?secret=1", UriKind.Relative);
        request.Headers.Add("x-openwebui-user-email", "someone@example.ca");
        request.Headers.Add("cookie", "session=1");

        using var response = await Balise.Client.SendAsync(request);
        var received = running.Upstream.Requests.Last();

        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal("/v1/chat/completions", received.Path);
        Assert.Equal("Bearer upstream-secret", received.Headers["authorization"]);
        Assert.Equal(["authorization", "content-length", "content-type", "host"], received.Headers.Keys.Order());
    }

    [Fact]
    public async Task A_well_formed_request_id_comes_back_and_another_is_replaced()
    {
        using var good = Balise.Chat("closed", "Bonjour");
        good.Headers.Add("x-request-id", "abc-123_X.9");
        using var bad = Balise.Chat("closed", "Bonjour");
        bad.Headers.Add("x-request-id", "a b<script>");

        using var first = await Balise.Client.SendAsync(good);
        using var second = await Balise.Client.SendAsync(bad);

        Assert.Equal("abc-123_X.9", (await Answer.ReadAsync(first)).RequestId);
        Assert.Matches("^[0-9a-f]{32}$", (await Answer.ReadAsync(second)).RequestId);
    }
}

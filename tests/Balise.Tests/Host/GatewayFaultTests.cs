using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Balise.Tests.Host;

/// <summary>What users of other gateways complain of, one test for each behaviour not tested elsewhere.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class GatewayFaultTests(RunningBalise running) : IDisposable
{
    private BaliseProcess Balise => running.Balise;

    public void Dispose() => running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;

    [Theory]
    [InlineData(33 * 1024)]
    [InlineData(1024 * 1024)]
    public async Task Bodies_larger_than_thirty_two_kilobytes_reach_the_provider_whole(int size)
    {
        var text = string.Concat(Enumerable.Repeat("Voici un paragraphe du rapport annuel. ", size / 39));

        var answer = await Balise.AskAsync("closed", text);

        Assert.Equal(200, answer.Status);
        Assert.Contains(text, running.Upstream.Requests.Last().Body);
    }

    [Fact]
    public async Task A_stream_is_not_buffered()
    {
        var go = new TaskCompletionSource();
        running.Upstream.Answer = async (http, _) =>
        {
            await ScriptedUpstream.StreamAsync(http, Enumerable.Repeat(" mot", 300), finish: false);
            await go.Task;
            await http.Response.WriteAsync("data: [DONE]\n\n");
        };
        using var request = Balise.Chat("closed", "Bonjour", stream: true);
        using var response = await Balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        var first = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10));
        go.SetResult();

        Assert.Contains(" mot", first);
        Assert.Contains("[DONE]", await reader.ReadToEndAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_leaves_before_the_first_word_cancels_the_provider(bool stream)
    {
        var (asked, freed) = (new TaskCompletionSource(), new TaskCompletionSource());
        running.Upstream.Answer = async (http, _) =>
        {
            http.RequestAborted.Register(() => freed.TrySetResult());
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        };
        using var leaving = new CancellationTokenSource();
        using var request = Balise.Chat("closed", "Bonjour", stream);
        var waiting = Balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, leaving.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await freed.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("bal_' OR '1'='1")]
    [InlineData("bal_\" OR 1=1 --")]
    [InlineData("bal_unknown-key-0123456789")]
    public async Task A_key_that_is_refused_is_never_written_back(string key)
    {
        using var request = Balise.Chat("closed", "Bonjour");
        request.Headers.Authorization = null;
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        using var response = await Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((401, "invalid_api_key"), (answer.Status, answer.Code));
        Assert.DoesNotContain(key[4..], answer.Body);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1/admin")]
    [InlineData("upstream.invalid")]
    public async Task A_host_header_opens_nothing(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models");
        request.Headers.TryAddWithoutValidation("Host", host);
        using var response = await Balise.Client.SendAsync(request);

        Assert.InRange((int)response.StatusCode, 400, 401);
    }

    [Theory]
    [InlineData("x-portkey-custom-host", "http://127.0.0.1:9/v1")]
    [InlineData("x-forwarded-host", "169.254.169.254")]
    [InlineData("x-base-url", "http://169.254.169.254/latest/meta-data")]
    public async Task No_header_of_a_client_chooses_where_a_request_leaves_for(string name, string value)
    {
        var before = running.Upstream.Requests.Count;
        using var request = Balise.Chat("closed", "Bonjour");
        request.Headers.Add(name, value);
        using var response = await Balise.Client.SendAsync(request);

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(before + 1, running.Upstream.Requests.Count);
        Assert.DoesNotContain(running.Upstream.Requests.Last().Headers, h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_storm_of_429_ends_when_the_provider_recovers()
    {
        running.Upstream.Answer = (http, _) =>
        {
            http.Response.StatusCode = 429;
            return Task.CompletedTask;
        };
        var storm = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Balise.AskAsync("closed", "Bonjour", stream: i % 2 == 0)));
        running.Upstream.Answer = ScriptedUpstream.AnswerPlainly;

        Assert.All(storm, a => Assert.Equal((429, "upstream_rate_limited"), (a.Status, a.Code)));
        Assert.All(storm, a => Assert.InRange(a.RetryAfter ?? 0, 1, 20));
        Assert.Equal(200, (await Balise.AskAsync("closed", "Bonjour")).Status);
    }

    [Fact]
    public async Task A_stream_that_drips_byte_by_byte_comes_whole()
    {
        running.Upstream.Answer = async (http, _) =>
        {
            http.Response.ContentType = "text/event-stream";
            var bytes = Encoding.UTF8.GetBytes(
                """data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"École été"},"finish_reason":"stop"}]}"""
                + "\r\n\r\ndata: [DONE]\r\n\r\n");
            foreach (var b in bytes)
            {
                await http.Response.Body.WriteAsync(new[] { b });
                await http.Response.Body.FlushAsync();
            }
        };

        var answer = await Balise.AskAsync("closed", "Bonjour", stream: true);

        Assert.Contains("École été", answer.Body);
        Assert.Contains("[DONE]", answer.Body);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_compressed_answer_that_nobody_can_read_is_502(bool stream)
    {
        running.Upstream.Answer = async (http, _) =>
        {
            http.Response.ContentType = stream ? "text/event-stream" : "application/json";
            http.Response.Headers.ContentEncoding = "gzip";
            await http.Response.Body.WriteAsync(new byte[] { 0x1f, 0x8b, 8, 0 });
        };

        var answer = await Balise.AskAsync("closed", "Bonjour", stream);

        Assert.Equal((502, "upstream_error"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_client_that_sends_slowly_keeps_nobody_waiting()
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(Balise.Address.Host, Balise.Address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\nAuthorization: Bearer {Balise.Key("closed")}\r\n\r\n{{\"model\""));

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Balise.AskAsync("closed", "Bonjour")));

        Assert.All(others, a => Assert.Equal(200, a.Status));
    }

    [Fact]
    public async Task A_client_that_reads_slowly_keeps_nobody_waiting()
    {
        running.Upstream.Answer = (http, body) => body.Contains("lent")
            ? ScriptedUpstream.StreamAsync(http, Enumerable.Repeat(new string('x', 400) + ".", 5000))
            : ScriptedUpstream.AnswerPlainly(http, body);
        using var request = Balise.Chat("closed", "lent", stream: true);
        using var slow = await Balise.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Balise.AskAsync("closed", "Bonjour")));

        Assert.All(others, a => Assert.Equal(200, a.Status));
    }

    [Theory]
    [InlineData("/v1/chat/completions", """{"model":"@M","stream":false,"max_tokens":50,"n":1,"messages":[{"role":"user","content":"Bonjour à tous"}]}""")]
    [InlineData("/v1/responses", """{"model":"@M","stream":false,"max_output_tokens":50,"input":[{"role":"user","content":[{"type":"input_text","text":"Bonjour"}]}]}""")]
    [InlineData("/v1/messages", """{"model":"@M","max_tokens":50,"system":"Sois bref.","messages":[{"role":"user","content":[{"type":"text","text":"Bonjour"}]}]}""")]
    [InlineData("/v1/completions", """{"model":"@M","max_tokens":50,"prompt":["Bonjour"],"stream_options":null}""")]
    [InlineData("/v1/embeddings", """{"model":"@M","input":["Bonjour"],"dimensions":12}""")]
    public async Task Spoiled_requests_are_never_a_500_and_never_hang(string path, string body)
    {
        var chance = new Random(20261122);
        var good = Encoding.UTF8.GetBytes(body.Replace("@M", Balise.Model("closed")));
        for (var i = 0; i < 150; i++)
        {
            using var content = new ByteArrayContent(Spoil(good, chance));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var answer = await Balise.PostRawAsync("closed", content, path).WaitAsync(TimeSpan.FromSeconds(30));

            Assert.True(answer.Status is (>= 200 and < 500) or 502, $"{answer.Status} for round {i}: {answer.Body}");
            if (answer.Status != 200)
            {
                using var json = JsonDocument.Parse(answer.Body);
                Assert.Equal(JsonValueKind.String, json.RootElement.GetProperty("error").GetProperty("code").ValueKind);
            }
        }

        Assert.Equal(200, (await Balise.AskAsync("closed", "Bonjour")).Status);
    }

    private static byte[] Spoil(byte[] good, Random chance)
    {
        var bytes = good.ToList();
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            var at = chance.Next(bytes.Count);
            switch (chance.Next(6))
            {
                case 0:
                    bytes[at] = (byte)chance.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(chance.Next(1, 20), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(chance.Next(1, 40), bytes.Count - at)));
                    break;
                case 3:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[chance.Next(Pieces.Length)]));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Repeat((byte)'[', 300));
                    break;
                default:
                    bytes.Insert(at, 0);
                    break;
            }

            if (bytes.Count == 0)
            {
                bytes.Add((byte)'{');
            }
        }

        return [.. bytes];
    }

    private static readonly string[] Pieces =
        ["null", "true", "-1e999", "99999999999999999999", "\\ud800", "\"\\u0000\"", "{}", "[]", "\"stream\":true,", "\"max_tokens\":-5,", "\"n\":1e9,", "\u202E", "\",\""];
}

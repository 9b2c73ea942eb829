using System.Net;
using System.Text.RegularExpressions;
using Balise.Domain.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Balise.Tests.Web.Fakes;

/// <summary>A person at a browser: cookies kept, forms sent with what they hold.</summary>
internal sealed partial class Visit : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly CookieContainer cookies = new();

    private Visit(WebApplication app, Body body, Seat seat)
    {
        (this.app, Body, Seat) = (app, body, seat);
        client = app.GetTestClient();
    }

    public Body Body { get; }

    public Seat Seat { get; }

    /// <summary>What the last address answered, with its character references read and plain spaces.</summary>
    public string Page { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public string Address { get; private set; } = "/";

    /// <summary>Starts the portal with someone signed in under these roles, or nobody.</summary>
    public static async Task<Visit> AsAsync(params string[] roles)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 17, 14, 0, 0, TimeSpan.Zero));
        var body = Town.Build(clock);
        var seat = new Seat(body) { Actor = roles.Length == 0 ? null : body.Person("Camille Dubé", roles) };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = AssetsOwner() });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddPortal(body, seat, clock);
        var app = builder.Build();
        app.UsePortal();
        await app.StartAsync();
        return new Visit(app, body, seat);
    }

    public Task<string> OpenAsync(string address) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Sends the form of that name of the current page: hidden fields as they are, then these.</summary>
    public Task<string> SubmitAsync(string form, params (string Name, string Value)[] fields)
    {
        var html = Forms().Matches(Raw).Select(m => m.Value).FirstOrDefault(f => f.Contains($"value=\"{form}\""))
            ?? throw new InvalidOperationException($"No form '{form}' in {Address}.");
        var hidden = Hidden().Matches(html).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))
            .Where(h => fields.All(f => f.Name != h.Key));
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, Address)
        {
            Content = new FormUrlEncodedContent([.. hidden, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        });
    }

    /// <summary>Posts elsewhere, with the token of the page at hand when it has one.</summary>
    public Task<string> PostAsync(string address, params (string Name, string Value)[] fields)
    {
        var token = Hidden().Matches(Raw).Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value))
            .Where(h => h.Key.Contains("Token", StringComparison.Ordinal)).Take(1);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent([.. token, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]),
        });
    }

    /// <summary>Calls the API as a page of ours would: with the session and its guard.</summary>
    public Task<string> CallAsync(string verb, string address, string? json = null, string? language = null, bool guard = true, string type = "application/json")
    {
        var request = new HttpRequestMessage(new HttpMethod(verb), "/api/v1" + address)
        {
            Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, type),
        };
        if (guard)
        {
            request.Headers.Add("x-balise-request", "1");
        }

        if (language is not null)
        {
            request.Headers.Add("accept-language", language);
        }

        return SendAsync(request);
    }

    /// <summary>The beginning of an answer that does not end by itself.</summary>
    public async Task<(HttpResponseMessage Answer, string Start)> ListenAsync(string address, CancellationToken ct)
    {
        var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
        var start = new byte[256];
        var read = await (await answer.Content.ReadAsStreamAsync(ct)).ReadAsync(start, ct);
        return (answer, System.Text.Encoding.UTF8.GetString(start, 0, read));
    }

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>The value a field holds.</summary>
    public string? ValueOf(string name) =>
        Regex.Match(Raw, $"<input[^>]*name=\"{Regex.Escape(name)}\"[^>]*value=\"([^\"]*)\"") is { Success: true } input
            ? WebUtility.HtmlDecode(input.Groups[1].Value)
            : null;

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>The same as it was sent.</summary>
    public string Raw { get; private set; } = "";

    /// <summary>Whether the answer may be kept.</summary>
    public string? CacheControl { get; private set; }

    // Whichever program was built beside the tests holds the list of static files.
    private static string AssetsOwner() =>
        Path.GetFileName(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.staticwebassets.endpoints.json").Order().First())
            .Replace(".staticwebassets.endpoints.json", "");

    private async Task<string> SendAsync(HttpRequestMessage request)
    {
        for (; ; request = new HttpRequestMessage(HttpMethod.Get, Address))
        {
            var uri = new Uri(client.BaseAddress!, request.RequestUri!);
            request.Headers.TryAddWithoutValidation("Cookie", cookies.GetCookieHeader(uri));
            using var answer = await client.SendAsync(request);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                cookies.SetCookies(uri, cookie);
            }

            (Address, Status) = (uri.PathAndQuery, answer.StatusCode);
            CacheControl = answer.Headers.CacheControl?.ToString();
            Raw = await answer.Content.ReadAsStringAsync();
            Page = WebUtility.HtmlDecode(Raw).Replace('\u00A0', ' ');
            if (answer.Headers.Location is not { } next || answer.StatusCode is HttpStatusCode.Created)
            {
                return Page;
            }

            Address = new Uri(uri, next).PathAndQuery;
        }
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}

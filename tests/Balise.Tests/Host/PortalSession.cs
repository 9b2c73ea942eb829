using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Balise.Tests.Host;

/// <summary>A person signed in to the portal through its own form, as a browser does.</summary>
public sealed partial class PortalSession : IDisposable
{
    private readonly HttpClient client;

    private PortalSession(HttpClient client) => this.client = client;

    public static Task<PortalSession> OpenAsync(BaliseProcess balise, string role) => OpenAsync(balise, role, p => p.GetProperty("role").GetString() == role);

    public static Task<PortalSession> OpenByEmailAsync(BaliseProcess balise, string email) =>
        OpenAsync(balise, email, p => p.GetProperty("email").GetString() == email);

    private static async Task<PortalSession> OpenAsync(BaliseProcess balise, string role, Func<JsonElement, bool> who)
    {
        var person = balise.Demo.GetProperty("people").EnumerateArray().First(who);
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = balise.Address };
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/"));
        var fields = HiddenFields().Matches(page).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        fields[FieldOfType(page, "email")] = person.GetProperty("email").GetString()!;
        fields[FieldOfType(page, "password")] = person.GetProperty("password").GetString()!;
        using var answer = await client.PostAsync("/connexion", new FormUrlEncodedContent(fields));
        if (!answer.IsSuccessStatusCode || answer.RequestMessage!.RequestUri!.AbsolutePath != "/accueil")
        {
            throw new InvalidOperationException($"Signing in as {role} ended at {answer.RequestMessage?.RequestUri} with {(int)answer.StatusCode}.");
        }

        return new PortalSession(client);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    /// <param name="subject">File number of the person asked about.</param>
    public async Task<JsonElement> GetJsonAsync(string path, string? subject = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (subject is not null)
        {
            request.Headers.Add("x-balise-subject", subject);
        }

        using var response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    public Task<HttpResponseMessage> PostAsync<T>(string path, T body, bool guard = true) => SendAsync(HttpMethod.Post, path, JsonContent.Create(body), guard);

    public Task<HttpResponseMessage> PutAsync<T>(string path, T body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body));

    public Task<HttpResponseMessage> SendAsync(HttpMethod verb, string path, HttpContent content, bool guard = true)
    {
        var request = new HttpRequestMessage(verb, path) { Content = content };
        if (guard)
        {
            request.Headers.Add("x-balise-request", "1");
        }

        return client.SendAsync(request);
    }

    /// <summary>Sends the form of that name of a page, as a browser does; what came back, its character references read.</summary>
    public Task<string> SubmitAsync(string path, string form, params (string Name, string Value)[] fields) => SubmitToAsync(path, path, form, fields);

    /// <summary>Sends the form of that name of a page somewhere else, as the page’s script does.</summary>
    public async Task<string> SubmitToAsync(string path, string to, string form, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(path);
        var html = Forms().Matches(page).Select(m => m.Value).Single(f => f.Contains($"value=\"{form}\""));
        var sent = HiddenFields().Matches(html).Select(m => KeyValuePair.Create(m.Groups["name"].Value, WebUtility.HtmlDecode(m.Groups["value"].Value)))
            .Where(hidden => fields.All(f => f.Name != hidden.Key))
            .Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var answer = await client.PostAsync(to, new FormUrlEncodedContent(sent));
        return WebUtility.HtmlDecode(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    public void Dispose() => client.Dispose();

    private static string FieldOfType(string page, string type) =>
        Inputs().Matches(page).Select(m => m.Value).Where(i => i.Contains($"type=\"{type}\"")).Select(i => NameOf().Match(i).Groups["name"].Value).First();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"")]
    private static partial Regex HiddenFields();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Inputs();

    [GeneratedRegex(" name=\"(?<name>[^\"]+)\"")]
    private static partial Regex NameOf();
}

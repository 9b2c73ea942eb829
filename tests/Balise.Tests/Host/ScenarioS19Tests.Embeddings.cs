using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>S19: what is a vector is not chosen for anyone.</summary>
public sealed partial class ScenarioS19Tests
{
    [Fact]
    public async Task An_embedding_is_never_routed_and_is_told_to_name_its_model()
    {
        await RouteAsync();

        using var auto = await EmbedAsync("auto");
        using var named = await EmbedAsync(Large);
        var error = (await auto.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");

        Assert.Equal((400, "invalid_request", "model"), ((int)auto.StatusCode, error.GetProperty("code").GetString(), error.GetProperty("param").GetString()));
        Assert.Contains("Nommez le modèle", error.GetProperty("message").GetString());
        Assert.Equal(200, (int)named.StatusCode);
        Assert.False(named.Headers.Contains("x-balise-route"));
    }

    private async Task<HttpResponseMessage> EmbedAsync(string model)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/embeddings") { Content = JsonContent.Create(new { model, input = "Bonjour" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", stage.Balise.Key("closed"));
        return await stage.Balise.Client.SendAsync(request);
    }
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Balise.Tests.Gateway;

namespace Balise.Tests.Host;

/// <summary>What a person reads about a value that was masked, and about one that no placeholder could replace.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class MaskedWordsTests(RunningBalise running)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("chat", "fr", "fichier joint")]
    [InlineData("messages", "fr", "fichier joint")]
    [InlineData("responses", "en", "attached file")]
    public async Task A_value_inside_a_file_is_refused_with_a_sentence_that_says_where_it_stands(string family, string language, string words)
    {
        var row = PlantedSecrets.Rows.First(r => r.Family == family && r.Place == "file part");
        using var request = new HttpRequestMessage(HttpMethod.Post, Bodies.Shape(family).Route)
        {
            Content = new StringContent(row.With(running.Balise.Model("bulletin"), false, PlantedSecrets.Dress("plain")), Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", running.Balise.Key("bulletin"));
        request.Headers.AcceptLanguage.ParseAdd(language);

        using var response = await running.Balise.Client.SendAsync(request);
        var answer = await Answer.ReadAsync(response);

        Assert.Equal((403, "content_blocked"), (answer.Status, answer.Code));
        Assert.Contains(words, answer.Error.GetProperty("message").GetString());
        Assert.False(PlantedSecrets.ShowsIn(answer.Body), answer.Body);
    }

    [Fact]
    public async Task The_explanation_says_how_many_values_were_replaced()
    {
        var answer = await running.Balise.AskAsync("bulletin", "NAS : 046 454 286, et NAS : 130 692 544.");
        using var officer = await PortalSession.OpenAsync(running.Balise, "security_officer");

        var explained = await officer.GetJsonAsync($"/api/v1/decisions/{answer.Decision}/explain");

        Assert.Equal(200, answer.Status);
        Assert.Contains("avant l’envoi (2)", JsonSerializer.Serialize(explained, Readable));
    }
}

using System.Text.Json;

namespace Balise.Tests.Host;

/// <summary>Strangers are counted, not listed: a flood of them is a few entries.</summary>
[Collection(RunningBaliseTests.Name)]
public sealed class TurnedAwayTests(RunningBalise running)
{
    [Fact]
    public async Task A_flood_of_unknown_keys_and_addresses_is_a_few_entries_with_their_counts()
    {
        List<string> decisions = [];
        for (var i = 0; i < 300; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, i % 2 == 0 ? "/v1/models" : "/v1/files");
            request.Headers.Add("x-api-key", $"bal_unknown{i}");
            using var response = await running.Balise.Client.SendAsync(request);
            decisions.Add(response.Headers.GetValues("x-balise-decision").Single());
            Assert.Equal(i % 2 == 0 ? 401 : 404, (int)response.StatusCode);
        }

        using var officer = await PortalSession.OpenAsync(running.Balise, "security_officer");
        var kinds = decisions.Distinct().ToList();
        Assert.InRange(kinds.Count, 2, 20);
        var (counted, codes) = (0L, new HashSet<string>());
        foreach (var id in kinds)
        {
            var entry = await EntryAsync(officer, id);
            counted += Find(entry, "count").GetInt64();
            codes.Add(Find(entry, "code").GetString()!);
        }

        Assert.True(counted >= 300);
        Assert.Equal(["invalid_api_key", "unknown_route"], codes.Order());
    }

    [Fact]
    public async Task The_list_of_models_carries_the_number_of_its_entry()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/models");
        request.Headers.Add("x-api-key", running.Balise.Key("closed"));
        using var response = await running.Balise.Client.SendAsync(request);
        using var officer = await PortalSession.OpenAsync(running.Balise, "security_officer");

        var entry = await EntryAsync(officer, response.Headers.GetValues("x-balise-decision").Single());

        Assert.Equal("resumer-documents", Find(entry, "useCase").GetString());
    }

    // The window in which they are counted is ten seconds.
    private static async Task<JsonElement> EntryAsync(PortalSession officer, string id)
    {
        for (var i = 0; i < 150; i++)
        {
            using var answer = await officer.GetAsync($"/api/v1/journal/{id}");
            if (answer.IsSuccessStatusCode)
            {
                return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"The entry {id} was not written within fifteen seconds.");
    }

    private static JsonElement Find(JsonElement element, string name)
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Name == name)
                {
                    return member.Value;
                }

                if (Find(member.Value, name) is { ValueKind: not JsonValueKind.Undefined } found)
                {
                    return found;
                }
            }
        }

        return default;
    }
}

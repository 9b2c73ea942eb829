using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Balise.Gateway.Upstreams;

namespace Balise.Host.Demonstration;

/// <summary>
/// The past week, lived: requests sent over HTTP to this very gateway while the clock goes from day to day. They are answered by the
/// built-in provider, whatever <c>BALISE_UPSTREAM</c> says.
/// </summary>
internal sealed class DemonstrationWeek(ProductClock clock, DemonstrationFile file, DemonstrationTraffic traffic)
{
    // The same week every time.
    private const int Seed = 20261117;

    // An example number published as such, valid by its check digit and issued to nobody.
    private const string ExampleSin = "046 454 286";

    public async Task LiveAsync(DemonstrationBody body, IReadOnlyDictionary<string, string> secrets, CancellationToken ct)
    {
        using var quick = traffic.AnswerFromHere();
        using var client = new HttpClient { BaseAddress = new Uri(file.Address), Timeout = TimeSpan.FromSeconds(30) };
        var chance = new Random(Seed);
        var bag = body.Week.SelectMany(r => Enumerable.Repeat(r, r.Weight)).ToList();
        var models = body.UseCases.ToDictionary(u => u.Slug, u => body.Systems.First(s => s.Slug == u.System).Models[0]);
        var useCases = body.Keys.ToDictionary(k => k.Slug, k => k.UseCase);
        foreach (var instant in Instants(chance))
        {
            clock.MoveTo(instant);
            var wanted = bag[chance.Next(bag.Count)];
            await SendAsync(client, wanted, secrets[wanted.Key], wanted.Model ?? models[useCases[wanted.Key]], chance, ct);
        }
    }

    private List<DateTimeOffset> Instants(Random chance)
    {
        List<DateTimeOffset> instants = [];
        var now = clock.Real;
        for (var day = 7; day >= 1; day--)
        {
            var morning = new DateTimeOffset(now.UtcDateTime.Date.AddDays(-day), TimeSpan.Zero).AddHours(12);
            var weekend = morning.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            instants.AddRange(Enumerable.Range(0, weekend ? 4 : 32).Select(_ => morning.AddSeconds(chance.Next(0, 9 * 3600))));
        }

        instants.AddRange(Enumerable.Range(0, 24).Select(_ => now.AddSeconds(-chance.Next(30, 3300))));
        instants.Sort();
        return instants;
    }

    private static async Task SendAsync(HttpClient client, DemonstrationRequest wanted, string key, string model, Random chance, CancellationToken ct)
    {
        var text = wanted.Text.Replace("{sin}", ExampleSin).Replace("{phone}", chance.Next(1000, 9999).ToString());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/chat/completions")
        {
            Content = JsonContent.Create(new { model, stream = wanted.Stream, messages = new[] { new { role = "user", content = text } } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (wanted.Level is not null)
        {
            request.Headers.Add("x-balise-classification", wanted.Level);
        }

        using var answer = await client.SendAsync(request, ct);
        await answer.Content.ReadAsByteArrayAsync(ct);
    }
}

using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Reminders;

namespace Balise.Host.Reminders;

/// <summary>Stops by rule what a date stops.</summary>
internal sealed class DateJob(OrganizationRounds rounds) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => rounds.RunAsync(
        "dates", Pause, async (services, by, ct) => await services.GetRequiredService<EnforceDates>().ExecuteAsync(by, ct), stoppingToken);
}

/// <summary>Writes deadlines down as files change, and takes the steps of the day.</summary>
internal sealed class ReminderJob(OrganizationRounds rounds) : BackgroundService
{
    // Files looked at in one transaction.
    private const int Slice = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // What was seen of each file. Empty after a start: everything is looked at once more, and nothing is written twice.
    private readonly Dictionary<OrganizationId, IReadOnlyDictionary<string, long>> seen = [];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => rounds.RunAsync("reminders", Pause, RoundAsync, stoppingToken);

    private async Task RoundAsync(IServiceProvider services, Actor by, CancellationToken ct)
    {
        var now = await services.GetRequiredService<IReminderStore>().StampsAsync(ct);
        var before = seen.GetValueOrDefault(by.Organization) ?? new Dictionary<string, long>();
        var changed = now.Where(pair => before.GetValueOrDefault(pair.Key, -1) != pair.Value).Select(pair => pair.Key).ToList();
        var keep = services.GetRequiredService<KeepReminders>();
        foreach (var slice in changed.Chunk(Slice))
        {
            if (await keep.RefreshAsync(slice, by, ct) is not null)
            {
                // Someone else wrote the same first: looked at again at the next round.
                return;
            }
        }

        seen[by.Organization] = now;
        while (await keep.ExecuteAsync(by, ct) is { Ok: true, Value: > 0 })
        {
        }
    }
}

/// <summary>Carries the queued mails away.</summary>
internal sealed class MailJob(OrganizationRounds rounds) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => rounds.RunAsync(
        "mails", Pause, async (services, by, ct) => await services.GetRequiredService<SendMails>().ExecuteAsync(by, ct), stoppingToken);
}

using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Reminders;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Reminders;

internal sealed class ReminderStore(BaliseContext context) : IReminderStore
{
    public async Task<IReadOnlyList<Reminder>> OfAsync(string subject, CancellationToken ct) =>
        await context.Set<Reminder>().Where(r => r.Subject == subject).OrderBy(r => r.DueOn).ToListAsync(ct);

    public async Task<IReadOnlyList<Reminder>> ReadyAsync(DateOnly today, int atMost, CancellationToken ct) =>
        await context.Set<Reminder>().Where(r => r.NextStepOn <= today).OrderBy(r => r.DueOn).ThenBy(r => r.Id).Take(atMost).ToListAsync(ct);

    public async Task<IReadOnlyList<Reminder>> AwaitedAsync(PersonId person, IReadOnlyList<string> roles, DateOnly until, CancellationToken ct) =>
        await context.Set<Reminder>().AsNoTracking()
            .Where(r => r.SettledAt == null && r.DueOn <= until && (r.Person == person || (r.Person == null && roles.Contains(r.Role))))
            .OrderBy(r => r.DueOn).ThenBy(r => r.Id).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<string, long>> StampsAsync(CancellationToken ct)
    {
        var dossiers = await context.Set<Dossier>().Select(d => new
        {
            d.Number, d.Version, Opinions = context.Set<Opinion>().Where(o => o.Dossier == d.Id).Sum(o => (long?)o.Version) ?? 0,
        }).ToListAsync(ct);
        var authorizations = await context.Set<Authorization>().Select(a => new { a.Number, a.Version }).ToListAsync(ct);
        return dossiers.Select(d => (d.Number, Stamp: ((long)d.Version << 32) + d.Opinions))
            .Concat(authorizations.Select(a => (a.Number, Stamp: (long)a.Version))).ToDictionary(each => each.Number, each => each.Stamp);
    }

    public void Add(Reminder reminder) => context.Add(reminder);
}

internal sealed class MailStore(BaliseContext context) : IMailStore
{
    public async Task<IReadOnlyList<Mail>> QueuedAsync(DateTimeOffset now, int atMost, CancellationToken ct) =>
        await context.Set<Mail>().Where(m => m.State == MailState.Queued && m.NextAt <= now).OrderBy(m => m.NextAt).ThenBy(m => m.Id).Take(atMost).ToListAsync(ct);

    public async Task<IReadOnlyList<Mail>> UnansweredAsync(DateTimeOffset before, CancellationToken ct) =>
        await context.Set<Mail>().Where(m => m.State == MailState.Sending && m.NextAt <= before).ToListAsync(ct);

    public void Add(Mail mail) => context.Add(mail);
}

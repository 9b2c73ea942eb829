using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.People.Absences;

namespace Balise.Domain.Reminders;

/// <summary>
/// Writes the deadlines of files and authorisations down, and takes each a step further when its day comes. Run as often as one likes:
/// what is written is found again, and a step taken is not taken twice. Mails are queued in the same transaction as the step.
/// </summary>
public sealed class KeepReminders(
    IReminderStore reminders, DossierRegisters registers, IStore<Person> people, IAbsenceStore absences, IMailStore mails, ReminderLetter letter, DossierOffice office)
{
    // Steps taken in one transaction: a restart in the middle loses none and repeats none.
    private const int Batch = 100;

    /// <param name="subjects">Numbers of the files and authorisations to look at again.</param>
    public async Task<Error?> RefreshAsync(IReadOnlyList<string> subjects, Actor by, CancellationToken ct)
    {
        foreach (var subject in subjects)
        {
            Write(subject, await DeadlinesAsync(subject, ct), await reminders.OfAsync(subject, ct), by);
        }

        return await office.Changes.SaveAsync(by, ct);
    }

    /// <summary>Takes the steps of the day. Returns how many; more may wait when it is as many as one batch.</summary>
    public async Task<Result<int>> ExecuteAsync(Actor by, CancellationToken ct)
    {
        var ready = await reminders.ReadyAsync(office.Today, Batch, ct);
        if (ready.Count == 0)
        {
            return 0;
        }

        var active = (await people.AllAsync(ct)).Where(person => person.Active).ToList();
        var away = (await absences.FromAsync(office.Today, ct)).Where(each => each.Covers(office.Today)).ToList();
        foreach (var reminder in ready.Where(each => each.Advance(office.Today, office.Rules.Calendar)))
        {
            foreach (var (person, inPlaceOf) in Told(reminder, active, away))
            {
                mails.Add(letter.Write(new(office.NewId()), reminder, person, inPlaceOf, office.Now));
            }
        }

        return await office.Changes.SaveAsync(by, ct) is { } error ? error : ready.Count;
    }

    private async Task<IReadOnlyList<Deadline>> DeadlinesAsync(string subject, CancellationToken ct)
    {
        if (await registers.OpenAsync(subject, ct) is { } file)
        {
            return DossierDeadlines.Of(file, office.Norms);
        }

        return await registers.Authorizations.FindAsync(subject, ct) is { State: AuthorizationState.InForce } authorization ? [DossierDeadlines.Of(authorization)] : [];
    }

    private void Write(string subject, IReadOnlyList<Deadline> deadlines, IReadOnlyList<Reminder> held, Actor by)
    {
        var wanted = deadlines.DistinctBy(deadline => Reminder.KeyOf(subject, deadline)).ToDictionary(deadline => Reminder.KeyOf(subject, deadline));
        foreach (var reminder in held)
        {
            if (!wanted.Remove(reminder.Key) && reminder.SettledAt is null)
            {
                reminder.Settle(office.Now);
            }
            else if (reminder.SettledAt is not null && deadlines.Any(deadline => Reminder.KeyOf(subject, deadline) == reminder.Key))
            {
                reminder.Reopen(office.Rules.Calendar);
            }
        }

        foreach (var deadline in wanted.Values)
        {
            reminders.Add(new(new(office.NewId()), by.Organization, subject, deadline, office.Rules.Calendar));
        }
    }

    // Whoever is away is replaced; when their delegate cannot act either, whoever keeps the registers is told with them.
    private static IEnumerable<(Person To, Person? InPlaceOf)> Told(Reminder reminder, List<Person> active, List<Absence> away)
    {
        List<(Person To, Person? InPlaceOf)> told = [];
        foreach (var person in Awaited(reminder, active))
        {
            if (!reminder.Delegated || away.Find(each => each.Person == person.Id) is not { } absence)
            {
                told.Add((person, null));
            }
            else if (active.Find(each => each.Id == absence.Delegate) is { } stand && away.TrueForAll(each => each.Person != stand.Id))
            {
                told.Add((stand, person));
            }
            else
            {
                told.AddRange(active.Where(each => each == person || each.Roles.Contains(Roles.ItService)).Select(each => (each, (Person?)null)));
            }
        }

        return told.DistinctBy(each => each.To.Id);
    }

    // Someone who left is awaited no more: whoever keeps the registers is told instead.
    private static IEnumerable<Person> Awaited(Reminder reminder, List<Person> active)
    {
        if (reminder.Person is { } id)
        {
            return active.Find(person => person.Id == id) is { } person ? [person] : active.Where(each => each.Roles.Contains(Roles.ItService));
        }

        var ofRole = active.Where(person => person.Roles.Contains(reminder.Role)).ToList();
        return ofRole.Count > 0 ? ofRole : active.Where(person => person.Roles.Contains(Roles.ItService));
    }
}

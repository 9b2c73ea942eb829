using Balise.Domain.Dossiers;
using Balise.Domain.People;

namespace Balise.Domain.Reminders;

public readonly record struct ReminderId(Guid Value);

/// <summary>How far a reminder went. Each step is one mail, and none is sent twice.</summary>
public enum ReminderStep : byte
{
    None,

    /// <summary>Ten working days or fewer are left.</summary>
    Ahead,

    /// <summary>Two working days or fewer are left.</summary>
    Soon,

    /// <summary>The day is past.</summary>
    Past,
}

/// <summary>A deadline written down: a task on the home page until it is settled, and a mail at each step.</summary>
public sealed class Reminder : IRecordsFacts
{
    /// <summary>Working days left at each step: our own figures, no text gives them.</summary>
    public const int AheadDays = 10, SoonDays = 2;

    private readonly List<Fact> facts = [];

    // For the database only.
    private Reminder() => (Subject, Key, WhatFr, WhatEn, Role) = ("", "", "", "", "");

    public Reminder(ReminderId id, OrganizationId organization, string subject, Deadline deadline, WorkingDays calendar)
        : this()
    {
        (Id, Organization, Subject, Key, Kind) = (id, organization, subject, KeyOf(subject, deadline), deadline.Kind);
        (WhatFr, WhatEn, DueOn, Person, Role, Suspends) = (deadline.What.Fr, deadline.What.En, deadline.DueOn, deadline.Person, deadline.Role, deadline.Suspends);
        NextStepOn = DayOf(ReminderStep.Ahead, calendar);
    }

    public ReminderId Id { get; private set; }

    public OrganizationId Organization { get; private set; }

    /// <summary>Number of the file, or of the authorisation when it has none.</summary>
    public string Subject { get; private set; }

    /// <summary>Unique in the organisation: a deadline that moves is another one.</summary>
    public string Key { get; private set; }

    public DeadlineKind Kind { get; private set; }

    public string WhatFr { get; private set; }

    public string WhatEn { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>Who is awaited; <c>null</c> when it is a role.</summary>
    public PersonId? Person { get; private set; }

    public string Role { get; private set; }

    /// <summary>Once past, the use stops until it is settled.</summary>
    public bool Suspends { get; private set; }

    public ReminderStep Step { get; private set; }

    /// <summary>First day of the next step; <c>null</c> after the last one.</summary>
    public DateOnly? NextStepOn { get; private set; }

    /// <summary><c>null</c> while it is awaited.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public int Version { get; private set; } = 1;

    public Text What => new(WhatFr, WhatEn);

    /// <summary>Goes to whoever replaces the person awaited. What only the requester does stays theirs: a delegate is never the requester.</summary>
    public bool Delegated => Kind != DeadlineKind.PiaReview;

    public IReadOnlyList<Fact> Facts => facts;

    public static string KeyOf(string subject, Deadline deadline) =>
        $"{subject} {deadline.Kind} {deadline.DueOn:O} {deadline.Person?.ToString() ?? deadline.Role} {Fingerprint(deadline.What.Fr)}";

    /// <summary>Goes to the step of the day. True when it is a new one: a mail is due.</summary>
    public bool Advance(DateOnly today, WorkingDays calendar)
    {
        var step = DueOn < today ? ReminderStep.Past
            : calendar.Between(today, DueOn) <= SoonDays ? ReminderStep.Soon
            : calendar.Between(today, DueOn) <= AheadDays ? ReminderStep.Ahead
            : ReminderStep.None;
        if (SettledAt is not null || step <= Step)
        {
            return false;
        }

        Step = step;
        NextStepOn = step == ReminderStep.Past ? null : DayOf(step + 1, calendar);
        Version++;
        if (step == ReminderStep.Past)
        {
            facts.Add(new Fact("deadline.passed", $"{(Kind == DeadlineKind.AuthorizationLapses ? "authorization" : "dossier")}:{Subject}", ("kind", Kind.ToString()), ("what", WhatFr), ("dueOn", DueOn.ToString("O"))));
        }

        return true;
    }

    public void Settle(DateTimeOffset at)
    {
        (SettledAt, NextStepOn) = (at, null);
        Version++;
    }

    /// <summary>Awaited again: what settled it was undone.</summary>
    public void Reopen(WorkingDays calendar)
    {
        (SettledAt, NextStepOn) = (null, Step == ReminderStep.Past ? null : DayOf(Step + 1, calendar));
        Version++;
    }

    public void ForgetFacts() => facts.Clear();

    private DateOnly DayOf(ReminderStep step, WorkingDays calendar)
    {
        if (step == ReminderStep.Past)
        {
            return DueOn.AddDays(1);
        }

        var (day, left) = (DueOn, step == ReminderStep.Soon ? SoonDays : AheadDays);
        while (calendar.Between(day.AddDays(-1), DueOn) <= left)
        {
            day = day.AddDays(-1);
        }

        return day;
    }

    // Stable between processes, unlike a string's own hash code.
    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))[..12];
}

/// <summary>What waits for someone, for themselves or in the place of someone absent.</summary>
/// <param name="InPlaceOf">Who is replaced; <c>null</c> when it is their own.</param>
public sealed record AwaitedTask(Reminder Reminder, StandIn? InPlaceOf);

/// <summary>What waits for people, those they replace included.</summary>
public static class AwaitedTasks
{
    /// <summary>Each once, soonest first: one question, and one more for each person replaced.</summary>
    public static async Task<IReadOnlyList<AwaitedTask>> AwaitedAsync(this IReminderStore reminders, Actor actor, DateOnly until, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(reminders);
        ArgumentNullException.ThrowIfNull(actor);
        List<AwaitedTask> awaited = [.. (await reminders.AwaitedAsync(actor.Person, [actor.Role], until, ct)).Select(each => new AwaitedTask(each, null))];
        foreach (var away in actor.Replaces)
        {
            var theirs = await reminders.AwaitedAsync(away.Person, away.Roles, until, ct);
            awaited.AddRange(theirs.Where(each => each.Delegated && awaited.TrueForAll(own => own.Reminder.Id != each.Id)).Select(each => new AwaitedTask(each, away)));
        }

        return [.. awaited.OrderBy(each => each.Reminder.DueOn)];
    }
}

/// <summary>The reminders of the current organisation.</summary>
public interface IReminderStore
{
    /// <summary>All of one file or authorisation, settled ones included.</summary>
    Task<IReadOnlyList<Reminder>> OfAsync(string subject, CancellationToken ct);

    /// <summary>Awaited, whose next step has come, soonest first; at most so many.</summary>
    Task<IReadOnlyList<Reminder>> ReadyAsync(DateOnly today, int atMost, CancellationToken ct);

    /// <summary>Awaited from a person or one of the roles, due on a day or before, soonest first: the tasks of the home page.</summary>
    Task<IReadOnlyList<Reminder>> AwaitedAsync(PersonId person, IReadOnlyList<string> roles, DateOnly until, CancellationToken ct);

    /// <summary>
    /// For each file that is not over, a number that changes when the file or one of its opinions does. For each authorisation in force, the same.
    /// </summary>
    Task<IReadOnlyDictionary<string, long>> StampsAsync(CancellationToken ct);

    void Add(Reminder reminder);
}

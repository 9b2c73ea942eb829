using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.Norms;
using Balise.Domain.Oversight;
using Balise.Domain.People;
using Balise.Domain.Reminders;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Web.Shell;

namespace Balise.Web.Home;

/// <summary>
/// What waits for a person under the role they act in, computed from the registers: nobody assigns it, and it goes away when the
/// register changes.
/// </summary>
public sealed class HomeTasks(
    IWaitingRegister waiting, IStore<AiSystem> systems, IStore<EmergencyStop> stops, IReminderStore reminders,
    RequestLanguage language, Formats formats, HomeClock clock)
{
    /// <summary>The product's own notice before an authorisation ends; no text gives one.</summary>
    public const int ExpiryNoticeDays = 60;

    /// <summary>Of one kind, listed one by one; the rest is one line with their number. Ours.</summary>
    public const int Listed = 25;

    /// <summary>In the order of urgency, then of due dates: late first.</summary>
    /// <param name="away">Someone else does today what this person is awaited for by name.</param>
    public async Task<IReadOnlyList<HomeTask>> ForAsync(Actor actor, bool away, CancellationToken ct)
    {
        List<HomeTask> tasks = [];
        if (Acts(actor, Roles.StopAuthorities))
        {
            tasks.AddRange((await stops.AllAsync(ct)).Where(s => s.Active).Select(s => Stop(s, actor)));
        }

        if (Acts(actor, [.. Roles.Deciders, .. Roles.RegisterKeepers]))
        {
            tasks.AddRange(await RegistersAsync(actor, ct));
        }

        if (Acts(actor, [.. Roles.Deciders, .. Roles.RegisterKeepers, Roles.SecurityOfficer]))
        {
            tasks.AddRange((await systems.AllAsync(ct)).Select(s => Of(s, actor)).OfType<HomeTask>());
        }

        tasks.AddRange((await reminders.AwaitedAsync(actor, clock.Today.AddDays(ExpiryNoticeDays), ct))
            .Where(r => r.Reminder.Kind != DeadlineKind.AuthorizationLapses && !(away && r is { InPlaceOf: null, Reminder: { Delegated: true, Person: not null } }))
            .Select(r => Awaited(r.Reminder) with { InPlaceOf = r.InPlaceOf?.Name }));
        if (actor.IsOneOf(Roles.DecisionReviewers))
        {
            tasks.AddRange((await waiting.ReviewsAsync(actor.Person, Listed, ct))
                .Select(number => new HomeTask(TaskWhen.ThisWeek, "task.review", number, $"/passerelle/decisions/{number}", "task.review.why", number)));
        }

        var refused = await waiting.UseCasesAsync(UseCaseState.Refused, actor.Person, null, Listed, ct);
        tasks.AddRange(refused.First.Select(u => new HomeTask(TaskWhen.Later, "task.refused", u.Title, Page(u.Slug), "task.refused.why", Since: u.ChangedAt)));
        return [.. tasks.OrderBy(t => t.When).ThenBy(t => t.Due ?? DateOnly.MaxValue).ThenBy(t => t.Count > 1).ThenBy(t => t.Since ?? DateTimeOffset.MaxValue)];
    }

    // The role acted under, not every role held: the same person sees two homes.
    private static bool Acts(Actor actor, IReadOnlyList<string> roles) => roles.Contains(actor.Role);

    private static string Page(string slug) => $"/cas-usage/{slug}";

    private static HomeTask Stop(EmergencyStop stop, Actor actor) => stop.PressedBy == actor.Person
        ? new(TaskWhen.Today, "task.stop.follow", stop.Target, "/passerelle", "task.stop.follow.why", stop.Reason, Since: stop.PressedAt)
        : new(TaskWhen.Today, "task.stop.lift", stop.Target, "/passerelle", "task.stop.lift.why", stop.Reason, Since: stop.PressedAt);

    private async Task<IReadOnlyList<HomeTask>> RegistersAsync(Actor actor, CancellationToken ct)
    {
        var proposed = await waiting.UseCasesAsync(UseCaseState.Proposed, null, null, Listed, ct);
        List<HomeTask> tasks =
        [
            .. proposed.First.Select(u => new HomeTask(TaskWhen.ThisWeek, "task.evaluate", u.Title, Page(u.Slug), "task.evaluate.why", u.Number, Since: u.ChangedAt)),
            .. Others("task.evaluate.others", UseCaseState.Proposed, proposed),
        ];
        if (Acts(actor, Roles.Deciders))
        {
            // Nobody decides what they requested (segregation of duties).
            var evaluated = await waiting.UseCasesAsync(UseCaseState.InEvaluation, null, actor.Person, Listed, ct);
            tasks.AddRange(evaluated.First.Select(u => new HomeTask(TaskWhen.ThisWeek, "task.decide", u.Title, Page(u.Slug), "task.decide.why", u.Number, Since: u.ChangedAt)));
            tasks.AddRange(Others("task.decide.others", UseCaseState.InEvaluation, evaluated));
        }

        var ending = await waiting.EndingAsync(clock.Today, clock.Today.AddDays(ExpiryNoticeDays), Listed, ct);
        tasks.AddRange(ending.First.Select(Expiry));
        if (ending.Total > ending.First.Count)
        {
            var others = ending.Total - ending.First.Count;
            tasks.Add(new(TaskWhen.Later, "task.renew.others", formats.Number(others), "/passerelle/autorisations", "task.others.why", Count: others));
        }

        return tasks;
    }

    private IEnumerable<HomeTask> Others(string text, UseCaseState state, Waiting<WaitingUseCase> waits)
    {
        var others = waits.Total - waits.First.Count;
        return others > 0 ? [new(TaskWhen.ThisWeek, text, formats.Number(others), $"/cas-usage?etat={state}&tri=changed", "task.others.why", Count: others)] : [];
    }

    // What a mail tells is here too, until it is settled.
    private HomeTask Awaited(Reminder reminder)
    {
        var left = reminder.DueOn.DayNumber - clock.Today.DayNumber;
        var when = left <= 0 ? TaskWhen.Today : left <= 7 ? TaskWhen.ThisWeek : TaskWhen.Later;
        var what = language.Current == Shell.Language.English ? reminder.WhatEn : reminder.WhatFr;
        return new(
            when, left < 0 ? "task.reminder.late" : "task.reminder", what, $"/demandes/{reminder.Subject}", reminder.Suspends ? "task.reminder.stops.why" : "task.reminder.why",
            reminder.Subject, Due: reminder.DueOn);
    }

    private HomeTask Expiry(EndingAuthorization ending)
    {
        var left = ending.Until.DayNumber - clock.Today.DayNumber;
        var when = left == 0 ? TaskWhen.Today : left <= 7 ? TaskWhen.ThisWeek : TaskWhen.Later;
        return new(when, "task.renew", ending.Title, Page(ending.UseCase), "task.renew.why", ending.Number, Due: ending.Until);
    }

    private HomeTask? Of(AiSystem system, Actor actor)
    {
        var page = $"/systemes/{system.Slug}";
        if (system.Details.ProhibitedBy(clock.Norms) is not null)
        {
            return system.State is not SystemState.Decommissioned && Acts(actor, [Roles.SecurityOfficer, .. Roles.RegisterKeepers])
                ? new(TaskWhen.Today, "task.prohibited", system.Details.Name, page, "task.prohibited.why", system.Details.Provider)
                : null;
        }

        return system.State switch
        {
            SystemState.Draft when Acts(actor, Roles.Deciders) => new(TaskWhen.ThisWeek, "task.service", system.Details.Name, page, "task.service.why"),
            SystemState.Draft when Acts(actor, Roles.RegisterKeepers) => new(TaskWhen.Later, "task.draft", system.Details.Name, page, "task.draft.why"),
            SystemState.Suspended when Acts(actor, Roles.Deciders) => new(TaskWhen.Later, "task.suspended", system.Details.Name, page, "task.suspended.why"),
            _ => null,
        };
    }
}

/// <summary>The day tasks are counted from, and the norms they are judged with.</summary>
public sealed class HomeClock(Formats formats, NormsPack norms)
{
    public DateOnly Today => formats.Today;

    public NormsPack Norms { get; } = norms;
}

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
    IStore<UseCase> useCases, IStore<AiSystem> systems, IStore<Authorization> authorizations, IStore<EmergencyStop> stops, IReminderStore reminders,
    RequestLanguage language, HomeClock clock)
{
    /// <summary>The product's own notice before an authorisation ends; no text gives one.</summary>
    public const int ExpiryNoticeDays = 60;

    /// <summary>In the order of urgency, then of due dates: late first.</summary>
    /// <param name="away">Someone else does today what this person is awaited for by name.</param>
    public async Task<IReadOnlyList<HomeTask>> ForAsync(Actor actor, bool away, CancellationToken ct)
    {
        var cases = await useCases.AllAsync(ct);
        List<HomeTask> tasks = [];
        if (Acts(actor, Roles.StopAuthorities))
        {
            tasks.AddRange((await stops.AllAsync(ct)).Where(s => s.Active).Select(s => Stop(s, actor)));
        }

        if (Acts(actor, [.. Roles.Deciders, .. Roles.RegisterKeepers]))
        {
            var decides = Acts(actor, Roles.Deciders);
            tasks.AddRange(cases.Select(u => Waiting(u, actor, decides)).OfType<HomeTask>());
            tasks.AddRange((await authorizations.AllAsync(ct)).Select(a => Expiry(a, cases)).OfType<HomeTask>());
        }

        if (Acts(actor, [.. Roles.Deciders, .. Roles.RegisterKeepers, Roles.SecurityOfficer]))
        {
            tasks.AddRange((await systems.AllAsync(ct)).Select(s => Of(s, actor)).OfType<HomeTask>());
        }

        tasks.AddRange((await reminders.AwaitedAsync(actor, clock.Today.AddDays(ExpiryNoticeDays), ct))
            .Where(r => r.Reminder.Kind != DeadlineKind.AuthorizationLapses && !(away && r is { InPlaceOf: null, Reminder: { Delegated: true, Person: not null } }))
            .Select(r => Awaited(r.Reminder) with { InPlaceOf = r.InPlaceOf?.Name }));
        tasks.AddRange(cases.Where(u => u.RequestedBy == actor.Person && u.State is UseCaseState.Refused)
            .Select(u => new HomeTask(TaskWhen.Later, "task.refused", u.Details.Title, Page(u), "task.refused.why", Since: u.ChangedAt)));
        return [.. tasks.OrderBy(t => t.When).ThenBy(t => t.Due ?? DateOnly.MaxValue).ThenBy(t => t.Since ?? DateTimeOffset.MaxValue)];
    }

    // The role acted under, not every role held: the same person sees two homes.
    private static bool Acts(Actor actor, IReadOnlyList<string> roles) => roles.Contains(actor.Role);

    private static string Page(UseCase useCase) => $"/cas-usage/{useCase.Slug}";

    private static HomeTask Stop(EmergencyStop stop, Actor actor) => stop.PressedBy == actor.Person
        ? new(TaskWhen.Today, "task.stop.follow", stop.Target, "/passerelle", "task.stop.follow.why", stop.Reason, Since: stop.PressedAt)
        : new(TaskWhen.Today, "task.stop.lift", stop.Target, "/passerelle", "task.stop.lift.why", stop.Reason, Since: stop.PressedAt);

    private static HomeTask? Waiting(UseCase useCase, Actor actor, bool decides) => useCase.State switch
    {
        // Nobody decides what they requested (segregation of duties).
        UseCaseState.InEvaluation when decides && useCase.RequestedBy != actor.Person =>
            new(TaskWhen.ThisWeek, "task.decide", useCase.Details.Title, Page(useCase), "task.decide.why", useCase.Number, Since: useCase.ChangedAt),
        UseCaseState.Proposed =>
            new(TaskWhen.ThisWeek, "task.evaluate", useCase.Details.Title, Page(useCase), "task.evaluate.why", useCase.Number, Since: useCase.ChangedAt),
        _ => null,
    };

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

    private HomeTask? Expiry(Authorization authorization, IReadOnlyList<UseCase> cases)
    {
        var left = authorization.Terms.Until.DayNumber - clock.Today.DayNumber;
        if (authorization.State is not AuthorizationState.InForce || left is < 0 or > ExpiryNoticeDays
            || cases.FirstOrDefault(u => u.Id == authorization.UseCase) is not { } useCase)
        {
            return null;
        }

        var when = left == 0 ? TaskWhen.Today : left <= 7 ? TaskWhen.ThisWeek : TaskWhen.Later;
        return new(when, "task.renew", useCase.Details.Title, Page(useCase), "task.renew.why", authorization.Number, Due: authorization.Terms.Until);
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

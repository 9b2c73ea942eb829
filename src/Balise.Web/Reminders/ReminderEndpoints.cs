using Balise.Domain;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Reminders;
using Balise.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Balise.Web.Reminders;

/// <summary>What is awaited from whoever asks.</summary>
internal static class ReminderEndpoints
{
    // Sixty days ahead is what the home page shows.
    private const int Days = 60;

    public static void MapReminders(this IEndpointRouteBuilder api) =>
        api.MapGet("/reminders", ListAsync).WithTags("Approval files").WithSummary("What is awaited from you within sixty days, late first");

    private static async Task<Ok<IReadOnlyList<ReminderView>>> ListAsync(IReminderStore reminders, DossierOffice office, ApiCaller caller, CancellationToken ct) =>
        TypedResults.Ok<IReadOnlyList<ReminderView>>(
            [.. (await reminders.AwaitedAsync(caller.Actor, office.Today.AddDays(Days), ct)).Select(each => ReminderView.Of(each.Reminder, each.InPlaceOf))]);
}

/// <param name="Subject">Number of the file or authorisation.</param>
/// <param name="Step">Last mail sent.</param>
/// <param name="InPlaceOf">Name of whom you replace for it.</param>
public sealed record ReminderView(string Subject, DeadlineKind Kind, Text What, DateOnly DueOn, bool Suspends, ReminderStep Step, string? InPlaceOf)
{
    internal static ReminderView Of(Reminder reminder, StandIn? inPlaceOf) =>
        new(reminder.Subject, reminder.Kind, reminder.What, reminder.DueOn, reminder.Suspends, reminder.Step, inPlaceOf?.Name);
}

using System.Globalization;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.People.Absences;

namespace Balise.Domain.Reminders;

/// <summary>What a reminder says, in French then in English. It names the file and the thing awaited, never what the file contains.</summary>
/// <param name="portal">Address of the portal, without a final slash.</param>
public sealed class ReminderLetter(string portal)
{
    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <param name="inPlaceOf">Who is awaited, when it is someone absent.</param>
    public Mail Write(MailId id, Reminder reminder, Person to, Person? inPlaceOf, DateTimeOffset at)
    {
        var late = reminder.Step == ReminderStep.Past;
        var french = Day(reminder.DueOn);
        var english = reminder.DueOn.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
        var subject = late ? $"En retard depuis le {french} : {reminder.WhatFr}" : $"Rappel pour le {french} : {reminder.WhatFr}";
        var address = reminder.Kind == DeadlineKind.AuthorizationLapses ? $"{portal}/passerelle/autorisations/{reminder.Subject}" : $"{portal}/demandes/{reminder.Subject}";
        var body =
            $"""
            Bonjour {to.FullName},

            {Said(reminder)}{(inPlaceOf is null ? "" : $" Vous remplacez {inPlaceOf.FullName}.")}

            {reminder.WhatFr}
            Dossier : {reminder.Subject}
            Échéance : {french}
            {address}

            Ce rappel figure aussi parmi vos tâches, sur la page d’accueil de Balise.

            ---
            {(late ? "Overdue since" : "Due on")} {english}: {reminder.WhatEn} ({reminder.Subject}){(inPlaceOf is null ? "" : $", in place of {inPlaceOf.FullName}")}
            """;
        return new(id, reminder.Organization, to.Email, $"{OneLine(subject)} ({reminder.Subject})", body, at);
    }

    /// <summary>Told to whoever takes the place of someone away.</summary>
    public Mail Delegation(MailId id, Person away, Person to, AbsenceTerms terms, DateTimeOffset at)
    {
        var body =
            $"""
            Bonjour {to.FullName},

            Du {Day(terms.From)} au {Day(terms.Until)}, vous remplacez {away.FullName} dans les dossiers d’autorisation : ses tâches, ses demandes d’avis et ses rappels vous parviennent. Chaque acte dira que vous l’avez fait en remplacement.
            {(terms.Act.Length > 0 ? $"Acte de délégation : {OneLine(terms.Act)}" : "")}
            {portal}/compte/absences

            ---
            From {terms.From.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)} to {terms.Until.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture)}, you replace {away.FullName} in approval files.
            """;
        return new(id, away.Organization, to.Email, OneLine($"Vous remplacez {away.FullName} du {Day(terms.From)} au {Day(terms.Until)}"), body, at);
    }

    private static string Said(Reminder reminder) => (reminder.Step, reminder.Suspends) switch
    {
        (ReminderStep.Past, true) => "L’échéance ci-dessous est passée. L’usage est suspendu jusqu’à ce qu’elle soit réglée.",
        (ReminderStep.Past, false) => "L’échéance ci-dessous est passée.",
        (_, true) => "Une échéance approche. Une fois la date passée, l’usage sera suspendu jusqu’à ce qu’elle soit réglée.",
        _ => "Une échéance approche.",
    };

    private static string Day(DateOnly day) => $"{(day.Day == 1 ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture))} {Months[day.Month - 1]} {day.Year}";

    // A condition is typed by people: a line break in a subject would be a header.
    private static string OneLine(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 150 ? line : $"{line[..149]}…";
    }
}

using Balise.Domain.Policies;
using Balise.Domain.Reminders;

namespace Balise.Domain.People.Absences;

/// <summary>Says that a person is away, and who takes their place in approval files. The delegate is told by mail.</summary>
public sealed class DeclareAbsence(IAbsenceStore absences, IStore<Person> people, IMailStore mails, ReminderLetter letter, IChanges changes, TimeProvider clock)
{
    /// <param name="person">E-mail; of whoever asks when empty.</param>
    /// <param name="stand">E-mail of the delegate.</param>
    public async Task<Result<Absence>> ExecuteAsync(string person, string stand, AbsenceTerms terms, Actor by, CancellationToken ct)
    {
        var away = person.Length == 0 ? await people.FindAsync(by.Person.Value, ct) : await people.FindAsync(person, ct);
        if (away is null)
        {
            return new Invalid([new("person", "field.unknown", ("value", person))]);
        }

        if (stand.Length == 0)
        {
            return new Invalid([new("delegate", "field.required")]);
        }

        if (await people.FindAsync(stand, ct) is not { } colleague)
        {
            return new Invalid([new("delegate", "field.unknown", ("value", stand))]);
        }

        var now = clock.GetUtcNow();
        var today = LegalDay.Of(now);
        var declared = Absence.Declare(new(Guid.CreateVersion7(now)), away, colleague, terms, await absences.FromAsync(today, ct), by, today, now);
        if (!declared.Ok)
        {
            return declared;
        }

        absences.Add(declared.Value);
        mails.Add(letter.Delegation(new(Guid.CreateVersion7(now)), away, colleague, terms, now));
        return await changes.SaveAsync(by, ct) is { } error ? error : declared;
    }
}

using System.Globalization;
using Balise.Domain;
using Balise.Domain.People;
using Balise.Journal.Entries;

namespace Balise.Persistence.Journaling;

/// <summary>A fact as a journal entry: <c>event subject actor source details</c>; the actor says in whose place they acted.</summary>
internal static class GovernanceEntry
{
    public static string LogOf(OrganizationId organization) => $"governance-{organization}";

    public static PendingEntry From(Fact fact, Actor by, DateTimeOffset at)
    {
        var body = new CanonicalJsonWriter().BeginObject();
        body.Name("event"u8).String(fact.Event);
        body.Name("subject"u8).String(fact.Subject);
        body.Name("actor"u8).BeginObject();
        body.Name("person"u8).String(by.Person.Value.ToString("D", CultureInfo.InvariantCulture));
        body.Name("role"u8).String(by.Role);
        body.Name("name"u8).String(by.Name);
        if (by.InPlaceOf is { } away)
        {
            body.Name("inPlaceOf"u8).BeginObject();
            body.Name("person"u8).String(away.Person.Value.ToString("D", CultureInfo.InvariantCulture));
            body.Name("name"u8).String(away.Name);
            body.EndObject();
        }

        body.EndObject();
        if (fact.Source is { } source)
        {
            body.Name("source"u8).String(source);
        }

        body.Name("details"u8).BeginObject();
        foreach (var (name, value) in fact.Details)
        {
            body.Name(System.Text.Encoding.UTF8.GetBytes(name));
            _ = value is null ? body.Null() : body.String(value);
        }

        body.EndObject().EndObject();
        return new PendingEntry(EntryId.New(at), EntryType.Governance, at, by.Organization.ToString(), EntryBody.From(body));
    }
}

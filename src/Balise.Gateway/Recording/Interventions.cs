using Balise.Domain.Oversight.Validations;
using Balise.Domain.Policies;
using Balise.Gateway.Pipeline;
using Balise.Journal.Entries;

namespace Balise.Gateway.Recording;

/// <summary>What people did to calls under way, each entry beside the decision it is about. No content is in them.</summary>
internal sealed class Interventions(JournalWriter journal, TimeProvider clock)
{
    /// <summary>
    /// Durable when it returns: nothing waits, and nothing is let go, without its trace. Reasons about a person are sealed with their decision,
    /// not here.
    /// </summary>
    public Task WriteAsync(Call call, Guid validation, HeldState state, string tools, Guid? by, string? reason)
    {
        var at = clock.GetUtcNow();
        return journal.AppendAsync(new PendingEntry(
            EntryId.New(at), EntryType.Intervention, at, call.Holder.Organization.ToString(), Body(validation, state, tools, by, call.Facts.Subject is null ? reason : null, call.Facts),
            call.RequestId, call.Decision));
    }

    /// <summary>One that a dead process left: its call ended with it.</summary>
    public void Interrupted(LeftBehind left)
    {
        var at = clock.GetUtcNow();
        journal.AppendLater(new PendingEntry(
            EntryId.New(at), EntryType.Intervention, at, left.Organization.ToString(), Body(left.Id, HeldState.Interrupted, "", null, null, default), null,
            new EntryId(left.Decision)));
    }

    private static EntryBody Body(Guid validation, HeldState state, string tools, Guid? by, string? reason, in RequestFacts facts)
    {
        var body = new CanonicalJsonWriter().BeginObject()
            .Name("intervention"u8).String("validation")
            .Name("validation"u8).String(validation.ToString())
            .Name("state"u8).String(state.ToString().ToLowerInvariant());
        if (tools.Length > 0)
        {
            body.Name("tools"u8).String(tools);
        }

        if (facts.Subject is { } subject)
        {
            body.Name("subject"u8).String(subject);
        }

        if (facts.ConsentId != Guid.Empty)
        {
            body.Name("consent"u8).String(facts.ConsentId.ToString());
        }

        if (by is { } person)
        {
            body.Name("by"u8).String(person.ToString());
        }

        if (!string.IsNullOrEmpty(reason))
        {
            body.Name("reason"u8).String(reason);
        }

        return EntryBody.From(body.EndObject());
    }
}

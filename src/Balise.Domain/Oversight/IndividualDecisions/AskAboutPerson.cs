using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>
/// What the gateway will say of the person a request is about, asked before anything is typed. The gateway asks again by itself when the request
/// leaves: this one decides nothing.
/// </summary>
public sealed class AskAboutPerson(IConsentDesk consents, ISecretBox box, ActivePolicies policies)
{
    /// <summary>The use case as the policy in force has it, when it decides about persons; else <c>null</c>.</summary>
    public SnapshotUseCase? Deciding(string useCase, Actor by) =>
        policies.Find(by.Organization) is { } policy && policy.FindUseCase(useCase) is >= 0 and var index && policy.UseCaseAt(index) is { Decisions: not null } deciding
            ? deciding
            : null;

    /// <param name="reference">As the person's file is named (<see cref="Subjects"/>).</param>
    public async Task<Result<PersonStanding>> ExecuteAsync(SnapshotUseCase deciding, string reference, Actor by, CancellationToken ct)
    {
        if (!Subjects.IsValid(reference))
        {
            return new Invalid([new(nameof(Consent.Subject), "subject.form")]);
        }

        var found = await consents.FindAsync(by.Organization.Value, deciding.Slug, Subjects.Key(box, by.Organization, reference), ct);
        return new PersonStanding(reference, Seen(found?.State), deciding.Decisions!);
    }

    /// <summary>What an answer of the register, or its absence, is for the rules.</summary>
    public static ConsentSeen Seen(ConsentState? state) => state switch
    {
        ConsentState.Given => ConsentSeen.Given,
        ConsentState.Refused => ConsentSeen.Refused,
        ConsentState.Withdrawn => ConsentSeen.Withdrawn,
        _ => ConsentSeen.None,
    };
}

/// <param name="Subject">As given.</param>
/// <param name="Rule">What the use case asks before anything leaves, and the human path.</param>
public sealed record PersonStanding(string Subject, ConsentSeen Consent, SnapshotDecisions Rule)
{
    public bool Permitted => Rule.Permits(Consent);
}

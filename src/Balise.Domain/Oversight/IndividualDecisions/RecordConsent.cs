using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>Writes down that a person consents, refuses or withdraws. The next request of the use case obeys it.</summary>
public sealed class RecordConsent(
    IStore<Consent> consents, IStore<DecisionRule> rules, ISecretBox box, IChanges changes, TimeProvider clock)
{
    public async Task<Result<Consent>> ExecuteAsync(string useCase, string subject, ConsentAnswer answer, Actor by, CancellationToken ct)
    {
        if (await rules.FindAsync(useCase, ct) is not { Terms.InForce: true } rule)
        {
            return new NotFound("decision_rule.not_found");
        }

        if (!Subjects.IsValid(subject))
        {
            return new Invalid([new(nameof(Consent.Subject), "subject.form")]);
        }

        var now = clock.GetUtcNow();
        var key = Subjects.Key(box, by.Organization, subject);
        var known = await consents.FindAsync(Name(useCase, key), ct);
        var consent = known ?? Consent.Ask(new(Guid.CreateVersion7(now)), useCase, subject, key, by.Organization);
        if (consent.Record(answer, rule.Version, by, now, LegalDay.Of(now)) is { Ok: false } refused)
        {
            return refused.Error;
        }

        if (known is null)
        {
            consents.Add(consent);
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : consent;
    }

    /// <summary>What the store knows one consent by.</summary>
    public static string Name(string useCase, string subjectKey) => $"{useCase}/{subjectKey}";
}

/// <summary>What the gateway asks before anything about a person leaves. Read anew for each request.</summary>
public interface IConsentDesk
{
    /// <summary>How it stands; <c>null</c> when nothing was recorded.</summary>
    Task<(Guid Id, ConsentState State)?> FindAsync(Guid organization, string useCase, string subjectKey, CancellationToken ct);
}

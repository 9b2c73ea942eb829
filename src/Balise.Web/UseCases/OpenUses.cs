using Balise.Domain;
using Balise.Domain.Data;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Web.UseCases;

/// <summary>The use cases open to a person today, answered by the policy the gateway applies.</summary>
public sealed class OpenUses(ActivePolicies policies, IStore<Person> people, LegalDay legalDay)
{
    /// <summary>In the order of their titles; empty when no policy is in force.</summary>
    public async Task<IReadOnlyList<OpenUse>> ForAsync(Actor actor, CancellationToken ct)
    {
        if (policies.Find(actor.Organization) is not { } policy)
        {
            return [];
        }

        var person = await people.FindAsync(actor.Person.Value, ct);
        var requester = new Requester(actor.Person.Value, actor.Roles, person?.Unit ?? "");
        var day = legalDay.Today(policy);
        return [.. Enumerable.Range(0, policy.Snapshot.UseCases.Count)
            .Select(useCase => Open(policy, useCase, requester, day)).OfType<OpenUse>()
            .OrderBy(u => u.Title, StringComparer.OrdinalIgnoreCase)];
    }

    // The highest level first: what a person wants to know is how far the use goes.
    private static OpenUse? Open(CompiledPolicy policy, int index, Requester requester, DateOnly day)
    {
        var useCase = policy.UseCaseAt(index);
        var system = policy.Snapshot.Systems.Select((s, i) => (s.Slug, Index: i)).First(s => s.Slug == useCase.System).Index;
        for (var level = SecurityLevel.ProtectedC; ; level--)
        {
            var verdict = policy.Evaluate(new RequestFacts
            {
                Day = day, Model = policy.SystemAt(system).Models.FirstOrDefault(), System = system, UseCase = index, UseType = -1,
                Requester = requester, Declared = level,

                // Open to ask about a person who consented: who that is comes with each message.
                Subject = "", Consent = ConsentSeen.Given,
            });
            if (!verdict.Refused)
            {
                var until = policy.Snapshot.Authorizations.First(a => a.Number == verdict.Authorization).Until;
                return new OpenUse(useCase.Slug, useCase.Number, useCase.Title, useCase.System, level, until);
            }

            if (level is SecurityLevel.Unclassified)
            {
                return null;
            }
        }
    }
}

/// <param name="System">Slug of its system.</param>
/// <param name="UpTo">Highest level this person may declare in it.</param>
/// <param name="Until">Last day of the authorisation that opens it.</param>
public sealed record OpenUse(string Slug, string Number, string Title, string System, SecurityLevel UpTo, DateOnly Until);

using Balise.Domain.Dossiers;
using Balise.Domain.Oversight;
using Balise.Domain.Oversight.Anomalies;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Domain.Oversight.Quotas;
using Balise.Domain.Oversight.Sobriety;
using Balise.Domain.Oversight.Validations;
using Balise.Domain.People;
using Balise.Domain.Policies;
using Balise.Domain.Systems;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Policies;

/// <summary>Everything that policies are made of, for every organisation of this installation.</summary>
public sealed class PolicyInputsReader(BaliseContext context)
{
    /// <summary>One set of inputs for each organisation, as of one instant.</summary>
    public async Task<StoredPolicies> ReadAsync(CancellationToken ct)
    {
        await using var all = await AllOrganizations.ReadAsync(context, ct);
        var organizations = await all.Of<Organization>().ToListAsync(ct);
        var systems = (await all.Of<AiSystem>().ToListAsync(ct)).ToLookup(s => s.Organization);
        var useCases = (await all.Of<UseCase>().ToListAsync(ct)).ToLookup(u => u.Organization);
        var authorizations = (await all.Of<Authorization>().ToListAsync(ct)).ToLookup(a => a.Organization);
        var exemptions = (await all.Of<Exemption>().ToListAsync(ct)).ToLookup(e => e.Organization);
        var stops = (await all.Of<EmergencyStop>().Where(s => s.LiftedAt == null).ToListAsync(ct)).ToLookup(s => s.Organization);
        var people = (await all.Of<Person>().ToListAsync(ct)).ToLookup(p => p.Organization);
        var quotas = (await all.Of<QuotaLimit>().Where(q => q.WithdrawnAt == null).ToListAsync(ct)).ToLookup(q => q.Organization);
        var watches = (await all.Of<AnomalyWatch>().ToListAsync(ct)).ToLookup(w => w.Organization);
        var alerts = (await all.Of<AnomalyAlert>().Where(a => a.ReleasedAt == null && a.Holds).ToListAsync(ct)).ToLookup(a => a.Organization);
        var rules = (await all.Of<ValidationRule>().ToListAsync(ct)).ToLookup(r => r.Organization);
        var zones = (await all.Of<FootprintZone>().ToListAsync(ct)).ToLookup(z => z.Organization);
        var routes = (await all.Of<ModelRoute>().ToListAsync(ct)).ToLookup(r => r.Organization);
        var decisions = (await all.Of<DecisionRule>().ToListAsync(ct)).ToLookup(r => r.Organization);
        var keys = await all.Of<GatewayKey>().ToListAsync(ct);
        var credentials = (await all.Of<SystemCredential>().ToListAsync(ct)).Where(c => c.IsSet).ToDictionary(c => c.System);
        return new StoredPolicies(
            [.. organizations.Select(o => new PolicyInputs(
                o, [.. systems[o.Id]], [.. useCases[o.Id]], [.. authorizations[o.Id]], [.. exemptions[o.Id]], [.. stops[o.Id]], [.. people[o.Id]])
            {
                Quotas = [.. quotas[o.Id]], Watches = [.. watches[o.Id]], Alerts = [.. alerts[o.Id]], ValidationRules = [.. rules[o.Id]],
                Zones = [.. zones[o.Id]], Routes = [.. routes[o.Id]],
                DecisionRules = [.. decisions[o.Id]],
            })],
            Holders(keys, useCases.SelectMany(u => u), people.SelectMany(p => p)),
            [.. systems.SelectMany(s => s).Where(s => credentials.ContainsKey(s.Id)).Select(s => (s, credentials[s.Id]))]);
    }

    // Revoked keys are there too: their use is refused, and seen. The key of someone who left is as good as revoked.
    private static List<KeyHolder> Holders(List<GatewayKey> keys, IEnumerable<UseCase> useCases, IEnumerable<Person> people)
    {
        var slugs = useCases.ToDictionary(u => u.Id, u => u.Slug);
        var persons = people.ToDictionary(p => p.Id);
        return keys.ConvertAll(key =>
        {
            var person = key.Person is { } id ? persons[id] : null;
            return new KeyHolder(
                key.Hash, key.Slug, key.Organization.Value, slugs[key.UseCase],
                person is null ? Requester.Nobody : new Requester(person.Id.Value, person.Roles, person.Unit),
                key.Application, key.RevokedAt is not null || person is { Active: false });
        });
    }
}

/// <param name="Organizations">One for each, in no order.</param>
/// <param name="Keys">Of all of them, revoked ones included.</param>
/// <param name="Credentials">Sealed.</param>
public sealed record StoredPolicies(
    IReadOnlyList<PolicyInputs> Organizations, IReadOnlyList<KeyHolder> Keys, IReadOnlyList<(AiSystem System, SystemCredential Credential)> Credentials);

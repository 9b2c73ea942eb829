using Balise.Domain.Data;
using Balise.Domain.Dossiers;
using Balise.Domain.People;
using Balise.Domain.Policies;

namespace Balise.Web.Dossiers;

/// <summary>
/// What the gateway would do once these terms are in force: the policy of the moment with this authorisation added, compiled and asked
/// with the gateway's own rules. Nothing is saved.
/// </summary>
public sealed class AuthorizationPreview(ActivePolicies policies, LegalDay days)
{
    private const string Number = "A-0000-000";

    /// <summary><c>null</c> when no policy is in force, or when it knows neither the use case nor the system.</summary>
    public PolicyPreview? Of(string useCase, string system, AuthorizationTerms terms, Actor by)
    {
        if (policies.Find(by.Organization) is not { } now
            || !now.Snapshot.UseCases.Any(u => u.Slug == useCase) || !now.Snapshot.Systems.Any(s => s.Slug == system))
        {
            return null;
        }

        var then = new CompiledPolicy(now.Snapshot with
        {
            UseCases = [.. now.Snapshot.UseCases.Select(u => u.Slug == useCase ? u with { Open = true } : u)],

            // Alone for this use case and system: what others open is not what this one will.
            Authorizations = [.. now.Snapshot.Authorizations.Where(a => a.UseCase != useCase || a.System != system), Added(useCase, system, terms)],
        });
        var today = days.Today(now);
        var day = terms.From > today ? terms.From : today;
        var someone = Someone(terms);
        return new PolicyPreview(
            then.Snapshot.Systems.First(s => s.Slug == system),
            [.. Enum.GetValues<SecurityLevel>().Select(level => new PreviewLevel(level, Best(then, useCase, system, terms.UseTypes, level, someone, day)))],
            [.. terms.UseTypes.Select(u => new PreviewUse(u, Best(then, useCase, system, [u], SecurityLevel.Unclassified, someone, day)))]);
    }

    private static SnapshotAuthorization Added(string useCase, string system, AuthorizationTerms terms) => new(
        Number, useCase, system, terms.UseTypes, terms.MaxLevel, [.. terms.Persons.Select(p => p.Value)], terms.ForRoles, terms.Units, terms.From,
        terms.Until, terms.TransferAgreement.Length > 0);

    // Anyone whom the terms name: the preview says what opens for them.
    private static Requester Someone(AuthorizationTerms terms) => new(
        terms.Persons.Select(p => p.Value).FirstOrDefault(), [.. terms.ForRoles.Take(1)], terms.Units.FirstOrDefault() ?? "");

    private static Verdict Best(
        CompiledPolicy policy, string useCase, string system, IReadOnlyList<string> useTypes, SecurityLevel level, Requester requester, DateOnly day)
    {
        var on = policy.Snapshot.Systems.Select((s, i) => (s, i)).First(p => p.s.Slug == system);
        return useTypes.DefaultIfEmpty("").Select(useType => policy.Evaluate(new RequestFacts
        {
            Day = day, Model = on.s.Models.FirstOrDefault(), System = on.i, UseCase = policy.FindUseCase(useCase), UseType = policy.FindUseType(useType),
            Requester = requester, Declared = level,

            // What opens about a person who consents: who that is comes with each request.
            Subject = "", Consent = ConsentSeen.Given,
        })).MinBy(v => v.Effect)!;
    }
}

/// <param name="Levels">The four levels, lowest first, with the best answer over the use types chosen.</param>
/// <param name="Uses">Each use type chosen, with unclassified information.</param>
public sealed record PolicyPreview(SnapshotSystem System, IReadOnlyList<PreviewLevel> Levels, IReadOnlyList<PreviewUse> Uses);

public sealed record PreviewLevel(SecurityLevel Level, Verdict Verdict);

public sealed record PreviewUse(string UseType, Verdict Verdict);

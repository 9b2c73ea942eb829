using Balise.Domain.People;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight.IndividualDecisions;

/// <summary>Says that a use case decides about persons, or no longer does.</summary>
public sealed class SetDecisionRule(IStore<DecisionRule> rules, IStore<UseCase> useCases, IChanges changes, TimeProvider clock)
{
    public async Task<Result<DecisionRule>> ExecuteAsync(string useCase, DecisionTerms terms, Actor by, CancellationToken ct)
    {
        if (await useCases.FindAsync(useCase, ct) is not { } decides)
        {
            return new NotFound("use_case.not_found");
        }

        var now = clock.GetUtcNow();
        terms = string.IsNullOrWhiteSpace(terms.HumanPath) ? terms with { HumanPath = decides.Details.Fallback } : terms;
        var rule = await rules.FindAsync(useCase, ct);
        if (rule is not null)
        {
            if (rule.Change(terms, by, now) is { Ok: false } refused)
            {
                return refused.Error;
            }
        }
        else
        {
            var set = DecisionRule.Set(new(Guid.CreateVersion7(now)), useCase, terms, by, now);
            if (!set.Ok)
            {
                return set.Error;
            }

            rules.Add(rule = set.Value);
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : rule;
    }
}

/// <summary>The body's choice between informing people and asking them first (conflict C11 of the sources).</summary>
public sealed class SetDecisionConsent(IStore<Organization> organizations, IChanges changes)
{
    public async Task<Result<Organization>> ExecuteAsync(DecisionConsent rule, Actor by, CancellationToken ct)
    {
        if (await organizations.FindAsync(by.Organization.Value, ct) is not { } body)
        {
            return new NotFound("organization.not_found");
        }

        if (body.Choose(rule, by) is { Ok: false } refused)
        {
            return refused.Error;
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : body;
    }
}

using Balise.Domain.People;
using Balise.Domain.UseCases;

namespace Balise.Domain.Oversight.Validations;

/// <summary>Says what a use case may not do without a person.</summary>
public sealed class SetValidationRule(
    IStore<ValidationRule> rules, IStore<UseCase> useCases, IStore<Person> people, IChanges changes, TimeProvider clock)
{
    public async Task<Result<ValidationRule>> ExecuteAsync(string useCase, ValidationTerms terms, Actor by, CancellationToken ct)
    {
        if (await useCases.FindAsync(useCase, ct) is null)
        {
            return new NotFound("use_case.not_found");
        }

        foreach (var email in terms.Validators)
        {
            if (await people.FindAsync(email, ct) is null)
            {
                return new Invalid([new(nameof(ValidationTerms.Validators), "field.unknown", ("value", email))]);
            }
        }

        var now = clock.GetUtcNow();
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
            var set = ValidationRule.Set(new(Guid.CreateVersion7(now)), useCase, terms, by, now);
            if (!set.Ok)
            {
                return set.Error;
            }

            rules.Add(rule = set.Value);
        }

        return await changes.SaveAsync(by, ct) is { } error ? error : rule;
    }
}

using System.Linq.Expressions;
using Balise.Domain.Oversight.Validations;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Oversight.Validations;

/// <summary>Named by the use case: one rule for each.</summary>
internal sealed class ValidationRuleStore(BaliseContext context) : Store<ValidationRule>(context)
{
    protected override Expression<Func<ValidationRule, bool>> HasId(Guid id) => x => x.Id == new ValidationRuleId(id);

    protected override Expression<Func<ValidationRule, bool>> IsNamed(string name) => x => x.UseCase == name;

    protected override IQueryable<ValidationRule> InOrder(IQueryable<ValidationRule> rows) => rows.OrderBy(x => x.UseCase);

    protected override object IdOf(ValidationRule item) => item.Id;
}

/// <summary>The latest first; nobody looks further back than the journal, which has them all.</summary>
internal sealed class HeldActionStore(BaliseContext context) : Store<HeldAction>(context)
{
    private const int Shown = 500;

    protected override Expression<Func<HeldAction, bool>> HasId(Guid id) => x => x.Id == new HeldActionId(id);

    protected override Expression<Func<HeldAction, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<HeldAction> InOrder(IQueryable<HeldAction> rows) => rows.OrderByDescending(x => x.HeldAt).ThenBy(x => x.Id).Take(Shown);

    protected override object IdOf(HeldAction item) => item.Id;
}

using System.Linq.Expressions;
using Balise.Domain.Oversight.IndividualDecisions;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Oversight.IndividualDecisions;

/// <summary>Named by the use case: one rule for each.</summary>
internal sealed class DecisionRuleStore(BaliseContext context) : Store<DecisionRule>(context)
{
    protected override Expression<Func<DecisionRule, bool>> HasId(Guid id) => x => x.Id == new DecisionRuleId(id);

    protected override Expression<Func<DecisionRule, bool>> IsNamed(string name) => x => x.UseCase == name;

    protected override IQueryable<DecisionRule> InOrder(IQueryable<DecisionRule> rows) => rows.OrderBy(x => x.UseCase);

    protected override object IdOf(DecisionRule item) => item.Id;
}

/// <summary>Named by the use case and the keyed form of the person, with a stroke between.</summary>
internal sealed class ConsentStore(BaliseContext context) : Store<Consent>(context)
{
    private const int Shown = 500;

    protected override Expression<Func<Consent, bool>> HasId(Guid id) => x => x.Id == new ConsentId(id);

    protected override Expression<Func<Consent, bool>> IsNamed(string name)
    {
        var at = name.LastIndexOf('/');
        var (useCase, key) = at < 0 ? ("", name) : (name[..at], name[(at + 1)..]);
        return x => x.UseCase == useCase && x.SubjectKey == key;
    }

    protected override IQueryable<Consent> InOrder(IQueryable<Consent> rows) => rows.OrderByDescending(x => x.Id).Take(Shown);

    protected override object IdOf(Consent item) => item.Id;
}

/// <summary>The latest first.</summary>
internal sealed class IndividualDecisionStore(BaliseContext context) : Store<IndividualDecision>(context)
{
    private const int Shown = 500;

    protected override Expression<Func<IndividualDecision, bool>> HasId(Guid id) => x => x.Id == new IndividualDecisionId(id);

    protected override Expression<Func<IndividualDecision, bool>> IsNamed(string name) => x => x.Number == name;

    protected override IQueryable<IndividualDecision> InOrder(IQueryable<IndividualDecision> rows) => rows.OrderByDescending(x => x.Id).Take(Shown);

    protected override object IdOf(IndividualDecision item) => item.Id;
}

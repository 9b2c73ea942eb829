using System.Linq.Expressions;
using Balise.Domain.Oversight.Quotas;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Oversight.Quotas;

internal sealed class QuotaLimitStore(BaliseContext context) : Store<QuotaLimit>(context)
{
    protected override Expression<Func<QuotaLimit, bool>> HasId(Guid id) => x => x.Id == new QuotaId(id);

    protected override Expression<Func<QuotaLimit, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<QuotaLimit> InOrder(IQueryable<QuotaLimit> rows) => rows.OrderBy(x => x.SetAt).ThenBy(x => x.Id);

    protected override object IdOf(QuotaLimit item) => item.Id;
}

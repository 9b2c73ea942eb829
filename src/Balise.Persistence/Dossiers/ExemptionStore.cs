using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Dossiers;

internal sealed class ExemptionStore(BaliseContext context) : Store<Exemption>(context)
{
    protected override Expression<Func<Exemption, bool>> HasId(Guid id) => x => x.Id == new ExemptionId(id);

    protected override Expression<Func<Exemption, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<Exemption> InOrder(IQueryable<Exemption> rows) => rows.OrderBy(x => x.GrantedOn).ThenBy(x => x.Id);

    protected override object IdOf(Exemption item) => item.Id;
}

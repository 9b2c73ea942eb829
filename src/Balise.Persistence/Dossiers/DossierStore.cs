using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Dossiers;

internal sealed class DossierStore(BaliseContext context) : Store<Dossier>(context)
{
    protected override Expression<Func<Dossier, bool>> HasId(Guid id) => x => x.Id == new DossierId(id);

    protected override Expression<Func<Dossier, bool>> IsNamed(string name) => x => x.Number == name;

    protected override IQueryable<Dossier> InOrder(IQueryable<Dossier> rows) => rows.OrderBy(x => x.Number);

    protected override object IdOf(Dossier item) => item.Id;
}

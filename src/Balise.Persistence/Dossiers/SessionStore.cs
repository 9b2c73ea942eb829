using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Dossiers;

internal sealed class SessionStore(BaliseContext context) : Store<CommitteeSession>(context)
{
    protected override Expression<Func<CommitteeSession, bool>> HasId(Guid id) => x => x.Id == new SessionId(id);

    protected override Expression<Func<CommitteeSession, bool>> IsNamed(string name) => x => x.Number == name;

    protected override IQueryable<CommitteeSession> InOrder(IQueryable<CommitteeSession> rows) => rows.OrderBy(x => x.HeldOn).ThenBy(x => x.Number);

    protected override object IdOf(CommitteeSession item) => item.Id;
}

using System.Linq.Expressions;
using Balise.Domain.Dossiers;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.Dossiers;

internal sealed class SessionStore(BaliseContext context) : Store<CommitteeSession>(context), ISessionStore
{
    public async Task<SessionSlice> ListAsync(int page, CancellationToken ct)
    {
        var all = Context.Set<CommitteeSession>().AsNoTracking();
        var total = await all.CountAsync(ct);
        return new(
            await all.OrderByDescending(x => x.HeldOn).ThenByDescending(x => x.Number).Skip((Math.Max(page, 1) - 1) * SessionSlice.Size).Take(SessionSlice.Size).ToListAsync(ct),
            total);
    }

    protected override Expression<Func<CommitteeSession, bool>> HasId(Guid id) => x => x.Id == new SessionId(id);

    protected override Expression<Func<CommitteeSession, bool>> IsNamed(string name) => x => x.Number == name;

    protected override IQueryable<CommitteeSession> InOrder(IQueryable<CommitteeSession> rows) => rows.OrderBy(x => x.HeldOn).ThenBy(x => x.Number);

    protected override object IdOf(CommitteeSession item) => item.Id;
}

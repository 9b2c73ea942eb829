using System.Linq.Expressions;
using Balise.Domain.Systems;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Systems;

/// <summary>Found by the id of their system.</summary>
internal sealed class CredentialStore(BaliseContext context) : Store<SystemCredential>(context)
{
    protected override Expression<Func<SystemCredential, bool>> HasId(Guid id) => x => x.System == new SystemId(id);

    protected override Expression<Func<SystemCredential, bool>> IsNamed(string name) => x => x.System == new SystemId(IdFrom(name));

    protected override IQueryable<SystemCredential> InOrder(IQueryable<SystemCredential> rows) => rows.OrderBy(x => x.System);

    protected override object IdOf(SystemCredential item) => item.System;
}

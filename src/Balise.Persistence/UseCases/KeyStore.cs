using System.Linq.Expressions;
using Balise.Domain.UseCases;
using Balise.Persistence.Internal;

namespace Balise.Persistence.UseCases;

internal sealed class KeyStore(BaliseContext context) : Store<GatewayKey>(context), IKeyStore
{
    public Task<IReadOnlyList<GatewayKey>> OfAsync(UseCaseId useCase, CancellationToken ct) => SomeAsync(x => x.UseCase == useCase, ct);

    protected override Expression<Func<GatewayKey, bool>> HasId(Guid id) => x => x.Id == new KeyId(id);

    protected override Expression<Func<GatewayKey, bool>> IsNamed(string name) => x => x.Slug == name;

    protected override IQueryable<GatewayKey> InOrder(IQueryable<GatewayKey> rows) => rows.OrderBy(x => x.Slug);

    protected override object IdOf(GatewayKey item) => item.Id;
}

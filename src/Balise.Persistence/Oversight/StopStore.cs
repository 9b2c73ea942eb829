using System.Linq.Expressions;
using Balise.Domain.Oversight;
using Balise.Persistence.Internal;

namespace Balise.Persistence.Oversight;

internal sealed class StopStore(BaliseContext context) : Store<EmergencyStop>(context)
{
    protected override Expression<Func<EmergencyStop, bool>> HasId(Guid id) => x => x.Id == new StopId(id);

    protected override Expression<Func<EmergencyStop, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<EmergencyStop> InOrder(IQueryable<EmergencyStop> rows) => rows.OrderBy(x => x.PressedAt).ThenBy(x => x.Id);

    protected override object IdOf(EmergencyStop item) => item.Id;
}

using System.Linq.Expressions;
using Balise.Domain.People;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;

namespace Balise.Persistence.People;

internal sealed class PersonStore(BaliseContext context) : Store<Person>(context)
{
    protected override Expression<Func<Person, bool>> HasId(Guid id) => x => x.Id == new PersonId(id);

    protected override Expression<Func<Person, bool>> IsNamed(string name)
    {
        // Nobody types an e-mail address with the same capitals twice.
        var key = SearchKey.Fold(name);
        return x => EF.Property<string>(x, SearchColumns.EmailKey) == key;
    }

    protected override IQueryable<Person> InOrder(IQueryable<Person> rows) =>
        rows.OrderBy(x => x.FullName).ThenBy(x => x.Id);

    protected override object IdOf(Person item) => item.Id;
}

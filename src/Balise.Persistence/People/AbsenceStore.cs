using System.Linq.Expressions;
using Balise.Domain.People;
using Balise.Domain.People.Absences;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.People;

internal sealed class AbsenceStore(BaliseContext context) : Store<Absence>(context), IAbsenceStore
{
    public Task<IReadOnlyList<Absence>> FromAsync(DateOnly day, CancellationToken ct) => SomeAsync(x => x.Until >= day, ct);

    public async Task<IReadOnlyList<StandIn>> ReplacedByAsync(PersonId person, DateOnly day, CancellationToken ct)
    {
        var away = await Context.Set<Absence>().AsNoTracking().Where(x => x.Delegate == person && x.From <= day && x.Until >= day)
            .Join(Context.Set<Person>().Where(p => p.Active), x => x.Person, p => p.Id, (x, p) => new { p.Id, p.FullName, p.Roles })
            .OrderBy(p => p.FullName).ToListAsync(ct);
        return [.. away.Select(p => new StandIn(p.Id, p.FullName, p.Roles))];
    }

    protected override Expression<Func<Absence, bool>> HasId(Guid id) => x => x.Id == new AbsenceId(id);

    protected override Expression<Func<Absence, bool>> IsNamed(string name) => HasId(IdFrom(name));

    protected override IQueryable<Absence> InOrder(IQueryable<Absence> rows) => rows.OrderBy(x => x.From).ThenBy(x => x.Id);

    protected override object IdOf(Absence item) => item.Id;
}

internal sealed class AbsenceConfiguration : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.ToTable("Absences");
        absence.Property(a => a.Id).ValueGeneratedNever();
        absence.Property(a => a.Act).HasMaxLength(500);
        absence.Property(a => a.Version).IsConcurrencyToken();
        absence.Ignore(a => a.Facts);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.Person).OnDelete(DeleteBehavior.Restrict);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.Delegate).OnDelete(DeleteBehavior.Restrict);
        absence.HasIndex(a => new { a.Organization, a.Delegate, a.Until });
        absence.HasIndex(a => new { a.Organization, a.Until });
    }
}

using Balise.Domain.People;
using Balise.Persistence.Internal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Balise.Persistence.People;

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Roles).IsJsonList();
        person.Property<string>(SearchColumns.EmailKey).IsRequired();
        person.HasOne<Organization>().WithMany().HasForeignKey(p => p.Organization).OnDelete(DeleteBehavior.Restrict);
        person.HasIndex(nameof(Person.Organization), SearchColumns.EmailKey).IsUnique();
    }
}
